import { defineCommand, noRows, type Row, type Server } from '../command.ts';
import { count, text } from '../decode.ts';

/**
 * Identifies a place of files: on 2.3 by a driver and its arguments, on 2.4 by the name of a configuration block that has an `fs`. An
 * unknown driver, argument or block ends the process (2.3.19, 2.4.1).
 */
const source = { fsDriver: 'string?', fsArgs: 'string?', filterName: 'fsFilter?' } as const;

const sourceChecks = {
  fsDriver: (value: unknown) => (value === 'posix' ? null : 'must be posix: of other drivers it is not known what ends the process'),
  fsArgs: (value: unknown) =>
    /^(prefix=[^:]+|mode=0[0-7]{3}|dirs|no-fsync)(:(prefix=[^:]+|mode=0[0-7]{3}|dirs|no-fsync))*$/.test(String(value))
      ? null
      : 'must be prefix=FOLDER, mode=0600, dirs or no-fsync, with a colon between them',
};

/** Without a place of files, the process ends (2.3.19, 2.4.1). */
const unsafe = (
  { takes }: Server,
  {
    fsDriver,
    fsArgs,
    filterName,
  }: { readonly fsDriver?: string | undefined; readonly fsArgs?: string | undefined; readonly filterName?: string | undefined },
): string | null => {
  if (takes('filterName') && typeof filterName === 'string') return null;
  if (takes('fsDriver')) return typeof fsDriver !== 'string' || typeof fsArgs !== 'string' ? 'it needs a driver with its arguments' : null;
  return typeof filterName !== 'string' ? 'it needs the name of a block of the configuration' : null;
};

const ofHost = { class: 'server', unsafe, hostOnly: true, hostParams: ['fsDriver', 'fsArgs'], checks: sourceChecks } as const;

/** Files of 2.4, opened with a user's mail: the block can be one of the user's own settings. */
const mailSource = { user: 'user', filterName: 'fsFilter' } as const;
const ofMail = { class: 'mail', versions: 'Dovecot 2.4 and later' } as const;

const read = { effect: 'read', permission: 'FS_READ' } as const;

const get = {
  ...read,
  exitCodes: { 68: [] },
  decode: ([row]: readonly Row[]) => (row === undefined ? null : text(row, 'content')),
} as const;
export const fsGet = defineCommand({ ...get, ...ofHost, name: 'fsGet', summary: 'Read a file.', params: { ...source, path: 'path' } });
export const mailFsGet = defineCommand({
  ...get,
  ...ofMail,
  name: 'mailFsGet',
  summary: "Read a file of a user's mail.",
  params: { ...mailSource, path: 'path' },
});

const stat = {
  ...read,
  exitCodes: { 68: [] },
  decode: ([row]: readonly Row[]) => (row === undefined ? null : count(row, 'size')),
} as const;
export const fsStat = defineCommand({
  ...stat,
  ...ofHost,
  name: 'fsStat',
  summary: "Read a file's size.",
  params: { ...source, path: 'path' },
});
export const mailFsStat = defineCommand({
  ...stat,
  ...ofMail,
  name: 'mailFsStat',
  summary: "Read the size of a file of a user's mail.",
  params: { ...mailSource, path: 'path' },
});

/** `objectIds` is for object storage: with the driver posix it ends the process (2.3.19, 2.4.1). */
const paths = { ...read, decode: (rows: readonly Row[]) => rows.map((row) => text(row, 'path')) } as const;
export const fsIter = defineCommand({
  ...paths,
  ...ofHost,
  name: 'fsIter',
  summary: 'List the files of a folder.',
  params: { ...source, path: 'path', noCache: 'boolean?' },
});
export const mailFsIter = defineCommand({
  ...paths,
  ...ofMail,
  name: 'mailFsIter',
  summary: "List the files of a folder of a user's mail.",
  params: { ...mailSource, path: 'path', noCache: 'boolean?' },
});

export const fsIterDirs = defineCommand({
  ...paths,
  ...ofHost,
  name: 'fsIterDirs',
  summary: 'List the folders of a folder.',
  params: { ...source, path: 'path' },
});
export const mailFsIterDirs = defineCommand({
  ...paths,
  ...ofMail,
  name: 'mailFsIterDirs',
  summary: "List the folders of a folder of a user's mail.",
  params: { ...mailSource, path: 'path' },
});

const metadata = {
  ...read,
  decode: (rows: readonly Row[]) => rows.map((row) => ({ key: text(row, 'key'), value: text(row, 'value') })),
} as const;
export const fsMetadata = defineCommand({
  ...metadata,
  ...ofHost,
  name: 'fsMetadata',
  summary: "Read a file's metadata.",
  params: { ...source, path: 'path' },
});
export const mailFsMetadata = defineCommand({
  ...metadata,
  ...ofMail,
  name: 'mailFsMetadata',
  summary: "Read the metadata of a file of a user's mail.",
  params: { ...mailSource, path: 'path' },
});

const write = { effect: 'write', permission: 'FS_WRITE', decode: noRows } as const;

export const fsCopy = defineCommand({
  ...write,
  ...ofHost,
  name: 'fsCopy',
  summary: 'Copy a file.',
  params: { ...source, sourcePath: 'path', destinationPath: 'path' },
});
export const mailFsCopy = defineCommand({
  ...write,
  ...ofMail,
  name: 'mailFsCopy',
  summary: "Copy a file of a user's mail.",
  params: { ...mailSource, sourcePath: 'path', destinationPath: 'path' },
});

const maxParallel = (value: unknown): string | null => (Number(value) >= 1 && Number(value) <= 100 ? null : 'must be from 1 to 100');
const remove = { ...write, effect: 'destroy', partial: true } as const;

/** A mistake in a path must not delete everything. */
const removable = (paths: unknown): string | null =>
  (paths as readonly string[]).every((path) => path.split('/').some((part) => part !== '' && part !== '.'))
    ? null
    : 'must name a file or a folder; the whole storage is never deleted';

export const fsDelete = defineCommand({
  ...remove,
  ...ofHost,
  name: 'fsDelete',
  summary: 'Delete files.',
  params: { ...source, path: 'paths', recursive: 'boolean?', maxParallel: 'integer?' },
  checks: { ...sourceChecks, maxParallel, path: removable },
});
export const mailFsDelete = defineCommand({
  ...remove,
  ...ofMail,
  name: 'mailFsDelete',
  summary: "Delete files of a user's mail.",
  params: { ...mailSource, path: 'paths', recursive: 'boolean?', maxParallel: 'integer?' },
  checks: { maxParallel, path: removable },
});

/** `inputPath` is a file on the mail host. Any `hash` ends the process (2.3.19, 2.4.1). */
export const fsPut = defineCommand({
  ...write,
  ...ofHost,
  name: 'fsPut',
  summary: 'Store a file of the mail host.',
  hostParams: ['fsDriver', 'fsArgs', 'inputPath'],
  params: { ...source, inputPath: 'string', path: 'path' },
});
export const mailFsPut = defineCommand({
  ...write,
  ...ofMail,
  name: 'mailFsPut',
  summary: "Store a file of the mail host in a user's mail.",
  hostParams: ['inputPath'],
  params: { ...mailSource, inputPath: 'string', path: 'path' },
});
