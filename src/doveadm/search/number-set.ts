import { badInput } from '../errors.ts';
import { MAX_UINT32 } from '../param-checks.ts';

/** 2.4.1 refuses a request with a string of more than 32,768 bytes. */
const MAX_LENGTH = 32_000;

/** Numbers from `from` to `to`, both included. Null: from 1, and to the end. */
export interface NumberRange {
  readonly from?: number | bigint | null | undefined;
  readonly to?: number | bigint | null | undefined;
}

type Span = readonly [first: number, last: number];

/**
 * UIDs as a compact IMAP set, sorted and without duplicates: `1:5,7`.
 * @param field path of the input field, for messages
 * @throws CodedError BAD_USER_INPUT for an empty list, for a number out of 1 … 4294967295, and for a set too long to send
 */
export function uidSet(uids: readonly (number | bigint)[], field = 'uids'): string {
  return render(
    uids.map((uid, index) => {
      const number = messageNumber(uid, `${field}[${index}]`);
      return [number, number];
    }),
    field,
  );
}

/** The same for sequence numbers. */
export function sequenceSet(sequences: readonly (number | bigint)[], field = 'sequences'): string {
  return uidSet(sequences, field);
}

/**
 * Ranges as a compact IMAP set. A range without an end goes up to the largest number and not to `*`: in IMAP `5:*` always matches the last
 * message, even when there is no fifth.
 * @throws CodedError BAD_USER_INPUT as {@link uidSet}, and for a range that ends before it begins
 */
export function rangeSet(ranges: readonly NumberRange[], field: string): string {
  return render(
    ranges.map(({ from, to }, index) => {
      const first = messageNumber(from ?? 1, `${field}[${index}].from`);
      const last = messageNumber(to ?? MAX_UINT32, `${field}[${index}].to`);
      // doveadm takes 9:3 as 3:9, which is hardly ever intended.
      if (last < first) throw badInput(`${field}[${index}]`, `ends (${last}) before it begins (${first})`);
      return [first, last];
    }),
    field,
  );
}

function messageNumber(value: number | bigint, field: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_UINT32) return number;
  throw badInput(field, `must be a whole number from 1 to ${MAX_UINT32}`);
}

function render(spans: readonly Span[], field: string): string {
  if (spans.length === 0) throw badInput(field, 'must hold at least one entry; leave it out for no condition');
  const merged: [number, number][] = [];
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  const set = merged.map(([first, last]) => (first === last ? String(first) : `${first}:${last}`)).join(',');
  if (set.length > MAX_LENGTH) throw badInput(field, 'names too many separate numbers to be sent: use ranges, or several requests');
  return set;
}
