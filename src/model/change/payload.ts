import type { Payload } from '../../gateway.ts';

/** A value that exists only when the write was not refused. */
export function unlessRefused<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'NOT_APPLIED' ? null : value;
}

/** A value that is certain only when the write was applied. */
export function ifApplied<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'APPLIED' ? value : null;
}
