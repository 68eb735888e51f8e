import type { Row } from './command.ts';

/**
 * Reads one field of a row. On the wire nearly every value is a string; `-`, `never` and the empty string mean that there is no value.
 * Functions whose names do not end in `OrNull` throw when the field is missing or unreadable: the answer then has an unknown form.
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

/** A whole number that may exceed 2^53, such as a modification sequence. */
export function bigOrNull(row: Row, field: string): bigint | null {
  const value = row[field];
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : null;
}

/** Seconds since 1970; null for `0`, `-`, `never` and everything else that is not a number. */
export function unixTimeOrNull(row: Row, field: string): Date | null {
  const seconds = countOrNull(row, field);
  return seconds === null || seconds === 0 ? null : new Date(seconds * 1000);
}

/** A time in doveadm's form: whole seconds since 1970. */
export function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** A list that the wire writes as words separated by spaces. */
export function words(row: Row, field: string): string[] {
  const value = row[field];
  return typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : [];
}
