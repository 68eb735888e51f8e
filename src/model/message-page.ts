import { mailboxStatus, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import { messageSearch } from '../doveadm/commands/message.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { buildQuery, type MessageSearch } from '../doveadm/search/search.ts';
import { isMailboxPattern, masksOf } from '../doveadm/wildcards.ts';
import type { Gateway } from '../gateway.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize, type Connection } from './query/connection.ts';
import { isSelected, selectedOfNodes, type SelectedField } from './query/look-ahead.ts';
import { quiet, readStatus } from './mailboxes.ts';
import { fetchMessages, placeOf, type FetchedMessage } from './messages.ts';
import type { MailboxRef, MessageRef, UserRef } from './refs.ts';
import { searchReadable } from './unreadable-mailboxes.ts';

export interface PageArguments {
  readonly search?: MessageSearch | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export type MessagePage = Connection<MessageRef> & { readonly totalCount: Promise<number | null> | number | null };

/** A requested page: after a cursor, or before one. */
interface Wanted {
  readonly size: number;
  readonly forwards: boolean;
  readonly from: string | null;
}

/** A page of one mailbox. Without a search, its cost depends on the page and not on the size of the mailbox. */
export async function pageOfMailbox(
  doveadm: Gateway,
  mailbox: MailboxRef,
  args: PageArguments,
  selected: readonly SelectedField[],
): Promise<MessagePage> {
  const wanted = parseArguments(args);
  if (args.search !== null && args.search !== undefined) return pageOfHits(doveadm, mailbox.user, mailbox, args.search, wanted, selected);
  const total = isSelected(selected, 'totalCount') || (!wanted.forwards && wanted.from === null) ? countOf(doveadm, mailbox) : null;
  quiet(total ?? undefined);
  const fields = selectedOfNodes(selected);
  const fetch = (from: number, to: number): Promise<FetchedMessage[]> => fetchSequences(doveadm, mailbox, from, to, fields);
  const page = wanted.forwards ? await forwards(doveadm, mailbox, wanted, fetch) : await backwards(doveadm, mailbox, wanted, fetch, total);
  return { ...connectionOf(page.messages, sequenceCursor, page), totalCount: total };
}

/** A page over all of a user's mailboxes: the search's hits, mailbox by mailbox. */
export async function pageOfUser(
  doveadm: Gateway,
  user: UserRef,
  args: PageArguments,
  selected: readonly SelectedField[],
): Promise<MessagePage> {
  return pageOfHits(doveadm, user, null, args.search ?? {}, parseArguments(args), selected);
}

function parseArguments({ first, after, last, before }: PageArguments): Wanted {
  const given = (value: unknown): boolean => value !== null && value !== undefined;
  if (given(last) || given(before)) {
    if (given(first) || given(after))
      throw badInput(given(first) ? 'first' : 'after', 'goes with `after` or `first` only: page forwards or backwards, not both');
    return { size: pageSize(last, 'last'), forwards: false, from: given(before) ? decodeCursor(before ?? '', 'before') : null };
  }
  return { size: pageSize(first, 'first'), forwards: true, from: given(after) ? decodeCursor(after ?? '', 'after') : null };
}

async function countOf(doveadm: Gateway, mailbox: MailboxRef): Promise<number> {
  return (await readStatus(doveadm, mailbox, 'messageCount'))?.messageCount ?? 0;
}

interface Page {
  readonly messages: readonly FetchedMessage[];
  readonly next: boolean;
  readonly previous: boolean;
}

type FetchRange = (from: number, to: number) => Promise<FetchedMessage[]>;

async function forwards(doveadm: Gateway, mailbox: MailboxRef, { size, from }: Wanted, fetch: FetchRange): Promise<Page> {
  let start = 0;
  let messages = [];
  if (from === null) {
    messages = await fetch(1, size + 1);
  } else {
    const cursor = parseSequenceCursor(from, 'after');
    // One more than the page on both sides: if the cursor's own message is there, nothing before it has gone.
    const rows = await fetch(cursor.seq, cursor.seq + size + 1);
    if (rows[0]?.uid === cursor.uid) {
      start = cursor.seq;
      messages = rows.slice(1);
    } else {
      start = await lastSequence(doveadm, mailbox, cursor, (uid) => uid <= cursor.uid);
      messages = await fetch(start + 1, start + size + 1);
    }
  }
  return { messages: messages.slice(0, size), next: messages.length > size, previous: start > 0 };
}

async function backwards(
  doveadm: Gateway,
  mailbox: MailboxRef,
  { size, from }: Wanted,
  fetch: FetchRange,
  total: Promise<number> | null,
): Promise<Page> {
  let end = 0;
  let next = false;
  if (from === null) {
    end = (await total) ?? 0;
  } else {
    const cursor = parseSequenceCursor(from, 'before');
    next = true;
    const rows = await fetch(Math.max(1, cursor.seq - size), cursor.seq);
    if (rows.at(-1)?.uid === cursor.uid && rows.at(-1)?.seq === cursor.seq) {
      return { messages: rows.slice(0, -1), next, previous: cursor.seq - size > 1 };
    }
    end = await lastSequence(doveadm, mailbox, cursor, (uid) => uid < cursor.uid);
  }
  if (end === 0) return { messages: [], next, previous: false };
  const start = Math.max(1, end - size + 1);
  return { messages: await fetch(start, end), next, previous: start > 1 };
}

/**
 * The sequence number of the last message that `belongs` before a cursor whose own message has moved. Messages before it were removed, so
 * it can only have moved down. Searches backwards in growing steps; 0 when nothing is left.
 */
async function lastSequence(
  doveadm: Gateway,
  mailbox: MailboxRef,
  { seq }: SequenceCursor,
  belongs: (uid: number) => boolean,
): Promise<number> {
  let to = seq;
  for (let step = 100; to > 0; step *= 10) {
    const from = Math.max(1, to - step);
    const rows = await fetchSequences(doveadm, mailbox, from, to, []);
    const found = rows.findLast(({ uid }) => belongs(uid));
    if (found !== undefined) return found.seq;
    to = from - 1;
  }
  return 0;
}

async function fetchSequences(
  doveadm: Gateway,
  mailbox: MailboxRef,
  from: number,
  to: number,
  fields: readonly SelectedField[],
): Promise<FetchedMessage[]> {
  const place = await placeOf(doveadm, mailbox);
  if (place === null) return [];
  const query = buildQuery(null, { field: 'first', within: { ...place, sequenceRanges: [{ from, to }] } });
  return fetchMessages(doveadm, mailbox, query, fields, ['seq']);
}

interface SequenceCursor {
  readonly seq: number;
  readonly uid: number;
}

function sequenceCursor({ seq, uid }: FetchedMessage): string {
  return encodeCursor(`${String(seq)}:${String(uid)}`);
}

function parseSequenceCursor(cursor: string, field: 'after' | 'before'): SequenceCursor {
  const match = /^([1-9]\d{0,9}):([1-9]\d{0,9})$/.exec(cursor);
  if (match === null) throw badInput(field, 'is a cursor of another list: use one of this mailbox, without a search');
  return { seq: Number(match[1]), uid: Number(match[2]) };
}

/** A page of a search: its hits, then the page's messages. `mailbox` null searches all of the user's mailboxes. */
async function pageOfHits(
  doveadm: Gateway,
  user: UserRef,
  mailbox: MailboxRef | null,
  search: MessageSearch,
  { size, forwards: ahead, from }: Wanted,
  selected: readonly SelectedField[],
): Promise<MessagePage> {
  const place = mailbox === null ? {} : await placeOf(doveadm, mailbox);
  if (place === null) return { ...connectionOf([], () => '', { next: false, previous: false }), totalCount: 0 };
  return searchReadable(doveadm, user, async (without) => {
    const query = buildQuery(search, { field: 'search', within: { ...place, ...without } });
    const hits = await doveadm.run(messageSearch, { user: user.name, query }, user);
    const keys = hits.map(hitKey);
    const [begin, end] = ahead ? after(keys, from, size) : before(keys, from, size);
    const page = hits.slice(begin, end);
    const within = mailbox === null ? null : place;
    const messages = await fetchHits(doveadm, user, mailbox, { within, without }, page, search, selectedOfNodes(selected));
    return {
      ...connectionOf(messages, ({ key }) => encodeCursor(key), { next: end < hits.length, previous: begin > 0 }),
      totalCount: hits.length,
    };
  });
}

interface Hit {
  readonly mailboxGuid: string;
  readonly uid: number;
}

type FoundMessage = MessageRef & { readonly key: string };

const hitKey = ({ mailboxGuid, uid }: Hit): string => `${mailboxGuid}:${String(uid)}`;

function after(keys: readonly string[], cursor: string | null, size: number): readonly [number, number] {
  const begin = cursor === null ? 0 : hitsUpTo(keys, cursor, 'after');
  return [begin, begin + size];
}

function before(keys: readonly string[], cursor: string | null, size: number): readonly [number, number] {
  const end = cursor === null ? keys.length : hitsUpTo(keys, cursor, 'before');
  return [Math.max(0, end - size), end];
}

/**
 * How many hits come before a cursor's message; for `after`, including the message. If the message has gone, its UID shows its position, as
 * long as its mailbox has hits.
 */
function hitsUpTo(keys: readonly string[], cursor: string, field: 'after' | 'before'): number {
  const [guid, uid, ...more] = cursor.split(':');
  if (guid === undefined || uid === undefined || more.length > 0) throw badInput(field, 'is a cursor of another list');
  if (keys.length === 0) return 0;
  const first = keys.findIndex((key) => key.startsWith(`${guid}:`));
  if (first < 0) throw badInput(field, 'points into a mailbox where nothing is found any more: begin again without it');
  const uids = keys.filter((key) => key.startsWith(`${guid}:`)).map((key) => Number(key.slice(guid.length + 1)));
  return first + uids.filter((hit) => (field === 'after' ? hit <= Number(uid) : hit < Number(uid))).length;
}

/**
 * The messages of hits, mailbox by mailbox, all in one round. A message that was removed meanwhile is left out. A search gives the
 * mailboxes by GUID. For a virtual mailbox, Dovecot names the mailbox behind it, whose messages have other UIDs. So each name is verified.
 * @throws CodedError NOT_POSSIBLE when no name leads to a mailbox with hits
 */
async function fetchHits(
  doveadm: Gateway,
  user: UserRef,
  mailbox: MailboxRef | null,
  { within: place, without }: { readonly within: MessageSearch | null; readonly without: MessageSearch },
  hits: readonly Hit[],
  search: MessageSearch,
  fields: readonly SelectedField[],
): Promise<FoundMessage[]> {
  const guids = [...new Set(hits.map(({ mailboxGuid }) => mailboxGuid))];
  const fetchFrom = async (mailboxGuid: string, within: MessageSearch, from: MailboxRef | null): Promise<FoundMessage[]> => {
    const uids = hits.filter((hit) => hit.mailboxGuid === mailboxGuid).map(({ uid }) => uid);
    const query = buildQuery(null, { field: 'search', within: { ...within, ...without, uids } });
    const messages = await fetchMessages(doveadm, from ?? { user, name: '' }, query, fields, from === null ? ['mailbox'] : []);
    return messages.map((message) => ({
      ...message,
      mailbox: from ?? { user, name: message.fields.mailbox ?? '' },
      key: hitKey({ mailboxGuid, uid: message.uid }),
    }));
  };
  const found = await Promise.all(guids.map((guid) => fetchFrom(guid, place ?? { mailboxGuid: guid }, mailbox)));
  if (mailbox !== null || guids.length === 0) return found.flat();
  const named = await guidsOf(doveadm, user, [...new Set(found.flat().map((message) => message.mailbox.name))]);
  const isNamed = (guid: string, messages: readonly FoundMessage[]): boolean =>
    messages.length > 0 && messages.every((message) => named.get(message.mailbox.name) === guid);
  if (guids.every((guid, index) => isNamed(guid, found[index] ?? []))) return found.flat();
  // A single name or pattern reaches a namespace that is not listed; several patterns together do not (2.3.19, 2.4.1).
  const masks = [...mailboxesOf(search).map((mask) => [mask]), EVERY_MAILBOX];
  const all = (await Promise.all(masks.map((mask) => guidsOf(doveadm, user, mask)))).flatMap((names) => [...names]);
  const sure = await Promise.all(
    guids.map(async (guid, index) => {
      const messages = found[index] ?? [];
      if (isNamed(guid, messages)) return messages;
      const [name] = all.find(([, one]) => one === guid) ?? [];
      if (name !== undefined) return fetchFrom(guid, isMailboxPattern(name) ? { mailboxGuid: guid } : { mailbox: name }, { user, name });
      const message = `The search found messages in a mailbox that Dovecot does not list (GUID ${guid}): name the mailbox in the search.`;
      throw new CodedError('NOT_POSSIBLE', message, { user: user.name });
    }),
  );
  return sure.flat();
}

const EVERY_MAILBOX = masksOf('*');

/** The GUID of each mailbox that these names and patterns match, by its name. */
async function guidsOf(doveadm: Gateway, user: UserRef, mailboxMask: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (mailboxMask.length === 0) return new Map();
  try {
    const all = await doveadm.run(mailboxStatus, { user: user.name, field: [STATUS_FIELDS.guid], mailboxMask }, user);
    return new Map(all.flatMap(({ mailbox, guid }) => (guid === null ? [] : [[mailbox, guid] as const])));
  } catch (error) {
    if (error instanceof CodedError && error.code === 'NOT_FOUND') return new Map();
    throw error;
  }
}

/** The names and patterns of mailboxes in a search. The search was already built, so its depth is limited. */
function mailboxesOf({ mailbox, mailboxPattern, and, or }: MessageSearch): string[] {
  const inner = [...(and ?? []), ...(or ?? [])].flatMap(mailboxesOf);
  return [...(mailbox ? [mailbox] : []), ...(mailboxPattern ? [mailboxPattern] : []), ...inner];
}
