import { nameProblem } from './mailbox.ts';
import { defineCommand, noRows } from '../command.ts';
import { uint32Problem } from '../param-checks.ts';
import { maskedMailboxes, searchedMailboxes } from '../mailbox-params.ts';

const repair = { effect: 'repeatable', class: 'mail', permission: 'MAILBOX_REPAIR', slow: true, decode: noRows } as const;

export const mailboxForceResync = defineCommand({
  ...repair,
  name: 'mailboxForceResync',
  wire: 'forceResync',
  summary: 'Rebuild the indexes of mailboxes from the stored messages.',
  params: { user: 'user', mailboxMask: 'mailboxes', fsck: 'boolean?' },
  line: { words: 'force-resync', options: { f: 'fsck' }, operands: ['mailboxMask'] },
  requiredMailboxes: maskedMailboxes,
});

/** One pattern on 2.3, several on 2.4. */
export const mailboxIndex = defineCommand({
  ...repair,
  name: 'mailboxIndex',
  wire: 'index',
  summary: 'Update the indexes of mailboxes, including the full-text index.',
  params: { user: 'user', mailboxMask: 'mailboxes', queue: 'boolean?', maxRecent: 'integer?' },
  line: { options: { q: 'queue', n: 'maxRecent' }, operands: ['mailboxMask'] },
  requiredMailboxes: maskedMailboxes,
  checks: {
    mailboxMask: (value) => (value as string[]).map(nameProblem).find((problem) => problem !== null) ?? null,
    maxRecent: uint32Problem,
  },
});

export const storagePurge = defineCommand({
  ...repair,
  name: 'storagePurge',
  wire: 'purge',
  summary: 'Free the space of expunged messages.',
  line: {},
  params: { user: 'user' },
});

export const messageAttachmentsRebuild = defineCommand({
  ...repair,
  name: 'messageAttachmentsRebuild',
  wire: 'rebuildAttachments',
  summary: 'Detect attachments in messages again.',
  params: { user: 'user', query: 'query' },
  line: { operands: ['query'], columns: ['uid', 'attachment'] },
  requiredMailboxes: searchedMailboxes,
});

export const quotaRecalc = defineCommand({
  ...repair,
  name: 'quotaRecalc',
  summary: 'Recalculate quota usage.',
  line: {},
  permission: 'QUOTA_RECALC',
  params: { user: 'user' },
});
