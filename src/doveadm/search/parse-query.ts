import { badInput } from '../errors.ts';
import { isMailboxPattern } from '../wildcards.ts';
import type { MessageSearch } from './message-search.ts';
import type { NumberRange } from './number-set.ts';

/** A search in doveadm's own words, and how far it has been read. */
interface Reader {
  readonly tokens: readonly string[];
  /** Path of the parameter, for messages. */
  readonly field: string;
  at: number;
}

const FLAGS = ['answered', 'deleted', 'draft', 'flagged', 'recent', 'seen'] as const;
/** `*` alone is the last message, which changes with each new message. */
const NUMBERS = /^\d+(:(\d+|\*))?(,\d+(:(\d+|\*))?)*$/;
/** The limit of Dovecot 2.4 for one list. It also bounds the recursion into nested searches. */
const MAX_TOKENS = 1000;

/** What each key with one value means. Building the search rejects invalid values. */
const KEYS: Readonly<Record<string, (value: string, field: string) => MessageSearch>> = {
  mailbox: (value) => (isMailboxPattern(value) ? { mailboxPattern: value } : { mailbox: value }),
  'mailbox-guid': (mailboxGuid) => ({ mailboxGuid }),
  uid: (value, field) => ({ uidRanges: ranges(value, field) }),
  guid: (guid) => ({ guid }),
  modseq: (value, field) => ({ modseqAtLeast: count(value, field) }),
  keyword: (flag) => ({ hasFlags: [flag] }),
  unkeyword: (flag) => ({ lacksFlags: [flag] }),
  larger: (value, field) => ({ largerThanBytes: count(value, field) }),
  smaller: (value, field) => ({ smallerThanBytes: count(value, field) }),
  since: (value, field) => ({ receivedSince: date(value, field) }),
  before: (value, field) => ({ receivedBefore: date(value, field) }),
  on: (value, field) => ({ receivedOn: date(value, field) }),
  sentsince: (value, field) => ({ sentSince: date(value, field) }),
  sentbefore: (value, field) => ({ sentBefore: date(value, field) }),
  senton: (value, field) => ({ sentOn: date(value, field) }),
  savedsince: (value, field) => ({ savedSince: date(value, field) }),
  savedbefore: (value, field) => ({ savedBefore: date(value, field) }),
  savedon: (value, field) => ({ savedOn: date(value, field) }),
  subject: (subject) => ({ subject }),
  from: (from) => ({ from }),
  to: (to) => ({ to }),
  cc: (cc) => ({ cc }),
  bcc: (bcc) => ({ bcc }),
  body: (body) => ({ body }),
  text: (text) => ({ text }),
};

/**
 * Parses a search in doveadm's own words, so that it can be checked and built like any other. An unknown key, an invalid date or an `or` in
 * the wrong place would end Dovecot's process.
 * @throws CodedError BAD_USER_INPUT for a search that is not known here; Dovecot takes more
 */
export function parseQuery(tokens: readonly string[], field: string): MessageSearch {
  if (tokens.length > MAX_TOKENS) throw badInput(field, `must hold at most ${MAX_TOKENS} search tokens`);
  const reader: Reader = { tokens, field, at: 0 };
  const search = alternatives(reader);
  if (reader.at < tokens.length) throw badInput(field, 'closes a parenthesis that was not opened');
  return search;
}

function alternatives(reader: Reader): MessageSearch {
  const branches: MessageSearch[] = [together(reader)];
  while (reader.tokens[reader.at]?.toLowerCase() === 'or') {
    reader.at++;
    branches.push(together(reader));
  }
  return branches.length === 1 ? (branches[0] ?? {}) : { or: branches };
}

/** The conditions up to the next `or` or the end of the parenthesis. */
function together(reader: Reader): MessageSearch {
  const and: MessageSearch[] = [];
  for (;;) {
    const next = reader.tokens[reader.at]?.toLowerCase();
    if (next === undefined || next === ')' || next === 'or') break;
    and.push(condition(reader));
  }
  if (and.length === 0) throw badInput(reader.field, 'says nothing in one of its branches: `all` means all messages');
  return { and };
}

function condition(reader: Reader): MessageSearch {
  const token = take(reader);
  const key = token.toLowerCase();
  if (key === 'not') return { not: [condition(reader)] };
  if (key === '(') {
    const inner = alternatives(reader);
    if (take(reader) !== ')') throw badInput(reader.field, 'does not close a parenthesis');
    return inner;
  }
  if (key === 'all') return { all: true };
  if (key === 'header') return { header: { name: take(reader), value: take(reader) || null } };
  const flag = FLAGS.find((name) => key === name || key === `un${name}`);
  if (flag !== undefined) return key === flag ? { hasFlags: [`\\${flag}`] } : { lacksFlags: [`\\${flag}`] };
  const meaning = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (meaning !== undefined) return meaning(take(reader), reader.field);
  if (NUMBERS.test(token)) return { sequenceRanges: ranges(token, reader.field) };
  throw badInput(reader.field, `holds ${JSON.stringify(token)}, which is no search key that is known here`);
}

function take(reader: Reader): string {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw badInput(reader.field, 'ends in the middle of a condition');
  return token;
}

function ranges(value: string, field: string): NumberRange[] {
  if (!NUMBERS.test(value)) throw badInput(field, `holds ${JSON.stringify(value)}, which is no set of numbers`);
  return value.split(',').map((part) => {
    const [from = '', to = from] = part.split(':');
    return { from: Number(from), to: to === '*' ? null : Number(to) };
  });
}

function count(value: string, field: string): bigint {
  if (!/^\d{1,19}$/.test(value)) throw badInput(field, `holds ${JSON.stringify(value)}, which is no whole number`);
  return BigInt(value);
}

/** Seconds since 1970, or a day in UTC. Dovecot's own reading of a day depends on its version and its time zone. */
function date(value: string, field: string): Date {
  if (/^\d{1,12}$/.test(value)) return new Date(Number(value) * 1000);
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()))
    throw badInput(field, `holds ${JSON.stringify(value)}, which is no date such as 2025-03-01`);
  return day;
}
