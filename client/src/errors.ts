import type { ErrorCode, Outcome } from './generated/documents.ts';

/** An error of an answer, as the gateway sends it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode; readonly retryable: boolean; readonly [name: string]: unknown };
}

/** Of the gateway, and of the way to it: the connection failed or broke, or what answered is not the gateway. */
export type FailureCode = ErrorCode | 'NETWORK' | 'BAD_ANSWER';

interface Failure {
  readonly code: FailureCode;
  readonly retryable: boolean;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly errors?: readonly AnswerError[] | undefined;
  readonly data?: unknown;
  readonly cause?: unknown;
}

/** A request failed. Use `code`, never the message. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: FailureCode;
  /** Whether the same request can succeed later. False for a change whose connection broke: it may have happened. */
  readonly retryable: boolean;
  /** The HTTP status. Undefined when no answer arrived. */
  readonly status: number | undefined;
  /** Finds the request in the gateway's log, the audit log and Dovecot's log. */
  readonly requestId: string | undefined;
  /** All errors of the answer. */
  readonly errors: readonly AnswerError[];
  /** What the answer had in spite of the errors. */
  readonly data: unknown;

  constructor(message: string, { code, retryable, status, requestId, errors = [], data, cause }: Failure) {
    super(message, { cause });
    this.code = code;
    this.retryable = retryable;
    this.status = status;
    this.requestId = requestId;
    this.errors = errors;
    this.data = data;
  }
}

/** An error of a change. */
export interface ChangeError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** What each mutation that runs a command returns. */
export interface Payload {
  readonly outcome: Outcome;
  readonly errors: readonly Pick<ChangeError, 'code' | 'message'>[];
}

/** A change was not applied, or not to all, or nothing shows whether it was: see `outcome`. */
export class OutcomeError<Of extends Payload = Payload> extends Error {
  override readonly name = 'OutcomeError';
  /** UNKNOWN: read the current state before you repeat the change. */
  readonly outcome: Exclude<Outcome, 'APPLIED'>;
  /** The code of the first error. */
  readonly code: ErrorCode | undefined;
  /** All that the mutation returned. */
  readonly payload: Of;

  constructor(payload: Of, outcome: Exclude<Outcome, 'APPLIED'>) {
    const [first] = payload.errors;
    super(first === undefined ? `The outcome is ${outcome}.` : `${outcome}, ${first.code}: ${first.message}`);
    this.outcome = outcome;
    this.code = first?.code;
    this.payload = payload;
  }
}

/**
 * Returns the payload of a mutation that was applied.
 *
 * @throws {OutcomeError} for any other outcome
 */
export function applied<Of extends Payload>(payload: Of | null | undefined): Of {
  if (payload === null || payload === undefined) throw new TypeError('The answer has no payload of the mutation.');
  if (payload.outcome !== 'APPLIED') throw new OutcomeError(payload, payload.outcome);
  return payload;
}
