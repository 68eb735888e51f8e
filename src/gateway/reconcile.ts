import { setTimeout as sleep } from 'node:timers/promises';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import type { AnyCommand, Reconciliation, Row, Observation } from '../doveadm/command.ts';
import { Deadline } from '../limits/deadline.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';

/**
 * When to look, in milliseconds after the answer was lost. Dovecot may only now be at it: what is asked for is certain once it is seen, that
 * it is not there never is.
 */
const LOOK_AFTER_MS = [0, 300, 1_200];
const PATIENCE_MS = 10_000;

/**
 * Looks, by reading, what became of a write whose answer was lost. The caller was allowed the write, and is told no more than whether it
 * happened.
 * @returns null where the command has nothing to look at, or Dovecot cannot be asked
 */
export async function reconcile(host: Host, command: AnyCommand, args: unknown, options: ReadOptions): Promise<Observation | null> {
  const looks = command.reconcile as readonly Reconciliation<unknown>[] | undefined;
  if (looks === undefined || looks.some((look) => look.args(args) === null)) return null;
  const deadline = new Deadline(PATIENCE_MS);
  let seen: Observation | null = null;
  try {
    for (const [index, afterMs] of LOOK_AFTER_MS.entries()) {
      await sleep(afterMs - (LOOK_AFTER_MS[index - 1] ?? 0));
      seen = await lookOnce(host, looks, args, { ...options, deadline: deadline.signal }).catch(() => null);
      if (seen?.asAsked === true || deadline.signal.aborted || host.isClosed) break;
    }
  } finally {
    deadline.end();
  }
  return seen;
}

async function lookOnce(host: Host, looks: readonly Reconciliation<unknown>[], args: unknown, options: ReadOptions): Promise<Observation> {
  const loader = createReadLoader(host, options);
  const all = await Promise.all(
    looks.map(async (look) => {
      const asked = look.args(args) ?? {};
      const rows = await loader.load({ command: look.command, args: asked }).catch(noneIfNotFound);
      return look.see(look.command.decode(look.command.rows?.(rows) ?? rows, asked), args);
    }),
  );
  return { asAsked: all.every(({ asAsked }) => asAsked), what: all.map(({ what }) => what).join(', and ') };
}

/** What is not there can be an answer without rows or exit code 68, by version and command: here both say the same. */
function noneIfNotFound(error: unknown): readonly Row[] {
  if (error instanceof CodedError && error.code === 'NOT_FOUND') return [];
  throw error;
}
