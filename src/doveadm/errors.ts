/**
 * Every code that an answer of this gateway can carry, in `extensions.code` and in `CommandError.code`, with whether a retry of the
 * same request can succeed, and what happened in one sentence. The GraphQL enum `ErrorCode` and the table of docs/errors.md derive from it.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: { retryable: false, meaning: 'The bearer token is missing, expired or not valid here.' },
  FORBIDDEN: { retryable: false, meaning: 'The token does not carry the permission, or the user is outside of its scope.' },
  BAD_USER_INPUT: { retryable: false, meaning: 'An argument is invalid. The message names it. Nothing was changed.' },
  USER_NOT_FOUND: { retryable: false, meaning: 'Dovecot knows no such user (exit code 67).' },
  NOT_FOUND: { retryable: false, meaning: 'No such mailbox, script, session, host or key (exit code 68).' },
  NOT_POSSIBLE: {
    retryable: false,
    meaning: 'Dovecot refused the command because the object exists already or the content is invalid (exit code 65).',
  },
  EXPECTATION_FAILED: { retryable: false, meaning: 'The number of messages differs from the number in `expect`. Nothing was changed.' },
  OVER_QUOTA: { retryable: false, meaning: 'The user is over quota (exit code 73).' },
  TEMPORARY_FAILURE: { retryable: true, meaning: 'Dovecot could not run the command now (exit code 75).' },
  UPSTREAM_NO_PERMISSION: { retryable: false, meaning: 'Dovecot itself lacks the permission, for instance on a file (exit code 77).' },
  UPSTREAM_CONFIG: {
    retryable: false,
    meaning: 'Dovecot is not configured for this, or the URL is not a doveadm HTTP API (exit code 78).',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: { retryable: false, meaning: 'The request holds the hash of a query only: send its text.' },
  PERSISTED_QUERY_NOT_FOUND: { retryable: false, meaning: 'No trusted document has this hash: send the text of the query.' },
  COMMAND_UNSUPPORTED: { retryable: false, meaning: 'This Dovecot has no such command. Nothing was sent.' },
  PARAMETER_UNSUPPORTED: { retryable: false, meaning: "This Dovecot's command has no such parameter. Nothing was sent." },
  PAYLOAD_TOO_LARGE: { retryable: false, meaning: "The request or Dovecot's answer exceeds a size limit of Dovecot or the gateway." },
  COMMAND_CRASHED: { retryable: false, meaning: 'The command ended its doveadm process without an answer, more than once.' },
  UPSTREAM_UNAVAILABLE: { retryable: true, meaning: 'Dovecot could not be reached, or the connection broke.' },
  UPSTREAM_TIMEOUT: { retryable: true, meaning: 'Dovecot did not answer in time.' },
  UPSTREAM_UNAUTHORIZED: { retryable: false, meaning: "Dovecot refused the gateway's API key." },
  COST_LIMIT: { retryable: false, meaning: 'The query would need more doveadm commands, fields or depth than one request may use.' },
  RATE_LIMITED: { retryable: true, meaning: 'Too many commands in too short a time. The `Retry-After` header says when to try again.' },
  OVERLOADED: {
    retryable: true,
    meaning: 'Too many requests are in flight. Nothing was changed. The `Retry-After` header says when to try again.',
  },
  CANCELLED: { retryable: false, meaning: 'The request was stopped by requestCancel. What it had not sent yet was not sent.' },
  SLOW_READER: { retryable: true, meaning: 'A stream was read too slowly and has ended. The message says from where to go on.' },
  INTERNAL: { retryable: false, meaning: "A fault in the gateway. Search the gateway's log for the request id." },
} as const satisfies Record<string, { retryable: boolean; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What an error is about, as far as the gateway knows. Clients receive it, so it never holds a secret. */
export interface ErrorSubject {
  /** The command's name in this API, for instance `mailboxDelete`. */
  readonly command?: string | undefined;
  /** The doveadm host's configured name. */
  readonly host?: string | undefined;
  readonly user?: string | undefined;
  readonly mailbox?: string | undefined;
  /** Path of the input field at fault, for instance `input.search.flags`. */
  readonly field?: string | undefined;
  /** The missing permission. */
  readonly permission?: string | undefined;
  /** Dovecot's exit code, if it sent one. */
  readonly exitCode?: number | undefined;
  /** Seconds after which a retry makes sense. */
  readonly retryAfterSeconds?: number | undefined;
}

export interface ErrorDetails {
  readonly mayHaveRun?: boolean;
  readonly retryable?: boolean;
  readonly answered?: boolean;
  readonly log?: readonly string[] | undefined;
  readonly cause?: unknown;
}

/** The one error class of the gateway: a stable code, a sentence for people, and the subject. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;
  readonly subject: ErrorSubject;
  /**
   * Whether the command may have reached Dovecot. `false` is a promise that it did not run. For a write, `true` without an answer is
   * reported as `UNKNOWN`.
   */
  readonly mayHaveRun: boolean;
  /** Whether the same request can succeed later. Never true for a write that may have run: running it twice is not a retry. */
  readonly retryable: boolean;
  /** Whether Dovecot itself answered with this error. For a write, the payload then contains it. */
  readonly answered: boolean;
  /** What Dovecot logged for this command; undefined when the answer came without log lines. Needs ERROR_LOG_READ. */
  readonly log: readonly string[] | undefined;

  constructor(code: ErrorCode, message: string, subject: ErrorSubject = {}, options: ErrorDetails = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.subject = subject;
    this.mayHaveRun = options.mayHaveRun ?? false;
    this.retryable = options.retryable ?? ERROR_CODES[code].retryable;
    this.answered = options.answered ?? false;
    this.log = options.log;
  }

  get details(): ErrorDetails {
    return { mayHaveRun: this.mayHaveRun, retryable: this.retryable, answered: this.answered, log: this.log, cause: this.cause };
  }

  /** The same error with more about its subject. What it knew already stays. */
  about(subject: ErrorSubject, message = this.message): CodedError {
    return new CodedError(this.code, message, { ...subject, ...withoutUndefined(this.subject) }, this.details);
  }
}

function withoutUndefined(subject: ErrorSubject): ErrorSubject {
  return Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined));
}

/** An invalid input: names the field and the remedy. */
export function badInput(field: string, problem: string): CodedError {
  return new CodedError('BAD_USER_INPUT', `${field}: ${problem}`, { field });
}
