import { flagProblem, SYSTEM_FLAGS } from '../param-types.ts';
import { isHeaderName } from '../../mime/header-name.ts';
import { badInput } from '../errors.ts';
import { isMailboxPattern } from '../wildcards.ts';
import { rangeSet, sequenceSet, uidSet } from './number-set.ts';
import type { MessageSearch } from './message-search.ts';
import { both, condition, either, negate, type Condition, type SearchNode } from './search-tree.ts';

/** The fields of a search that are conditions, and not nested searches. */
type ConditionField = Exclude<keyof MessageSearch, 'and' | 'or' | 'not'>;
type Conditions<K extends ConditionField> = (value: NonNullable<MessageSearch[K]>, path: string) => readonly SearchNode[];

/**
 * What each field becomes, in the order in which it is sent. doveadm reads as many tokens after a key as the key has values, whatever they
 * look like. So `(`, `or` or `-x` are plain text there (2.3.19, 2.4.1).
 */
const CONDITIONS: { readonly [K in ConditionField]-?: Conditions<K> } = {
  mailbox: (name, path) => [inMailbox('mailbox', exactName(name, path))],
  mailboxPattern: (pattern, path) => [inMailbox('mailbox', isMailboxPattern(pattern) ? text(pattern, path) : exactName(pattern, path))],
  mailboxGuid: (guid, path) => [inMailbox('mailbox-guid', hexGuid(guid, path))],
  all: (wanted) => (wanted ? [condition('all')] : []),
  uids: (uids, path) => [condition('uid', uidSet(uids, path))],
  uidRanges: (ranges, path) => [condition('uid', rangeSet(ranges, path))],
  sequences: (sequences, path) => [condition(sequenceSet(sequences, path))],
  sequenceRanges: (ranges, path) => [condition(rangeSet(ranges, path))],
  guid: (guid, path) => [identifying(condition('guid', text(guid, path)))],
  messageId: (id, path) => [withMessageId(text(id, path).trim())],
  modseqAtLeast: (modseq, path) => [{ ...condition('modseq', String(count(modseq, path))), onlyPositive: path }],
  hasFlags: (flags, path) => each(flags, path, flagCondition),
  lacksFlags: (flags, path) => each(flags, path, flagCondition).map(negate),
  largerThanBytes: (bytes, path) => [larger(count(bytes, path))],
  smallerThanBytes: (bytes, path) => [smaller(count(bytes, path))],
  sentSince: (date, path) => [since('sent', seconds(date, path))],
  sentBefore: (date, path) => [before('sent', seconds(date, path))],
  sentOn: (date, path) => [on('sent', seconds(date, path))],
  receivedSince: (date, path) => [since('', seconds(date, path))],
  receivedBefore: (date, path) => [before('', seconds(date, path))],
  receivedOn: (date, path) => [on('', seconds(date, path))],
  savedSince: (date, path) => [since('saved', seconds(date, path))],
  savedBefore: (date, path) => [before('saved', seconds(date, path))],
  savedOn: (date, path) => [on('saved', seconds(date, path))],
  subject: (value, path) => [inAnyCase('subject', text(value, path))],
  from: (value, path) => [inAnyCase('from', text(value, path))],
  to: (value, path) => [inAnyCase('to', text(value, path))],
  cc: (value, path) => [inAnyCase('cc', text(value, path))],
  bcc: (value, path) => [inAnyCase('bcc', text(value, path))],
  // An empty value matches every message that has the header.
  header: ({ name, value }, path) => [
    inAnyCase('header', headerName(name, `${path}.name`), value === null || value === undefined ? '' : text(value, `${path}.value`)),
  ],
  body: (value, path) => [inAnyCase('body', text(value, path))],
  text: (value, path) => [inAnyCase('text', text(value, path))],
};

/** \Recent cannot be stored, but it can be searched for. */
const SEARCHED_FLAGS = [...SYSTEM_FLAGS, '\\Recent'];
const MAX_ENTRIES = 500;
const MAX_TEXT_LENGTH = 1000;
/**
 * doveadm reads sizes and modification sequences as unsigned 64-bit numbers, and a larger one ends its process. A BigInt of the API is
 * signed.
 */
const MAX_COUNT = 2n ** 63n - 1n;
const DAY_SECONDS = 86_400;
const YEAR_10000_MS = 253_402_300_800_000;

/** The conditions in the fields of one search, without those of nested searches. */
export function conditions(search: MessageSearch, path: string): SearchNode[] {
  return Object.entries(CONDITIONS).flatMap(([field, conditionsOf]) => {
    const value = search[field as ConditionField];
    return value === null || value === undefined ? [] : (conditionsOf as Conditions<ConditionField>)(value, `${path}.${field}`);
  });
}

/** A list must not be empty: an empty list of UIDs that a client computed must not become "every message". */
export function each<T, R>(items: readonly T[], path: string, convert: (item: T, path: string) => R): R[] {
  if (items.length === 0) throw badInput(path, 'must hold at least one entry; leave it out for no condition');
  if (items.length > MAX_ENTRIES) throw badInput(path, `must hold at most ${MAX_ENTRIES} entries`);
  return items.map((item, index) => convert(item, `${path}[${index}]`));
}

const inMailbox = (...tokens: readonly string[]): Condition => ({ ...condition(...tokens), mailbox: true });
const identifying = (one: Condition): Condition => ({ ...one, identifies: true });
const inAnyCase = (...tokens: readonly string[]): Condition => ({ ...condition(...tokens), ignoresCase: true });

function text(value: string, path: string): string {
  if (value.trim() === '') throw badInput(path, 'must not be empty; leave it out for no condition');
  if (value.length > MAX_TEXT_LENGTH) throw badInput(path, `must have at most ${MAX_TEXT_LENGTH} characters`);
  if (/\p{Cc}/u.test(value)) throw badInput(path, 'must not hold control characters');
  if (/\p{Surrogate}/u.test(value)) throw badInput(path, 'must be valid Unicode');
  return value;
}

function exactName(name: string, path: string): string {
  if (name.endsWith('/')) throw badInput(path, 'must not end with "/": write the name without it');
  // Dovecot lists this spelling, and finds nothing by another one (2.3.19, 2.4.1).
  const listed = /^inbox\//i.test(name) ? `INBOX${name.slice('INBOX'.length)}` : name;
  if (!isMailboxPattern(listed)) return text(listed, path);
  throw badInput(path, 'holds * or %, which are wildcards to Dovecot: use mailboxPattern, or mailboxGuid for a mailbox with such a name');
}

function hexGuid(guid: string, path: string): string {
  if (/^[0-9a-f]{32}$/i.test(guid)) return guid.toLowerCase();
  throw badInput(path, "must be a mailbox's GUID: 32 hexadecimal digits");
}

/**
 * Dovecot finds a text anywhere within a header, so the brackets are needed to match the whole id. An id without brackets in the message is
 * found if the search has none either.
 */
function withMessageId(id: string): SearchNode {
  const header = (value: string): Condition => inAnyCase('header', 'Message-ID', value);
  // A part of an id, such as `@example.com>`, occurs in many messages.
  if (/[<>]/.test(id)) return /^<[^<>]+>$/.test(id) ? identifying(header(id)) : header(id);
  return either([identifying(header(`<${id}>`)), both([identifying(header(id)), negate(header('<'))])]);
}

/** A header's name as in RFC 5322. */
function headerName(name: string, path: string): string {
  if (isHeaderName(name)) return name;
  throw badInput(path, 'must be the name of a header: printable ASCII without spaces and colons, at most 100 characters');
}

function flagCondition(flag: string, path: string): SearchNode {
  if (flag.startsWith('\\')) {
    if (SEARCHED_FLAGS.some((known) => known.toLowerCase() === flag.toLowerCase())) return condition(flag.slice(1).toLowerCase());
    throw badInput(path, `must be one of ${SEARCHED_FLAGS.join(', ')}, or a keyword without a backslash`);
  }
  const problem = flagProblem(flag);
  if (problem !== null) throw badInput(path, problem);
  return inAnyCase('keyword', text(flag, path));
}

// 2.3.19 joins `not larger 5 not larger 9` into `not larger 9`, so the gateway never sends `not` with sizes and dates.
const larger = (bytes: bigint): Condition => ({ ...condition('larger', String(bytes)), opposite: () => smaller(bytes + 1n) });
const smaller = (bytes: bigint): Condition => ({
  ...condition('smaller', String(bytes)),
  opposite: () => (bytes === 0n ? condition('all') : larger(bytes - 1n)),
});
type DateKind = 'sent' | '' | 'saved';
const since = (kind: DateKind, at: number): Condition => ({ ...condition(`${kind}since`, String(at)), opposite: () => before(kind, at) });
const before = (kind: DateKind, at: number): Condition => ({ ...condition(`${kind}before`, String(at)), opposite: () => since(kind, at) });
/** doveadm's `on` with a timestamp means the 24 hours from then on. */
const on = (kind: DateKind, at: number): Condition => ({
  ...condition(`${kind}on`, String(at)),
  opposite: () => either([before(kind, at), since(kind, at + DAY_SECONDS)]),
});

function count(value: number | bigint, path: string): bigint {
  const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (isWhole && value >= 0 && value <= MAX_COUNT) return BigInt(value);
  throw badInput(path, `must be a whole number from 0 to ${MAX_COUNT}`);
}

/**
 * A Unix timestamp in seconds: the only form of a date that both versions compare with the time itself. A plain date is in the server's
 * time zone on 2.3 and in the sender's on 2.4. Dovecot's dates are whole seconds, so a fraction is rounded up: "since" and "before" then
 * mean exactly what they say. -1 would end the process.
 */
function seconds(date: Date, path: string): number {
  const ms = date.getTime();
  if (ms >= 0 && ms < YEAR_10000_MS) return Math.ceil(ms / 1000);
  throw badInput(path, 'must be a date of the years 1970 to 9999');
}
