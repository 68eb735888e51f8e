import type { AnyCommand } from '../doveadm/command.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { subjectOf } from '../doveadm/wire/failure.ts';
import { LostEnvelopeError } from '../doveadm/wire/http/lost-envelope.ts';

/** The outcome of a write. UNKNOWN: it may have run, and no answer shows whether it did. */
export type Outcome = 'APPLIED' | 'NOT_APPLIED' | 'PARTIAL' | 'UNKNOWN';

/** The GraphQL interface `CommandPayload`: the outcome of a write, and why it was not applied. */
export interface Payload {
  readonly outcome: Outcome;
  readonly errors: readonly WriteError[];
}

/** A write's outcome, and Dovecot's answer if it was applied. */
export interface WriteResult<R> extends Payload {
  /** Null unless APPLIED. */
  readonly value: R | null;
}

/** Why a write was not applied, or why that is not known. */
export interface WriteError {
  readonly error: CodedError;
  /** Dovecot's own log line. Null when there is no such line or the caller may not see it. */
  readonly log: string | null;
}

/** A write's failure, with whether it may have run. A lost answer is never reported as a failure of the command. */
export function writeFailure(command: AnyCommand, args: Readonly<Record<string, unknown>>, error: unknown): CodedError {
  const subject = subjectOf(command, args);
  if (error instanceof LostEnvelopeError) {
    if (error.kind === 'rejected') return new CodedError('BAD_USER_INPUT', error.message, subject, { cause: error });
    // Here, a process that died and a network that failed look the same.
    return new CodedError('UPSTREAM_UNAVAILABLE', error.message, subject, { mayHaveRun: true, retryable: false, cause: error });
  }
  if (!(error instanceof CodedError)) {
    return new CodedError('INTERNAL', `${command.name} failed inside the gateway.`, subject, { mayHaveRun: true, cause: error });
  }
  if (!error.mayHaveRun) return error.about(subject);
  const retryable = error.retryable && command.effect === 'repeatable';
  return new CodedError(error.code, error.message, subject, { ...error.details, retryable }).about(error.subject);
}

/**
 * The failure of a write that a proxy forwards. Its exit code 75 also stands for an answer of the backend that was lost: the write may have run.
 * Other failures stay as they are.
 */
export function ofForwarded(command: AnyCommand, host: Host, failure: CodedError): CodedError {
  const isForwarded = command.class === 'mail' && !host.serves.includes('mail');
  if (!isForwarded || failure.code !== 'TEMPORARY_FAILURE' || failure.subject.exitCode !== 75) return failure;
  return new CodedError(failure.code, failure.message, failure.subject, {
    ...failure.details,
    mayHaveRun: true,
    answered: false,
    retryable: false,
  });
}
