import type { Outcome, WriteError, WriteResult } from '../../gateway.ts';

/** What every mutation's payload begins with, and what is to be selected from besides. */
export function payload<T extends object>(
  written: WriteResult<unknown>,
  more: T,
): { readonly outcome: Outcome; readonly errors: readonly WriteError[] } & T {
  return { outcome: written.outcome, errors: written.errors, ...more };
}

/** Something that exists only where the write was not refused. */
export function unlessRefused<T>(written: Pick<WriteResult<unknown>, 'outcome'>, value: T): T | null {
  return written.outcome === 'NOT_APPLIED' ? null : value;
}

/** Something that is certain only where the write was applied. */
export function ifApplied<T>(written: Pick<WriteResult<unknown>, 'outcome'>, value: T): T | null {
  return written.outcome === 'APPLIED' ? value : null;
}
