import { defineCommand, noRows, type Row } from '../command.ts';
import { countOrNull, textOrNull, unixTimeOrNull } from '../decode.ts';

const VERSIONS = 'Dovecot Pro';

/** The cached indexes of a user in one priority: 0 is the user's root, 1 full text, 2 INBOX and Junk, 3 the other mailboxes. */
export interface MetacachePriorityRow {
  readonly priority: number;
  readonly sizeBytes: number | null;
  readonly lastAccessAt: Date | null;
}

/** A user's cached indexes. Dovecot's reference documentation names the columns. A value that is missing or has another form is null. */
export interface MetacacheRow {
  readonly user: string | null;
  /** Other names of the user, from the fields of the user database that begin with `user_`. */
  readonly alternativeNames: readonly { readonly name: string; readonly value: string }[];
  readonly uploadWithinSeconds: number | null;
  readonly deviceMajor: number | null;
  readonly deviceMinor: number | null;
  readonly changes: 'none' | 'unimportant' | 'important' | null;
  readonly lastService: string | null;
  readonly cleanupWeight: number | null;
  readonly priorities: readonly MetacachePriorityRow[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

const CHANGES = ['none', 'unimportant', 'important'] as const;

const ownerOf = (row: Row): string | null => {
  const name = row.username ?? row.user;
  return typeof name === 'string' && name !== '' ? name : null;
};

/** Sizes and accesses come as `bytes-used(0)` and `last-access(0)`, with the priority in brackets. */
function prioritiesOf(row: Row): MetacachePriorityRow[] {
  const numbers = Object.keys(row).flatMap((name) => /^(?:bytes-used|last-access)\((\d+)\)$/.exec(name)?.[1] ?? []);
  return [...new Set(numbers)].sort().map((priority) => {
    return {
      priority: Number(priority),
      sizeBytes: countOrNull(row, `bytes-used(${priority})`),
      lastAccessAt: unixTimeOrNull(row, `last-access(${priority})`),
    };
  });
}

function decodeEntry(row: Row): MetacacheRow {
  const fields = Object.entries(row).map(([name, value]) => ({ name, value: String(value) }));
  return {
    user: ownerOf(row),
    alternativeNames: fields.filter(({ name, value }) => name.startsWith('user_') && value !== ''),
    uploadWithinSeconds: countOrNull(row, 'upload-within'),
    deviceMajor: countOrNull(row, 'dev-major'),
    deviceMinor: countOrNull(row, 'dev-minor'),
    changes: CHANGES.find((word) => word === row.changes) ?? null,
    lastService: textOrNull(row, 'last-service'),
    cleanupWeight: countOrNull(row, 'cleanup-weight'),
    priorities: prioritiesOf(row),
    fields,
  };
}

export const metacacheList = defineCommand({
  name: 'metacacheList',
  summary: 'List the cached indexes of a host.',
  effect: 'read',
  class: 'server',
  versions: VERSIONS,
  permission: 'OBJECT_STORAGE_READ',
  params: {},
  owner: ownerOf,
  decode: (rows) => rows.map(decodeEntry),
});

const write = { versions: VERSIONS, permission: 'OBJECT_STORAGE_WRITE', decode: noRows } as const;

export const metacacheClean = defineCommand({
  ...write,
  name: 'metacacheClean',
  summary: "Clean a user's cached indexes.",
  effect: 'destroy',
  class: 'mail',
  params: { user: 'user', days: 'integer?', namespace: 'namespace?' },
});

export const metacacheFlush = defineCommand({
  ...write,
  name: 'metacacheFlush',
  summary: "Write a user's cached indexes to object storage.",
  effect: 'repeatable',
  class: 'mail',
  params: { user: 'user', namespace: 'namespace?' },
});

export const metacacheFlushall = defineCommand({
  ...write,
  name: 'metacacheFlushall',
  summary: 'Write all cached indexes of a host to object storage.',
  effect: 'repeatable',
  class: 'server',
  hostOnly: true,
  slow: true,
  params: {},
});

export const metacacheRemove = defineCommand({
  ...write,
  name: 'metacacheRemove',
  summary: 'Drop cached indexes of a host.',
  effect: 'destroy',
  class: 'server',
  // The mask covers users that cannot be named one by one.
  permission: () => ['EVERYONE', 'OBJECT_STORAGE_WRITE'],
  hostOnly: true,
  confirmed: true,
  params: { mask: 'string' },
});

export const metacacheUnpack = defineCommand({
  ...write,
  name: 'metacacheUnpack',
  summary: 'Unpack a bundle of indexes into a folder of the mail host.',
  effect: 'write',
  class: 'server',
  hostOnly: true,
  permission: () => ['EVERYONE', 'OBJECT_STORAGE_WRITE'],
  hostParams: ['destinationDirectory'],
  params: { bundleName: 'string', bundle: 'string', destinationDirectory: 'string' },
});

export const fscacheRescan = defineCommand({
  ...write,
  name: 'fscacheRescan',
  summary: 'Recalculate the size of an object cache.',
  effect: 'repeatable',
  class: 'server',
  hostOnly: true,
  slow: true,
  params: { path: 'path?', maxAge: 'integer?' },
});

export const oboxUserDelete = defineCommand({
  ...write,
  name: 'oboxUserDelete',
  summary: 'Delete all data of a user: mail in object storage, its records and caches.',
  effect: 'destroy',
  class: 'mail',
  partial: true,
  confirmed: true,
  slow: true,
  params: { user: 'user' },
});

export const oboxUserWait = defineCommand({
  ...write,
  name: 'oboxUserWait',
  summary: 'Wait until a user has no sessions.',
  effect: 'repeatable',
  class: 'mail',
  slow: true,
  params: { user: 'user', timeout: 'integer?' },
  checks: { timeout: (value) => (Number(value) >= 1 && Number(value) <= 50 ? null : 'must be from 1 to 50') },
});
