import { defineCommand, noRows, type Server } from '../command.ts';
import { count, text } from '../decode.ts';

/**
 * Where files are: on 2.3 a driver and its arguments, on 2.4 the name of a block of the configuration that has an `fs`. A driver, an
 * argument or a block that is not known ends the process (2.3.19, 2.4.1).
 */
const source = { fsDriver: 'string?', fsArgs: 'string?', filterName: 'fsFilter?' } as const;

const sourceChecks = {
  fsDriver: (value: unknown) => (value === 'posix' ? null : 'must be posix: of other drivers it is not known what ends the process'),
  fsArgs: (value: unknown) =>
    /^(prefix=[^:]+|mode=0[0-7]{3}|dirs|no-fsync)(:(prefix=[^:]+|mode=0[0-7]{3}|dirs|no-fsync))*$/.test(String(value))
      ? null
      : 'must be prefix=FOLDER, mode=0600, dirs or no-fsync, with a colon between them',
};

/** Without a place of files the process ends (2.3.19, 2.4.1). */
const unsafe = (
  { series }: Server,
  {
    fsDriver,
    fsArgs,
    filterName,
  }: { readonly fsDriver?: string | undefined; readonly fsArgs?: string | undefined; readonly filterName?: string | undefined },
): string | null => {
  if (series === '2.3') return typeof fsDriver !== 'string' || typeof fsArgs !== 'string' ? 'it needs a driver with its arguments' : null;
  return typeof filterName !== 'string' ? 'it needs the name of a block of the configuration' : null;
};

const read = {
  effect: 'read',
  opens: 'server',
  unsafe,
  hostOnly: true,
  permission: 'FS_READ',
  hostParams: ['fsDriver', 'fsArgs'],
} as const;

export const fsGet = defineCommand({
  ...read,
  name: 'fsGet',
  summary: 'Read a file.',
  params: { ...source, path: 'path' },
  checks: sourceChecks,
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : text(row, 'content')),
});

export const fsStat = defineCommand({
  ...read,
  name: 'fsStat',
  summary: "Read a file's size.",
  params: { ...source, path: 'path' },
  checks: sourceChecks,
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : count(row, 'size')),
});

/** `objectIds` is for object storage: with the driver posix it ends the process (2.3.19, 2.4.1). */
export const fsIter = defineCommand({
  ...read,
  name: 'fsIter',
  summary: 'List the files of a folder.',
  params: { ...source, path: 'path', noCache: 'boolean?' },
  checks: sourceChecks,
  decode: (rows) => rows.map((row) => text(row, 'path')),
});

export const fsIterDirs = defineCommand({
  ...read,
  name: 'fsIterDirs',
  summary: 'List the folders of a folder.',
  params: { ...source, path: 'path' },
  checks: sourceChecks,
  decode: (rows) => rows.map((row) => text(row, 'path')),
});

export const fsMetadata = defineCommand({
  ...read,
  name: 'fsMetadata',
  summary: "Read a file's metadata.",
  params: { ...source, path: 'path' },
  checks: sourceChecks,
  decode: (rows) => rows.map((row) => ({ key: text(row, 'key'), value: text(row, 'value') })),
});

const write = {
  opens: 'server',
  unsafe,
  hostOnly: true,
  permission: 'FS_WRITE',
  hostParams: ['fsDriver', 'fsArgs'],
  decode: noRows,
} as const;

export const fsCopy = defineCommand({
  ...write,
  name: 'fsCopy',
  summary: 'Copy a file.',
  effect: 'write',
  params: { ...source, sourcePath: 'path', destinationPath: 'path' },
  checks: sourceChecks,
});

export const fsDelete = defineCommand({
  ...write,
  name: 'fsDelete',
  summary: 'Delete files.',
  effect: 'destroy',
  partial: true,
  params: { ...source, path: 'paths', recursive: 'boolean?', maxParallel: 'integer?' },
  checks: { ...sourceChecks, maxParallel: (value) => (Number(value) >= 1 && Number(value) <= 100 ? null : 'must be from 1 to 100') },
});

/** `inputPath` is a file of the mail host. Any `hash` ends the process (2.3.19, 2.4.1). */
export const fsPut = defineCommand({
  ...write,
  name: 'fsPut',
  summary: 'Store a file of the mail host.',
  hostParams: ['fsDriver', 'fsArgs', 'inputPath'],
  effect: 'write',
  params: { ...source, inputPath: 'string', path: 'path' },
  checks: sourceChecks,
});
