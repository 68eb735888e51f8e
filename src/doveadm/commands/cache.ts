import { defineCommand, noRows, type CommandLine, type Row } from '../command.ts';
import { oneOf } from '../param-checks.ts';
import { text } from '../decode.ts';
import { CodedError } from '../errors.ts';
import { searchedMailboxes } from '../mailbox-params.ts';

/** What Dovecot caches of one field of a mailbox's messages. */
export interface CacheDecisionRow {
  readonly field: string;
  /** Null when the mailbox does not have the field yet. */
  readonly decision: (typeof DECISIONS)[number] | null;
  /** Null when it was never used, or when the server's clock does not show UTC. */
  readonly lastUsedAt: Date | null;
}

const DECISIONS = ['no', 'temp', 'yes'] as const;

function decodeDecision(row: Row): CacheDecisionRow {
  const word = text(row, 'decision');
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|GMT)$/.exec(text(row, 'last-used')) ?? [];
  const lastUsedAt = day === undefined || time === undefined ? null : new Date(`${day}T${time}Z`);
  return {
    field: text(row, 'field'),
    decision: DECISIONS.find((decision) => decision === word) ?? null,
    lastUsedAt: lastUsedAt?.getTime() === 0 ? null : lastUsedAt,
  };
}

const decisionLine: CommandLine = {
  options: { a: 'all', f: 'fieldstr', l: 'lastUsed', d: 'decision' },
  operands: ['mailbox'],
  columns: ['mailbox', 'field', 'decision', 'last-used'],
};

/** Without `all` and without fields, the command ends the process (2.3.19, 2.4.1). */
export const mailboxCacheDecisions = defineCommand({
  name: 'mailboxCacheDecisions',
  wire: 'mailboxCacheDecision',
  summary: 'Read the cache decisions of a mailbox.',
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  line: decisionLine,
  constants: { all: true },
  decode: (rows) => rows.map(decodeDecision),
});

export const mailboxCacheDecisionSet = defineCommand({
  name: 'mailboxCacheDecisionSet',
  wire: 'mailboxCacheDecision',
  summary: 'Change the cache decisions of a mailbox.',
  effect: 'write',
  class: 'mail',
  permission: 'MAILBOX_REPAIR',
  params: { user: 'user', mailbox: 'mailbox', fieldstr: 'string', decision: 'string?', lastUsed: 'integer?' },
  line: decisionLine,
  checks: { decision: oneOf(DECISIONS) },
  postcondition: {
    command: mailboxCacheDecisions,
    args: ({ user, mailbox }) => ({ user, mailbox }),
    // It answers with the requested value. Without a cache file it forgets the value immediately (2.4.1).
    problem: (rows, { mailbox, fieldstr, decision }) => {
      const fields = (rows as readonly CacheDecisionRow[]).filter((row) => fieldstr.split(' ').includes(row.field));
      if (decision === undefined || fields.every((row) => row.decision === decision)) return null;
      const message = 'The mailbox has no cache yet that could keep the decision.';
      return new CodedError('NOT_POSSIBLE', message, { mailbox }, { answered: true });
    },
  },
  decode: noRows,
});

const repair = { effect: 'repeatable', class: 'mail', permission: 'MAILBOX_REPAIR', slow: true, decode: noRows } as const;

export const mailboxCachePurge = defineCommand({
  ...repair,
  name: 'mailboxCachePurge',
  summary: "Rewrite a mailbox's cache without unused data.",
  line: { operands: ['mailbox'] },
  params: { user: 'user', mailbox: 'mailbox' },
});

export const mailboxCacheRemove = defineCommand({
  ...repair,
  name: 'mailboxCacheRemove',
  summary: 'Remove the cached fields of messages.',
  params: { user: 'user', query: 'query' },
  line: { operands: ['query'], columns: ['mailbox', 'uid', 'result'] },
  // A missing mailbox ends the process (2.3.19).
  requiredMailboxes: searchedMailboxes,
});
