import type { NumberRange } from './number-set.ts';

/** A field of an input. Null and a missing field mean no condition. */
export type Field<T> = T | null | undefined;

/**
 * The GraphQL input `MessageSearch`, whose descriptions define each field. A message matches when all conditions of a search hold. A field
 * that is null or missing is no condition.
 */
export interface MessageSearch {
  readonly and?: Field<readonly MessageSearch[]>;
  readonly or?: Field<readonly MessageSearch[]>;
  readonly not?: Field<readonly MessageSearch[]>;
  readonly all?: Field<boolean>;
  readonly mailbox?: Field<string>;
  readonly mailboxPattern?: Field<string>;
  readonly mailboxGuid?: Field<string>;
  readonly text?: Field<string>;
  readonly body?: Field<string>;
  readonly subject?: Field<string>;
  readonly from?: Field<string>;
  readonly to?: Field<string>;
  readonly cc?: Field<string>;
  readonly bcc?: Field<string>;
  readonly header?: Field<HeaderSearch>;
  readonly messageId?: Field<string>;
  readonly hasFlags?: Field<readonly string[]>;
  readonly lacksFlags?: Field<readonly string[]>;
  readonly largerThanBytes?: Field<number | bigint>;
  readonly smallerThanBytes?: Field<number | bigint>;
  readonly sentSince?: Field<Date>;
  readonly sentBefore?: Field<Date>;
  readonly sentOn?: Field<Date>;
  readonly receivedSince?: Field<Date>;
  readonly receivedBefore?: Field<Date>;
  readonly receivedOn?: Field<Date>;
  readonly savedSince?: Field<Date>;
  readonly savedBefore?: Field<Date>;
  readonly savedOn?: Field<Date>;
  readonly uids?: Field<readonly (number | bigint)[]>;
  readonly uidRanges?: Field<readonly NumberRange[]>;
  readonly sequences?: Field<readonly (number | bigint)[]>;
  readonly sequenceRanges?: Field<readonly NumberRange[]>;
  readonly guid?: Field<string>;
  readonly modseqAtLeast?: Field<number | bigint>;
}

/** A header that a message must have. Without a value, the header only has to exist. */
export interface HeaderSearch {
  readonly name: string;
  readonly value?: Field<string>;
}
