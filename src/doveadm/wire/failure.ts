import { parseSpec, type ParamSpec, type ParamType } from '../param-types.ts';
import { usersNamed } from '../arguments.ts';
import type { AnyCommand } from '../command.ts';
import { CodedError, type ErrorCode, type ErrorSubject } from '../errors.ts';

/** Why a command has no rows. */
export interface AnswerError {
  readonly type: string;
  /** Null unless `type` is `exitCode`. */
  readonly exitCode: number | null;
  /** What Dovecot logged for this command. Absent when the answer came without log lines. */
  readonly log?: readonly string[] | undefined;
}

/** Exit codes of sysexits.h as the servers use them. Dovecot never sends a message with one. */
const EXIT_CODES: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  2: ['TEMPORARY_FAILURE', 'The mailbox changed while the command ran.'],
  64: ['BAD_USER_INPUT', 'Dovecot refused the parameters.'],
  65: ['NOT_POSSIBLE', 'Dovecot refused: it exists already, is in use, or the content is not valid.'],
  67: ['USER_NOT_FOUND', 'There is no such user.'],
  68: ['NOT_FOUND', 'There is no such session, host or key.'],
  73: ['OVER_QUOTA', 'The user is over quota.'],
  75: ['TEMPORARY_FAILURE', 'Dovecot could not do it now.'],
  77: ['UPSTREAM_NO_PERMISSION', 'Dovecot has no permission to do it.'],
  78: ['UPSTREAM_CONFIG', 'Dovecot is not configured for it.'],
};

/** What does not exist at exit code 68, by the type of the parameter that names it. */
const NAMED_BY: Readonly<Partial<Record<ParamType, string>>> = {
  scriptName: 'Sieve script',
  mailbox: 'mailbox',
  mailboxes: 'mailbox',
  query: 'mailbox',
};

/** With these exit codes no command has changed anything: Dovecot refused its parameters or its user at the start. */
const NOTHING_DONE = new Set([64, 67]);

/** The subject of a command, for messages. */
export function subjectOf(command: AnyCommand, args: Readonly<Record<string, unknown>>): ErrorSubject {
  const { mailbox } = args;
  return {
    command: command.name,
    user: usersNamed(command, args)[0],
    mailbox: typeof mailbox === 'string' ? mailbox : undefined,
  };
}

/** The error of `["error", {type, exitCode}, tag]`. Only `exitCode` says anything about the mail; the other types are about the API. */
export function failureOf(command: AnyCommand, args: Readonly<Record<string, unknown>>, { type, exitCode, log }: AnswerError): CodedError {
  const subject = subjectOf(command, args);
  switch (type) {
    case 'exitCode': {
      const code = exitCode ?? -1;
      const passing = command.transientExitCodes?.[code];
      if (passing !== undefined)
        return new CodedError('TEMPORARY_FAILURE', passing, { ...subject, exitCode: code }, { answered: true, log });
      const [errorCode, general] = EXIT_CODES[code] ?? ['TEMPORARY_FAILURE', `Dovecot failed with exit code ${String(code)}.`];
      const message = (code === 65 ? command.refusalMessage : code === 68 ? missing(command, args) : null) ?? general;
      const { partial } = command;
      const inPart = typeof partial === 'function' ? partial(args) : partial === true;
      const mayHaveRun = inPart && !NOTHING_DONE.has(code);
      return new CodedError(errorCode, message, { ...subject, exitCode: code }, { mayHaveRun, answered: true, log });
    }
    case 'unknownMethod':
      return new CodedError('COMMAND_UNSUPPORTED', 'This Dovecot no longer has the command.', subject, { answered: true, log });
    case 'invalidRequest':
      return new CodedError('PARAMETER_UNSUPPORTED', 'This Dovecot does not take the parameters in this form.', subject, {
        answered: true,
        log,
      });
    case 'unAuthorized':
      return new CodedError('UPSTREAM_UNAUTHORIZED', "Dovecot's doveadm_allowed_commands does not allow the command.", subject, {
        answered: true,
        log,
      });
    default:
      return new CodedError('TEMPORARY_FAILURE', `Dovecot failed inside (${type}).`, subject, { mayHaveRun: true, answered: true, log });
  }
}

/** What was not found, by name if it has one; null when the parameters do not show it. */
function missing(command: AnyCommand, args: Readonly<Record<string, unknown>>): string | null {
  const named = Object.entries(command.params as Readonly<Record<string, ParamSpec>>).flatMap(([name, spec]) => {
    const thing = NAMED_BY[parseSpec(spec).type];
    return thing === undefined || args[name] === undefined ? [] : [{ thing, value: args[name] }];
  });
  const [first] = named;
  if (first === undefined) return null;
  const name = named.length === 1 && typeof first.value === 'string' ? `: ${JSON.stringify(first.value)}` : '';
  return `There is no such ${first.thing}${name}.`;
}
