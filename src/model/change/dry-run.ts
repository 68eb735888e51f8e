import type { GraphQLResolveInfo } from 'graphql';
import { mailboxList, STATUS_FIELDS } from '../../doveadm/commands/mailbox.ts';
import { messageFetch, messageSearch } from '../../doveadm/commands/message.ts';
import { sieveList } from '../../doveadm/commands/sieve.ts';
import { text, textOrNull } from '../../doveadm/decode.ts';
import type { MessageSearch } from '../../doveadm/search/search.ts';
import type { Gateway } from '../../gateway.ts';
import { changeQuery } from './change-query.ts';
import { fieldsOf, selectedFields, type SelectedField } from '../query/look-ahead.ts';
import { isMailboxPattern, masksOf } from '../../doveadm/wildcards.ts';
import { mailboxTree } from '../mailbox-tree.ts';
import { foldInbox, readable, statusesOf } from '../mailboxes.ts';
import { MAX_PAGE } from '../query/connection.ts';
import { pageOfUser } from '../message-page.ts';
import { searchNamingUnreadable } from '../unreadable-mailboxes.ts';
import type { MailboxRef, MessageRef, SieveScriptRef, UserRef } from '../refs.ts';

/** What a change would affect. */
export interface Affected {
  readonly messageCount: number;
  /** The first of them. */
  readonly messages: readonly MessageRef[];
  readonly mailboxes: readonly MailboxRef[];
  readonly sieveScripts: readonly SieveScriptRef[];
}

/** Finds out what a change would affect, for one user. */
export interface AffectedReader {
  /** The current number of messages. */
  count(user: UserRef): Promise<number>;
  affected(user: UserRef): Promise<Affected>;
}

interface Hit {
  readonly mailboxGuid: string;
  readonly uid: number;
}

const NOTHING: Affected = { messageCount: 0, messages: [], mailboxes: [], sieveScripts: [] };

/** For a change to the messages that match a search. */
export function affectedMessages(doveadm: Gateway, search: MessageSearch, info: GraphQLResolveInfo): AffectedReader {
  const query = changeQuery(search, { idSuffices: true });
  return {
    count: async (user) =>
      (await searchNamingUnreadable(doveadm, user, () => doveadm.run(messageSearch, { user: user.name, query }, user))).length,
    affected: async (user) => ({ ...NOTHING, ...(await firstMessages(doveadm, user, search, info)) }),
  };
}

/** For the removal of duplicates among the messages that match a search: in each mailbox, the first message with the same key stays. */
export function affectedDuplicates(
  doveadm: Gateway,
  search: MessageSearch,
  byMessageId: boolean,
  info: GraphQLResolveInfo,
): AffectedReader {
  const query = changeQuery(search, { idSuffices: true });
  const keyField = byMessageId ? 'hdr.message-id' : 'guid';
  const find = async (user: UserRef): Promise<Hit[]> => {
    const rows = await doveadm.run(messageFetch, { user: user.name, field: ['mailbox-guid', 'uid', keyField], query }, user);
    const seen = new Set<string>();
    return rows.flatMap((row) => {
      const key = textOrNull(row, keyField) ?? '';
      const hit = { mailboxGuid: text(row, 'mailbox-guid'), uid: Number(row.uid) };
      const place = `${hit.mailboxGuid} ${key}`;
      const duplicate = key !== '' && seen.has(place);
      seen.add(place);
      return duplicate ? [hit] : [];
    });
  };
  return {
    count: async (user) => (await find(user)).length,
    affected: async (user) => {
      const found = await find(user);
      const first = found.slice(0, MAX_PAGE);
      const guids = [...new Set(first.map(({ mailboxGuid }) => mailboxGuid))];
      const or = guids.map((mailboxGuid) => ({
        mailboxGuid,
        uids: first.filter((hit) => hit.mailboxGuid === mailboxGuid).map(({ uid }) => uid),
      }));
      const messages = first.length === 0 ? [] : (await firstMessages(doveadm, user, { or }, info)).messages;
      return { ...NOTHING, messageCount: found.length, messages };
    },
  };
}

/** For the deletion of a mailbox; if recursive, with the mailboxes below it. */
export function affectedMailbox(doveadm: Gateway, mailbox: string, recursive: boolean, info: GraphQLResolveInfo): AffectedReader {
  return affectedMailboxes(
    doveadm,
    async (user) => {
      const tree = await mailboxTree(doveadm, user, foldInbox(mailbox));
      return recursive ? tree : tree.filter((name) => name === foldInbox(mailbox));
    },
    info,
  );
}

/** For the deletion of everything that a user has. */
export function affectedUser(doveadm: Gateway, info: GraphQLResolveInfo): AffectedReader {
  const own = async (user: UserRef): Promise<readonly string[]> =>
    (await doveadm.run(mailboxList, { user: user.name, mailboxMask: masksOf('*') }, user)).filter((name) => doveadm.isOwn(name));
  return affectedMailboxes(doveadm, own, info);
}

function affectedMailboxes(
  doveadm: Gateway,
  namesOf: (user: UserRef) => Promise<readonly string[]>,
  info: GraphQLResolveInfo,
): AffectedReader {
  const read = async (user: UserRef) => {
    const names = await namesOf(user);
    if (names.length === 0) return { names, filled: [], messageCount: 0 };
    const field = [STATUS_FIELDS.messageCount, STATUS_FIELDS.guid];
    const statuses = await statusesOf(doveadm, user, names, field);
    const own = statuses.flatMap((status) => readable(status) ?? []);
    const filled = own.filter(({ messageCount }) => messageCount !== 0);
    return { names, filled, messageCount: filled.reduce((sum, status) => sum + (status.messageCount ?? 0), 0) };
  };
  return {
    count: async (user) => (await read(user)).messageCount,
    affected: async (user) => {
      const { names, filled, messageCount } = await read(user);
      const search = {
        or: filled.map(({ mailbox, guid }) => (isMailboxPattern(mailbox) && guid !== null ? { mailboxGuid: guid } : { mailbox })),
      };
      const messages = messageCount === 0 ? [] : (await firstMessages(doveadm, user, search, info)).messages;
      return { ...NOTHING, messageCount, messages, mailboxes: names.map((name) => ({ user, name })) };
    },
  };
}

/** For the deletion of a Sieve script. */
export function affectedSieveScript(doveadm: Gateway, name: string): AffectedReader {
  return {
    count: () => Promise.resolve(0),
    affected: async (user) => {
      const scripts = await doveadm.run(sieveList, { user: user.name }, user);
      return { ...NOTHING, sieveScripts: scripts.filter((script) => script.name === name).map((script) => ({ user, ...script })) };
    },
  };
}

/** The sum for several users. */
export function addUp(all: readonly Affected[]): Affected {
  return {
    messageCount: all.reduce((sum, { messageCount }) => sum + messageCount, 0),
    messages: all.flatMap(({ messages }) => messages).slice(0, MAX_PAGE),
    mailboxes: all.flatMap(({ mailboxes }) => mailboxes),
    sieveScripts: all.flatMap(({ sieveScripts }) => sieveScripts),
  };
}

async function firstMessages(
  doveadm: Gateway,
  user: UserRef,
  search: MessageSearch,
  info: GraphQLResolveInfo,
): Promise<Pick<Affected, 'messageCount' | 'messages'>> {
  const page = await pageOfUser(doveadm, user, { search, first: MAX_PAGE }, selectedOfMessages(info));
  return { messageCount: (await page.totalCount) ?? 0, messages: page.nodes };
}

/** The payload's selections of `messages`, in the form of the selections of a page. */
function selectedOfMessages(info: GraphQLResolveInfo): SelectedField[] {
  const payload = selectedFields(info);
  const affected = [...fieldsOf(payload, 'affected'), ...fieldsOf(fieldsOf(payload, 'results'), 'affected')];
  return [
    { name: 'nodes', args: {}, fields: fieldsOf(affected, 'messages') },
    { name: 'totalCount', args: {}, fields: [] },
  ];
}
