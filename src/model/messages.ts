import { messageFetch } from '../doveadm/commands/message.ts';
import { rowError, type Row } from '../doveadm/command.ts';
import type { CodedError } from '../doveadm/errors.ts';
import { isMailboxPattern } from '../doveadm/wildcards.ts';
import { buildQuery, type MessageSearch } from '../doveadm/search/search.ts';
import type { Gateway } from '../gateway.ts';
import type { SelectedField } from './query/look-ahead.ts';
import { quiet, readStatus } from './mailboxes.ts';
import { fetchFields } from './message-fields.ts';
import type { MailboxRef, MessageFields, MessageRef } from './refs.ts';

/** A message, with its sequence number in the mailbox if that was requested. */
export interface FetchedMessage extends MessageRef {
  readonly seq: number;
}

/**
 * The messages of one mailbox that match a query, with their selected fields, in one round. Content is requested separately, so that a
 * caller without its permission still gets everything else. On the wire, the two are one fetch.
 */
export async function fetchMessages(
  doveadm: Gateway,
  mailbox: MailboxRef,
  query: readonly string[],
  selected: readonly SelectedField[],
  extra: readonly string[] = [],
): Promise<FetchedMessage[]> {
  const { user } = mailbox;
  const { plain, content } = fetchFields(selected);
  const fetch = (field: readonly string[]): Promise<readonly Row[]> =>
    doveadm.run(messageFetch, { user: user.name, field: ['uid', ...field], query }, user);
  const contents =
    content.length === 0 ? undefined : fetch(content).then((rows) => new Map(rows.map((row) => [row.uid, fieldsOf(row, content)])));
  quiet(contents);
  const rows = await fetch([...new Set([...extra, ...plain])]);
  return rows.map((row) => {
    const own = contents?.then((all) => all.get(row.uid) ?? {}) ?? Promise.resolve({});
    quiet(own);
    const fields = fieldsOf(row, [...extra, ...plain]);
    return { mailbox, uid: Number(row.uid), seq: Number(row.seq ?? 0), fields, content: own, turn: doveadm.turn };
  });
}

/** One message by UID. Null when it does not exist. */
export async function findMessage(
  doveadm: Gateway,
  mailbox: MailboxRef,
  uid: number,
  selected: readonly SelectedField[],
  extra?: readonly string[],
): Promise<MessageRef | null> {
  const place = await placeOf(doveadm, mailbox);
  if (place === null) return null;
  const query = buildQuery(null, { field: 'uid', within: { ...place, uids: [uid] } });
  const messages = await fetchMessages(doveadm, mailbox, query, selected, extra);
  return messages[0] ?? null;
}

/** Fetches more of a message's content. Empty when the message has gone. */
export async function rereadContent(doveadm: Gateway, { mailbox, uid }: MessageRef, field: readonly string[]): Promise<MessageFields> {
  const { user } = mailbox;
  const place = await placeOf(doveadm, mailbox);
  if (place === null) return {};
  const query = buildQuery(null, { field: 'uid', within: { ...place, uids: [uid] } });
  const [row] = await doveadm.run(messageFetch, { user: user.name, field: [...field], query }, user);
  return fieldsOf(row ?? {}, field);
}

/**
 * The condition that matches only this mailbox. In doveadm's search, `*` and `%` are wildcards even in a name. So a name with them needs
 * another round for the mailbox's GUID. Null when it does not exist.
 */
export function placeOf(doveadm: Gateway, mailbox: MailboxRef): MessageSearch | Promise<MessageSearch | null> {
  if (!isMailboxPattern(mailbox.name)) return { mailbox: mailbox.name };
  return readStatus(doveadm, mailbox, 'guid').then((status) => (status?.guid ? { mailboxGuid: status.guid } : null));
}

/** The fields that were fetched. For a message that could not be read, an unknown field fails with the message's error. */
function fieldsOf(row: Row, asked: readonly string[]): MessageFields {
  const failure = rowError(row);
  if (failure === null) return row as MessageFields;
  const error = failure.about({}, `The message with UID ${String(row.uid)} cannot be read: ${failure.message}`);
  const missing = asked.filter((field) => !(field in row));
  const failing = Object.fromEntries(missing.map((field) => [field, { enumerable: true, get: () => fail(error) }]));
  return Object.defineProperties({ ...row } as Record<string, string>, failing);
}

function fail(error: CodedError): never {
  throw error;
}
