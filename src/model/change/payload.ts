import type { Payload } from '../../gateway.ts';

/** Something that exists only where the write was not refused. */
export function unlessRefused<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'NOT_APPLIED' ? null : value;
}

/** Something that is certain only where the write was applied. */
export function ifApplied<T>({ outcome }: Pick<Payload, 'outcome'>, value: T): T | null {
  return outcome === 'APPLIED' ? value : null;
}
