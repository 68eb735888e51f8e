import type { Payload } from '../../gateway.ts';

/** A value that exists only when the write was not refused. */
export function unlessRefused<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'NOT_APPLIED' ? null : value;
}

/** A value that is certain only when the write was applied. */
export function ifApplied<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'APPLIED' ? value : null;
}

/** The sum of counts. Null without counts, and when one of them is not known. */
export function sumOrNull(counts: readonly (number | null)[] | undefined): number | null {
  if (counts === undefined || counts.length === 0 || counts.includes(null)) return null;
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
