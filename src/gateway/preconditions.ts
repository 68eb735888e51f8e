import type { ReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { AnyCommand, NeededMailbox, Probe, ProbeContext } from '../doveadm/command.ts';
import { isInbox, mailboxExists, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import { decode } from '../doveadm/wire/answer.ts';

/** Errors that mean a missing object, and not a failed read. */
const NOT_THERE: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'USER_NOT_FOUND', 'BAD_USER_INPUT']);

/**
 * The first precondition that an authorised write does not meet, or null. The caller learns nothing else from these reads, so they need no
 * permission of their own.
 * @throws CodedError when that cannot be found out
 */
export async function findUnmetPrecondition(
  loader: ReadLoader,
  command: AnyCommand,
  args: never,
  context: ProbeContext,
): Promise<CodedError | null> {
  const needed = (command.requiredMailboxes as ((args: never) => readonly NeededMailbox[]) | undefined)?.(args) ?? [];
  // Every user has an INBOX, and commands that open mail report a missing user.
  const unsure = command.class === 'mail' ? needed.filter(({ mailbox }) => !isInbox(mailbox)) : needed;
  const precondition = command.precondition as Probe<unknown> | undefined;
  const found = await Promise.all([
    ...(precondition === undefined ? [] : [readProbe(loader, precondition, args, context).catch(ifNotThere)]),
    ...unsure.map((mailbox) => missing(loader, mailbox)),
  ]);
  return found.find((problem) => problem !== null) ?? null;
}

/** @throws CodedError when the probe fails */
export async function readProbe(
  loader: ReadLoader,
  read: Probe<unknown>,
  args: unknown,
  context: ProbeContext,
): Promise<CodedError | null> {
  const { command } = read;
  const asked = read.args(args);
  if (asked === null) return null;
  const rows = await loader.load({ command, args: asked });
  return read.problem(decode(command, rows, asked), args, context);
}

async function missing(loader: ReadLoader, { user, mailbox }: NeededMailbox): Promise<CodedError | null> {
  const args = { user, field: [STATUS_FIELDS.messageCount], mailboxMask: [mailbox] };
  try {
    const exists = mailboxExists.decode(await loader.load({ command: mailboxExists, args }), args);
    if (exists) return null;
    const subject = { user, mailbox, exitCode: 68 };
    return new CodedError('NOT_FOUND', `There is no such mailbox: ${JSON.stringify(mailbox)}.`, subject, { answered: true });
  } catch (error) {
    // The purpose of the write may be to repair a mailbox that cannot be read.
    if (error instanceof CodedError && !NOT_THERE.has(error.code) && (error.answered || error.code === 'COMMAND_CRASHED')) return null;
    return ifNotThere(error).about({ mailbox });
  }
}

/** Turns the error of the probe into the error of the write. */
function ifNotThere(error: unknown): CodedError {
  if (!(error instanceof CodedError) || !error.answered || !NOT_THERE.has(error.code)) throw error;
  return new CodedError(error.code, error.message, { ...error.subject, command: undefined }, error.details);
}
