import type { Row } from './command.ts';

/**
 * Reads one field of a row. On the wire nearly everything is a string; `-`, `never` and the empty text stand for nothing.
 * The functions that do not end in `OrNull` throw on a missing or unreadable field: the answer is then not of the known form.
 */
export function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string') throw new TypeError(`${field} is not a text`);
  return value;
}

export function textOrNull(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' && value !== '' && value !== '-' ? value : null;
}

/** A whole number. */
export function count(row: Row, field: string): number {
  const value = countOrNull(row, field);
  if (value === null) throw new TypeError(`${field} is not a number`);
  return value;
}

export function countOrNull(row: Row, field: string): number | null {
  const value = row[field];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return /^-?\d+$/.test(String(value)) ? Number(value) : null;
}

/** A whole number that may pass 2^53, such as a modification sequence. */
export function bigOrNull(row: Row, field: string): bigint | null {
  const value = row[field];
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : null;
}

/** Seconds since 1970; null for `0`, `-`, `never` and whatever is no number. */
export function unixTimeOrNull(row: Row, field: string): Date | null {
  const seconds = countOrNull(row, field);
  return seconds === null || seconds === 0 ? null : new Date(seconds * 1000);
}

/** An instant as doveadm takes it: whole seconds since 1970. */
export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** A list that the wire writes as words between spaces. */
export function words(row: Row, field: string): string[] {
  const value = row[field];
  return typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : [];
}
