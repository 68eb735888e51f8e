import { defineCommand, noRows, type Row } from '../command.ts';
import { count, countOrNull, text, textOrNull } from '../decode.ts';
import { CodedError } from '../errors.ts';

const VERSIONS = 'Dovecot 2.3';

/** How many replications are pending. */
export interface ReplicationQueue {
  readonly syncCount: number | null;
  readonly highCount: number | null;
  readonly lowCount: number | null;
  readonly failedCount: number | null;
  readonly fullResyncCount: number | null;
  readonly waitingFailedCount: number | null;
  readonly userCount: number | null;
}

export const replicatorQueue = defineCommand({
  name: 'replicatorQueue',
  wire: 'replicatorStatus',
  summary: 'Read the sizes of the replication queues.',
  effect: 'read',
  class: 'server',
  hostOnly: true,
  versions: VERSIONS,
  permission: 'REPLICATION_READ',
  params: {},
  decode: (rows): ReplicationQueue => {
    const valueOf = (field: string): number | null => countOrNull(rows.find((row) => row.field === field) ?? {}, 'value');
    return {
      syncCount: valueOf("Queued 'sync' requests"),
      highCount: valueOf("Queued 'high' requests"),
      lowCount: valueOf("Queued 'low' requests"),
      failedCount: valueOf("Queued 'failed' requests"),
      fullResyncCount: valueOf("Queued 'full resync' requests"),
      waitingFailedCount: valueOf("Waiting 'failed' requests"),
      userCount: valueOf('Total number of known users'),
    };
  },
});

/** The replication of one user. */
export interface ReplicationRow {
  readonly user: string;
  readonly priority: string;
  readonly fastSyncAgeSeconds: number | null;
  readonly fullSyncAgeSeconds: number | null;
  readonly successAgeSeconds: number | null;
  readonly failed: boolean;
}

/** `26:03:12` is a day, two hours, three minutes and twelve seconds ago. */
function ageOrNull(row: Row, field: string): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/.exec(textOrNull(row, field) ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Without a mask the answer has another form: see `replicatorQueue`. */
export const replicatorStatus = defineCommand({
  name: 'replicatorStatus',
  summary: 'Read the replication state of users.',
  effect: 'read',
  class: 'server',
  versions: VERSIONS,
  permission: 'REPLICATION_READ',
  params: { userMask: 'string' },
  owner: ({ username }) => String(username),
  decode: (rows) =>
    rows.map((row): ReplicationRow => ({
      user: text(row, 'username'),
      priority: text(row, 'priority'),
      fastSyncAgeSeconds: ageOrNull(row, 'fast sync'),
      fullSyncAgeSeconds: ageOrNull(row, 'full sync'),
      successAgeSeconds: ageOrNull(row, 'success sync'),
      failed: row.failed === 'y',
    })),
});

/** A worker that replicates one user after another. */
export interface ReplicationWorkerRow {
  readonly user: string | null;
  readonly type: string | null;
  readonly status: string;
}

export const replicatorDsyncStatus = defineCommand({
  name: 'replicatorDsyncStatus',
  summary: 'List the replication workers.',
  effect: 'read',
  class: 'server',
  versions: VERSIONS,
  permission: 'REPLICATION_READ',
  params: {},
  owner: ({ username }) => (typeof username === 'string' && username !== '' ? username : null),
  decode: (rows) =>
    rows.map((row): ReplicationWorkerRow => ({
      user: textOrNull(row, 'username'),
      type: textOrNull(row, 'type'),
      status: text(row, 'status'),
    })),
});

const write = { class: 'server', versions: VERSIONS, permission: 'REPLICATION_WRITE' } as const;

export const replicatorAdd = defineCommand({
  ...write,
  name: 'replicatorAdd',
  summary: 'Start replicating a user.',
  effect: 'write',
  params: { user: 'user' },
  aliases: { user: ['userMask'] },
  decode: noRows,
});

export const replicatorRemove = defineCommand({
  ...write,
  name: 'replicatorRemove',
  summary: 'Stop replicating a user.',
  effect: 'destroy',
  params: { user: 'user' },
  // For an unknown user it answers with exit code 64, as for wrong parameters.
  precondition: {
    command: replicatorStatus,
    args: ({ user }) => ({ userMask: user }),
    problem: (rows) =>
      (rows as readonly ReplicationRow[]).length > 0 ? null : new CodedError('NOT_FOUND', 'The replicator does not have this user.'),
  },
  decode: noRows,
});

/** `1 users updated`. */
export const replicatorReplicate = defineCommand({
  ...write,
  name: 'replicatorReplicate',
  summary: 'Queue a user for replication.',
  effect: 'write',
  params: { user: 'user', priority: 'string?', fullSync: 'boolean?' },
  checks: { priority: (value) => (['low', 'high'].includes(String(value)) ? null : 'must be low or high') },
  aliases: { user: ['userMask'] },
  decode: ([row]) => ({ updatedCount: row === undefined ? 0 : count({ n: text(row, 'result').split(' ')[0] }, 'n') }),
});
