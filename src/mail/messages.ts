import { messageFetch } from '../doveadm/commands/message.ts';
import type { Row } from '../doveadm/command.ts';
import { buildQuery } from '../doveadm/search.ts';
import type { Doveadm } from '../gateway.ts';
import type { SelectedField } from './look-ahead.ts';
import { quiet } from './mailboxes.ts';
import { fetchFields } from './message-fields.ts';
import type { MailboxRef, MessageFields, MessageRef } from './model.ts';

/** A message with its sequence number in the mailbox, where that was asked for. */
export interface FetchedMessage extends MessageRef {
  readonly seq: number;
}

/**
 * The messages of one mailbox that a query matches, with what is selected of them, in one round. Content is asked for by itself, so
 * that a caller without its permission still gets everything else; the two are one fetch on the wire.
 */
export async function fetchMessages(
  doveadm: Doveadm,
  mailbox: MailboxRef,
  query: readonly string[],
  selected: readonly SelectedField[],
  extra: readonly string[] = [],
): Promise<FetchedMessage[]> {
  const { user } = mailbox;
  const { plain, content } = fetchFields(selected);
  const fetch = (field: readonly string[]): Promise<readonly Row[]> =>
    doveadm.run(messageFetch, { user: user.name, field: ['uid', ...field], query }, user);
  const contents = content.length === 0 ? undefined : fetch(content).then((rows) => new Map(rows.map((row) => [row.uid, fieldsOf(row)])));
  quiet(contents);
  const rows = await fetch([...new Set([...extra, ...plain])]);
  return rows.map((row) => {
    const own = contents?.then((all) => all.get(row.uid) ?? {}) ?? Promise.resolve({});
    quiet(own);
    return { mailbox, uid: Number(row.uid), seq: Number(row.seq ?? 0), fields: fieldsOf(row), content: own };
  });
}

/** One message by UID; null where there is none. */
export async function findMessage(
  doveadm: Doveadm,
  mailbox: MailboxRef,
  uid: number,
  selected: readonly SelectedField[],
  extra?: readonly string[],
): Promise<MessageRef | null> {
  const messages = await fetchMessages(
    doveadm,
    mailbox,
    buildQuery(null, { field: 'uid', within: { mailbox: mailbox.name, uids: [uid] } }),
    selected,
    extra,
  );
  return messages[0] ?? null;
}

function fieldsOf(row: Row): MessageFields {
  return row as MessageFields;
}
