import { defineCommand, noRows, type Row } from '../command.ts';
import { count, text } from '../decode.ts';
import { maskedMailboxes } from '../mailbox-params.ts';

const VERSIONS = 'Dovecot 2.4 with fts_flatcurve';

/** EX_CONFIG and EX_UNAVAILABLE, without a full-text index. */
const NOT_CONFIGURED = 78;
const NO_FLATCURVE = 69;

/** Works on a Dovecot with a full-text index and languages configured. Others answer with exit code 78. */
export const ftsTokenize = defineCommand({
  name: 'ftsTokenize',
  summary: 'Show the tokens that the full-text index stores for a text.',
  effect: 'read',
  class: 'mail',
  permission: 'FTS_READ',
  params: { user: 'user', text: 'string', language: 'string?' },
  line: { options: { l: 'language' }, operands: ['text'], columns: ['token'], unknownExitCode: NOT_CONFIGURED },
  decode: (rows) => rows.map((row) => text(row, 'token')),
});

/** The full-text index of one mailbox. */
export interface FtsIndexRow {
  readonly mailbox: string;
  readonly guid: string;
  readonly lastUid: number;
  readonly messageCount: number;
  readonly shardCount: number;
  readonly version: number;
}

/** Omits mailboxes without an index. */
export const ftsFlatcurveStats = defineCommand({
  name: 'ftsFlatcurveStats',
  summary: 'Read the state of full-text indexes.',
  effect: 'read',
  class: 'mail',
  versions: VERSIONS,
  permission: 'FTS_READ',
  params: { user: 'user', mailboxMask: 'mailboxes' },
  line: {
    operands: ['mailboxMask'],
    columns: ['mailbox', 'guid', 'last_uid', 'messages', 'shards', 'version'],
    unknownExitCode: NO_FLATCURVE,
  },
  decode: (rows) =>
    rows.map((row): FtsIndexRow => ({
      mailbox: text(row, 'mailbox'),
      guid: text(row, 'guid'),
      lastUid: count(row, 'last_uid'),
      messageCount: count(row, 'messages'),
      shardCount: count(row, 'shards'),
      version: count(row, 'version'),
    })),
});

const change = { class: 'mail', permission: 'FTS_WRITE', slow: true } as const;
const namesOf = (rows: readonly Row[]): string[] => rows.map((row) => text(row, 'mailbox'));

/** Without a namespace, the command uses that of the inbox. */
const ofNamespace = {
  ...change,
  effect: 'repeatable',
  params: { user: 'user', namespace: 'namespace?' },
  line: { operands: ['namespace'], unknownExitCode: NOT_CONFIGURED },
  decode: noRows,
} as const;

export const ftsOptimize = defineCommand({
  ...ofNamespace,
  name: 'ftsOptimize',
  summary: 'Optimise the full-text indexes of a namespace.',
});

export const ftsRescan = defineCommand({
  ...ofNamespace,
  name: 'ftsRescan',
  summary: 'Compare the full-text indexes of a namespace with the mailboxes, and index missing messages.',
});

export const ftsFlatcurveCheck = defineCommand({
  ...change,
  name: 'ftsFlatcurveCheck',
  summary: 'Check full-text indexes for errors and repair simple ones.',
  effect: 'repeatable',
  versions: VERSIONS,
  params: { user: 'user', mailboxMask: 'mailboxes' },
  line: { operands: ['mailboxMask'], columns: ['mailbox', 'guid', 'errors', 'shards'], unknownExitCode: NO_FLATCURVE },
  requiredMailboxes: maskedMailboxes,
  decode: (rows) =>
    rows.map((row) => ({ mailbox: text(row, 'mailbox'), errorCount: count(row, 'errors'), shardCount: count(row, 'shards') })),
});

export const ftsFlatcurveRotate = defineCommand({
  ...change,
  name: 'ftsFlatcurveRotate',
  summary: 'Start a new shard of full-text indexes.',
  effect: 'repeatable',
  versions: VERSIONS,
  params: { user: 'user', mailboxMask: 'mailboxes' },
  line: { operands: ['mailboxMask'], columns: ['mailbox', 'guid'], unknownExitCode: NO_FLATCURVE },
  requiredMailboxes: maskedMailboxes,
  decode: namesOf,
});

export const ftsFlatcurveRemove = defineCommand({
  ...change,
  name: 'ftsFlatcurveRemove',
  summary: 'Remove full-text indexes. Dovecot builds them again when it next indexes the mailboxes.',
  effect: 'destroy',
  versions: VERSIONS,
  params: { user: 'user', mailboxMask: 'mailboxes' },
  line: { operands: ['mailboxMask'], columns: ['mailbox', 'guid'], unknownExitCode: NO_FLATCURVE },
  requiredMailboxes: maskedMailboxes,
  decode: namesOf,
});
