import type { AnyCommand, ArgumentsOf, ResultOf, Row } from '../command.ts';
import { CodedError } from '../errors.ts';
import { failureOf, type AnswerError } from './failure.ts';

/** Dovecot's answer to one command. */
export type Answer = { readonly rows: readonly Row[] } | { readonly error: AnswerError };

/** Whether the command has certainly not run because this server does not know it. Another server may now be behind the address. */
export function isForeign(answer: Answer | Error | undefined): boolean {
  return answer !== undefined && 'error' in answer && ['unknownMethod', 'invalidRequest'].includes(answer.error.type);
}

/**
 * The rows of an answer, in the form that `owner` and `decode` of its record read. When Dovecot refused, returns an error with `answered`.
 */
export function rowsOf(command: AnyCommand, args: Readonly<Record<string, unknown>>, answer: Answer): readonly Row[] | CodedError {
  if ('rows' in answer) return command.rows?.(answer.rows) ?? answer.rows;
  const { exitCode } = answer.error;
  const { exitCodes } = command;
  const known = typeof exitCodes === 'function' ? exitCodes(args) : exitCodes;
  const rows = exitCode === null ? undefined : known?.[exitCode];
  return rows ?? failureOf(command, args, answer.error);
}

/** What the rows mean. @throws CodedError, with `answered`, when the record does not know their form */
export function decode<C extends AnyCommand>(command: C, rows: readonly Row[], args: ArgumentsOf<C>): ResultOf<C> {
  try {
    return command.decode(rows, args) as ResultOf<C>;
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    const details = { cause, answered: true, mayHaveRun: true };
    throw new CodedError('INTERNAL', `Dovecot answered ${command.name} in a form that is not known.`, { command: command.name }, details);
  }
}
