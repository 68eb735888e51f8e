import { defineCommand, noRows, type Row } from '../command.ts';

const VERSIONS = 'Dovecot Pro';

/** A cached index, in the words of Dovecot: the form of the answer is not documented. */
export interface MetacacheRow {
  readonly user: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

const ownerOf = (row: Row): string | null => {
  const name = row.user ?? row.username;
  return typeof name === 'string' && name !== '' ? name : null;
};

export const metacacheList = defineCommand({
  name: 'metacacheList',
  summary: 'List the cached indexes of a host.',
  effect: 'read',
  opens: 'server',
  versions: VERSIONS,
  permission: 'OBJECT_STORAGE_READ',
  params: {},
  owner: ownerOf,
  decode: (rows) =>
    rows.map((row): MetacacheRow => ({
      user: ownerOf(row),
      fields: Object.entries(row).map(([name, value]) => ({ name, value: String(value) })),
    })),
});

const write = { versions: VERSIONS, permission: 'OBJECT_STORAGE_WRITE', decode: noRows } as const;

export const metacacheClean = defineCommand({
  ...write,
  name: 'metacacheClean',
  summary: "Clean a user's cached indexes.",
  effect: 'destroy',
  opens: 'mail',
  params: { user: 'user', days: 'integer?', namespace: 'namespace?' },
});

export const metacacheFlush = defineCommand({
  ...write,
  name: 'metacacheFlush',
  summary: "Write a user's cached indexes to object storage.",
  effect: 'repeatable',
  opens: 'mail',
  params: { user: 'user', namespace: 'namespace?' },
});

export const metacacheFlushall = defineCommand({
  ...write,
  name: 'metacacheFlushall',
  summary: 'Write all cached indexes of a host to object storage.',
  effect: 'repeatable',
  opens: 'server',
  hostOnly: true,
  long: true,
  params: {},
});

export const metacacheRemove = defineCommand({
  ...write,
  name: 'metacacheRemove',
  summary: 'Drop cached indexes of a host.',
  effect: 'destroy',
  opens: 'server',
  // The mask is of users, and they cannot be named one by one.
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
  opens: 'server',
  hostOnly: true,
  permission: () => ['EVERYONE', 'OBJECT_STORAGE_WRITE'],
  hostParams: ['destinationDirectory'],
  params: { bundleName: 'string', bundle: 'string', destinationDirectory: 'string' },
});

export const fscacheRescan = defineCommand({
  ...write,
  name: 'fscacheRescan',
  summary: 'Look anew what is in a cache of objects.',
  effect: 'repeatable',
  opens: 'server',
  hostOnly: true,
  long: true,
  params: { path: 'path?', maxAge: 'integer?' },
});

export const oboxUserDelete = defineCommand({
  ...write,
  name: 'oboxUserDelete',
  summary: 'Delete all data of a user: mail in object storage, its records and caches.',
  effect: 'destroy',
  opens: 'mail',
  partial: true,
  confirmed: true,
  long: true,
  params: { user: 'user' },
});

export const oboxUserWait = defineCommand({
  ...write,
  name: 'oboxUserWait',
  summary: 'Wait until a user has no session left.',
  effect: 'repeatable',
  opens: 'mail',
  long: true,
  params: { user: 'user', timeout: 'integer?' },
  checks: { timeout: (value) => (Number(value) >= 1 && Number(value) <= 50 ? null : 'must be from 1 to 50') },
});
