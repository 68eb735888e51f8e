import {
  defineCommand,
  reconciledBy,
  noRows,
  type AnyCommand,
  type Constants,
  type ExitCodes,
  type Reconciliation,
  type Row,
} from '../command.ts';
import { MAX_UINT32, newUidProblem } from '../param-checks.ts';
import { text, words } from '../decode.ts';
import { searchedMailboxes } from '../mailbox-params.ts';
import type { Permission } from '../permission.ts';
import { uidSet } from '../search/number-set.ts';
import { looksIntoContent, namesMailboxAtTop } from '../search/query-tokens.ts';
import { userGet } from './user.ts';

/** Fetch fields with a message's content, as opposed to its envelope. Reading content needs a permission of its own. */
export function isContentField(field: string): boolean {
  return /^(body|text|binary)(\.|$)/.test(field);
}

/** A search for a word in a message reads its content. */
function searchPermissions(query: readonly string[], needed: Permission): readonly Permission[] {
  return looksIntoContent(query) ? [needed, 'MESSAGE_READ_CONTENT'] : [needed];
}

/**
 * For a query that names a mailbox, exit code 68 means that the mailbox does not exist. For a query that names none, it means that one of
 * the user's mailboxes is listed but cannot be opened (2.3.19): its messages, and those of the mailboxes after it, are missing.
 */
const noneIfNamed = ({ query }: { readonly query: readonly string[] }): ExitCodes => (namesMailboxAtTop(query) ? { 68: [] } : {});

const SECTION = '[1-9]\\d{0,3}(?:\\.[1-9]\\d{0,3}){0,19}';
/**
 * The fields that can be fetched. Any other field ends the process (2.3.19, 2.4.1). 2.3.19 reads `hdr.subject body` as two fields, one of
 * them content. A filter follows a second dot, and an unknown filter ends the process too.
 */
const FETCH_FIELD = new RegExp(
  `^(?:user|mailbox|mailbox-guid|seq|uid|guid|flags|modseq|hdr|hdr\\.[!-\\-/-9;-~]{1,100}|(?:body|binary)(?:\\.${SECTION})?|body\\.snippet|text|text\\.utf8|size\\.(?:physical|virtual)|date\\.(?:sent|received|saved)(?:\\.unixtime)?|imap\\.(?:envelope|body|bodystructure)|pop3\\.(?:uidl|order)|refcount|storageid)$`,
);

/** What Dovecot knows of a message without opening it. */
export const INDEX_FIELDS: ReadonlySet<string> = new Set(['user', 'mailbox', 'mailbox-guid', 'seq', 'uid', 'flags', 'modseq']);

/**
 * Rows with the requested fields as strings. The row of an unreadable message has an `error`, and the fields that need no opening. Missing
 * mailboxes and messages are silently omitted.
 */
export const messageFetch = defineCommand({
  name: 'messageFetch',
  wire: 'fetch',
  summary: 'Read messages.',
  effect: 'read',
  class: 'mail',
  permission: ({ field, query }) =>
    field.some(isContentField) ? ['MESSAGE_READ', 'MESSAGE_READ_CONTENT'] : searchPermissions(query, 'MESSAGE_READ'),
  params: { user: 'user', field: 'array', query: 'query' },
  line: {
    operands: [{ words: 'field' }, 'query'],
    columns: ({ field }) => (field as readonly string[]).map((column) => column.toLowerCase()),
  },
  checks: {
    field: (fields) => ((fields as string[]).every((field) => FETCH_FIELD.test(field)) ? null : 'holds a field that messages do not have'),
  },
  merge: {
    group: ({ user, query }) => `${user} ${JSON.stringify(query)}`,
    join: (all) => ({
      user: all[0]?.user ?? '',
      field: [...new Set(all.flatMap(({ field }) => field))],
      query: all[0]?.query ?? [],
    }),
    pick: (rows) => rows,
  },
  separate: {
    key: 'uid',
    list: ({ user, field, query }): { command: AnyCommand; args: Readonly<Record<string, unknown>> } => ({
      command: messageFetch,
      args: { user, field: ['uid', ...field.filter((name) => INDEX_FIELDS.has(name))], query },
    }),
    narrow: ({ user, field, query }, listed) => ({
      user,
      field,
      query: [...query, 'uid', uidSet([...new Set(listed.map(({ uid }) => Number(uid)))])],
    }),
  },
  exitCodes: noneIfNamed,
  decode: (rows): readonly Row[] => rows,
});

/** The matching messages: the GUID of their mailbox, and their UID in it. */
export const messageSearch = defineCommand({
  name: 'messageSearch',
  wire: 'search',
  summary: 'Search messages.',
  effect: 'read',
  class: 'mail',
  permission: ({ query }) => searchPermissions(query, 'MESSAGE_READ'),
  params: { user: 'user', query: 'query' },
  line: { operands: ['query'], columns: ['mailbox-guid', 'uid'] },
  exitCodes: noneIfNamed,
  decode: (rows) => rows.map((row) => ({ mailboxGuid: text(row, 'mailbox-guid'), uid: Number(text(row, 'uid')) })),
});

export const messageSave = defineCommand({
  name: 'messageSave',
  wire: 'save',
  summary: 'Save a message into a mailbox.',
  effect: 'write',
  class: 'mail',
  permission: 'MESSAGE_SAVE',
  params: { user: 'user', mailbox: 'mailbox', file: 'message', uid: 'integer?', guid: 'string?', receivedAt: 'string?' },
  line: { options: { m: 'mailbox', U: 'uid', g: 'guid', r: 'receivedDate' }, input: 'file' },
  // Without a given GUID, the message cannot be distinguished from identical ones.
  reconcile: [
    reconciledBy(
      messageSearch,
      ({ user, mailbox, guid }: { readonly user: string; readonly mailbox: string; readonly guid?: string | undefined }) =>
        guid === undefined ? null : { user, query: ['mailbox', mailbox, 'guid', guid] },
      (found) => ({ isApplied: found.length === 1, what: `the mailbox has ${found.length} messages with this GUID` }),
    ),
  ],
  aliases: { receivedAt: ['receivedDate'] },
  checks: {
    uid: newUidProblem,
    // In a Maildir, a slash ends the process, and a space ends the GUID (2.4.1).
    guid: (guid) => (/^[^\s/]{1,255}$/.test(String(guid)) ? null : 'must have at most 255 characters, none of them a blank or a slash'),
    // 2.4.1 takes a date (`2025-03-01`) or seconds, and silently misreads values outside of this range.
    receivedAt: (date) => (Number(date) >= 1 && Number(date) < MAX_UINT32 ? null : 'must be an instant of the years 1970 to 2105'),
  },
  decode: noRows,
});

interface TransferArguments {
  readonly user: string;
  readonly destinationMailbox: string;
  readonly sourceUser?: string | null | undefined;
  readonly query: readonly string[];
}

/** An unknown source user ends the process (2.3.19, 2.4.1). */
const knownSource = {
  command: userGet,
  args: ({ sourceUser }: { readonly sourceUser?: string | null | undefined }) =>
    typeof sourceUser === 'string' ? { user: sourceUser } : null,
  problem: () => null,
} as const;

const transfer = {
  effect: 'write',
  class: 'mail',
  acrossUsers: 'MESSAGE_READ_CONTENT',
  partial: true,
  params: { user: 'user', destinationMailbox: 'mailbox', query: 'query', sourceUser: 'user?' },
  // 2.3 has a parameter for the word before the user. Without it, 2.3 reads the user as a part of the query (2.3.19).
  constants: ({ sourceUser }: { readonly sourceUser?: string | undefined }): Constants =>
    typeof sourceUser === 'string' ? { sourceType: 'user' } : {},
  requiredMailboxes: ({ user, destinationMailbox, sourceUser, query }: TransferArguments) => [
    ...searchedMailboxes({ user: sourceUser ?? user, query }),
    { user, mailbox: destinationMailbox },
  ],
  precondition: knownSource,
  line: {
    operands: (series: '2.3' | '2.4') => [
      'destinationMailbox',
      ...(series === '2.3' ? ['sourceType', 'sourceUser'] : [{ keyword: 'user', of: 'sourceUser' }]),
      'query',
    ],
  },
  decode: noRows,
} as const;

/** A caller who copies another user's mail into a mailbox can read it there. */
function transferPermissions(
  args: { readonly user: string; readonly sourceUser?: string | undefined; readonly query: readonly string[] },
  needed: Permission,
): readonly Permission[] {
  const foreign = args.sourceUser !== undefined && args.sourceUser !== args.user;
  return foreign ? [needed, 'MESSAGE_READ_CONTENT'] : searchPermissions(args.query, needed);
}

export const messageCopy = defineCommand({
  ...transfer,
  name: 'messageCopy',
  wire: 'copy',
  summary: 'Copy messages into a mailbox.',
  permission: (args) => transferPermissions(args, 'MESSAGE_COPY'),
});

export const messageMove = defineCommand({
  ...transfer,
  name: 'messageMove',
  wire: 'move',
  summary: 'Move messages into a mailbox.',
  permission: (args) => transferPermissions(args, 'MESSAGE_MOVE'),
});

export const messageExpunge = defineCommand({
  name: 'messageExpunge',
  wire: 'expunge',
  summary: 'Remove messages for good.',
  effect: 'destroy',
  class: 'mail',
  partial: true,
  permission: ({ query }) => searchPermissions(query, 'MESSAGE_EXPUNGE'),
  params: { user: 'user', query: 'query' },
  line: { operands: ['query'] },
  requiredMailboxes: searchedMailboxes,
  reconcile: [
    reconciledBy(
      messageSearch,
      ({ user, query }: { readonly user: string; readonly query: readonly string[] }) => ({ user, query }),
      (found) => ({ isApplied: found.length === 0, what: `${found.length} messages still match the search` }),
    ),
  ],
  decode: noRows,
});

interface Flagging {
  readonly user: string;
  readonly flag: readonly string[];
  readonly query: readonly string[];
}

/** Whether all matching messages are in the wanted state. That also holds when the write would change nothing. `\\Recent` cannot be set. */
function flags(areApplied: (flags: ReadonlySet<string>, wanted: ReadonlySet<string>) => boolean): readonly Reconciliation<Flagging>[] {
  const folded = (list: readonly string[]): Set<string> =>
    new Set(list.map((flag) => flag.toLowerCase()).filter((flag) => flag !== '\\recent'));
  return [
    reconciledBy(
      messageFetch,
      ({ user, query }: Flagging) => ({ user, field: ['flags'], query }),
      (rows, { flag }) => {
        const otherwise = rows.filter((row) => !areApplied(folded(words(row, 'flags')), folded(flag))).length;
        return { isApplied: otherwise === 0, what: `the flags of ${otherwise} messages that match the search differ from the request` };
      },
    ),
  ];
}

const flagging = {
  class: 'mail',
  partial: true,
  permission: ({ query }: { readonly query: readonly string[] }) => searchPermissions(query, 'FLAGS_WRITE'),
  params: { user: 'user', flag: 'flags', query: 'query' },
  // `flagsReplace` in a missing mailbox ends the process (2.3.19).
  requiredMailboxes: searchedMailboxes,
  line: { operands: [{ words: 'flag' }, 'query'] },
  decode: noRows,
} as const;

export const flagsAdd = defineCommand({
  ...flagging,
  name: 'flagsAdd',
  summary: 'Add flags to messages.',
  effect: 'write',
  reconcile: flags((has, wanted) => [...wanted].every((flag) => has.has(flag))),
});
export const flagsRemove = defineCommand({
  ...flagging,
  name: 'flagsRemove',
  summary: 'Remove flags from messages.',
  effect: 'write',
  reconcile: flags((has, wanted) => [...wanted].every((flag) => !has.has(flag))),
});
export const flagsReplace = defineCommand({
  ...flagging,
  name: 'flagsReplace',
  summary: 'Replace all flags of messages.',
  effect: 'destroy',
  reconcile: flags((has, wanted) => has.size === wanted.size && [...wanted].every((flag) => has.has(flag))),
});

export const messageAltMove = defineCommand({
  name: 'messageAltMove',
  wire: 'altmove',
  summary: 'Move messages to the alternative storage, or back.',
  effect: 'repeatable',
  class: 'mail',
  permission: ({ query }) => searchPermissions(query, 'MAILBOX_REPAIR'),
  params: { user: 'user', query: 'query', reverse: 'boolean?' },
  line: { options: { r: 'reverse' }, operands: ['query'] },
  requiredMailboxes: searchedMailboxes,
  slow: true,
  decode: noRows,
});

export const messageDeduplicate = defineCommand({
  name: 'messageDeduplicate',
  wire: 'deduplicate',
  summary: 'Remove duplicates of messages for good.',
  effect: 'destroy',
  class: 'mail',
  partial: true,
  permission: ({ query }) => searchPermissions(query, 'MESSAGE_EXPUNGE'),
  params: { user: 'user', query: 'query', byMsgid: 'boolean?' },
  line: { options: { m: 'byMsgid' }, operands: ['query'] },
  slow: true,
  requiredMailboxes: searchedMailboxes,
  decode: noRows,
});

/** 2.3 runs it as root when doveadm runs as root, so the files that it creates do not belong to the user (2.3.19). */
export const messageImport = defineCommand({
  name: 'messageImport',
  wire: 'import',
  summary: 'Import messages from another mail storage.',
  // A location that Dovecot cannot read ends the process (2.3.19, 2.4.1).
  checks: {
    sourceLocation: (value) =>
      /^(maildir|sdbox|mdbox|mbox):[^\s:][^:]*(:(LAYOUT=(fs|index)|(INDEX|CONTROL|INBOX)=[^:]+))*$/.test(String(value))
        ? null
        : 'must be maildir:, sdbox:, mdbox: or mbox: and a path, which LAYOUT=fs, LAYOUT=index, INDEX=, CONTROL= and INBOX= may follow, each after a colon',
  },
  effect: 'write',
  class: 'mail',
  partial: true,
  permission: 'MESSAGE_IMPORT',
  params: {
    user: 'user',
    sourceLocation: 'string',
    sourceUser: 'user?',
    destParentMailbox: 'mailbox',
    query: 'query',
    subscribe: 'boolean?',
  },
  line: { options: { U: 'sourceUser', s: 'subscribe' }, operands: ['sourceLocation', 'destParentMailbox', 'query'] },
  hostParams: ['sourceLocation'],
  precondition: knownSource,
  slow: true,
  decode: noRows,
});
