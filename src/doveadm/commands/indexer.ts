import { defineCommand, noRows } from '../command.ts';
import { count, text, textOrNull } from '../decode.ts';

const VERSIONS = 'Dovecot 2.4 and later';

/** A mailbox in the indexer's queue, waiting or in progress. */
export interface IndexingRow {
  readonly user: string;
  readonly mailbox: string;
  readonly sessionId: string | null;
  /** 0: no limit. */
  readonly maxRecent: number;
  readonly type: string;
  readonly working: boolean;
  /** Null: in progress, no longer waiting. */
  readonly queued: 'head' | 'tail' | null;
}

/** `status` is `working`, `head-queued`, `tail-queued`, or two of them with a slash. */
export const indexerList = defineCommand({
  name: 'indexerList',
  summary: "List the indexer's queue.",
  effect: 'read',
  class: 'server',
  versions: VERSIONS,
  permission: 'HOST_READ',
  params: { userMask: 'string?' },
  owner: ({ username }) => String(username),
  decode: (rows) =>
    rows.map((row): IndexingRow => {
      const status = text(row, 'status').split('/');
      return {
        user: text(row, 'username'),
        mailbox: text(row, 'mailbox'),
        sessionId: textOrNull(row, 'session_id'),
        maxRecent: count(row, 'max_recent'),
        type: text(row, 'type'),
        working: status.includes('working'),
        queued: status.includes('head-queued') ? 'head' : status.includes('tail-queued') ? 'tail' : null,
      };
    }),
});

const write = { class: 'server', versions: VERSIONS, permission: 'MAILBOX_REPAIR', decode: noRows } as const;

/** Without a mailbox, and with `maxRecent`, the process ends (2.4.1). */
export const indexerAdd = defineCommand({
  ...write,
  name: 'indexerAdd',
  summary: "Add a mailbox to the indexer's queue.",
  effect: 'repeatable',
  params: { user: 'user', mailbox: 'mailbox', head: 'boolean?' },
  requiredMailboxes: ({ user, mailbox }) => [{ user, mailbox }],
});

export const indexerRemove = defineCommand({
  ...write,
  name: 'indexerRemove',
  summary: "Remove a user's mailboxes from the indexer's queue.",
  effect: 'repeatable',
  params: { user: 'user', mailboxMask: 'string?' },
  aliases: { user: ['userMask'] },
});
