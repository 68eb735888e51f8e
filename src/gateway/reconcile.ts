import { setTimeout as sleep } from 'node:timers/promises';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import type { AnyCommand, Reconciliation, Row, Observation } from '../doveadm/command.ts';
import { Deadline } from '../limits/deadline.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';

/**
 * When to read, in milliseconds after the answer was lost. Dovecot may still be running the command. A read that shows the change is
 * certain; a read that does not show it proves nothing.
 */
const READ_AFTER_MS = [0, 300, 1_200, 3_000, 6_000];
/** Later reads are only for the case that none has succeeded yet: the cause of the loss may also have taken the host down for a moment. */
const LONG_ENOUGH_MS = 1_200;
const TIME_LIMIT_MS = 10_000;

/**
 * Finds out by reads whether a write without an answer has happened. The caller was authorised for the write, and learns only whether it
 * happened.
 * @param hasEnded true when Dovecot has answered, so that the first read decides
 * @returns null when the record defines no such read, or Dovecot does not answer it
 */
export async function reconcile(
  host: Host,
  command: AnyCommand,
  args: unknown,
  options: ReadOptions,
  { hasEnded = false } = {},
): Promise<Observation | null> {
  const reads = command.reconcile as readonly Reconciliation<unknown>[] | undefined;
  if (reads === undefined || reads.some((read) => read.args(args) === null)) return null;
  const deadline = new Deadline(TIME_LIMIT_MS);
  let seen: Observation | null = null;
  let waitedMs = 0;
  try {
    for (const afterMs of READ_AFTER_MS) {
      if (seen !== null && afterMs > LONG_ENOUGH_MS) break;
      await sleep(afterMs - waitedMs);
      waitedMs = afterMs;
      seen = await readOnce(host, reads, args, { ...options, deadline: deadline.signal }).catch(() => seen);
      if (seen?.isApplied === true || (seen !== null && hasEnded) || deadline.signal.aborted || host.isClosed) break;
    }
  } finally {
    deadline.end();
  }
  return seen;
}

async function readOnce(host: Host, reads: readonly Reconciliation<unknown>[], args: unknown, options: ReadOptions): Promise<Observation> {
  const loader = createReadLoader(host, options);
  const all = await Promise.all(
    reads.map(async (read) => {
      const given = read.args(args) ?? {};
      const rows = await loader.load({ command: read.command, args: given }).catch(noneIfNotFound);
      return read.see(read.command.decode(rows, given), args);
    }),
  );
  return { isApplied: all.every(({ isApplied }) => isApplied), what: all.map(({ what }) => what).join(', and ') };
}

/** A missing object gives an answer without rows or exit code 68, depending on version and command. Both mean the same here. */
function noneIfNotFound(error: unknown): readonly Row[] {
  if (error instanceof CodedError && error.code === 'NOT_FOUND') return [];
  throw error;
}
