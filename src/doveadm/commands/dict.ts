import { defineCommand, look, noRows, type Look } from '../command.ts';
import { text } from '../decode.ts';
import { CodedError } from '../errors.ts';
import type { Permission } from '../permission.ts';

/** Where a dictionary is: on 2.3 an address such as `proxy::sieve`, on 2.4 the name of a block of the configuration that has one. */
const source = { dictUri: 'string?', filterName: 'string?' } as const;

const keyProblem = (value: unknown): string | null =>
  /^(priv|shared)\/./s.test(String(value)) ? null : 'must begin with priv/ or shared/';
const prefixProblem = (value: unknown): string | null =>
  /^(priv|shared)\//s.test(String(value)) ? null : 'must begin with priv/ or shared/';

/** What stands under `shared/` is every user's. */
const permissions = (own: Permission, key: string | undefined): readonly Permission[] =>
  key?.startsWith('shared/') === true ? [own, 'EVERYONE'] : [own];

export const dictGet = defineCommand({
  name: 'dictGet',
  summary: 'Read an entry of a dictionary.',
  effect: 'read',
  opens: 'server',
  permission: ({ key }) => permissions('DICT_READ', key),
  hostParams: ['dictUri'],
  params: { user: 'user', ...source, key: 'path' },
  checks: { key: keyProblem },
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : text(row, 'value')),
});

/** One entry; the value is null where it was not asked for. */
export interface DictEntryRow {
  readonly key: string;
  readonly value: string | null;
}

export const dictIter = defineCommand({
  name: 'dictIter',
  summary: 'List the entries of a dictionary.',
  effect: 'read',
  opens: 'server',
  permission: ({ prefix }) => permissions('DICT_READ', prefix),
  hostParams: ['dictUri'],
  params: { user: 'user', ...source, prefix: 'path', exact: 'boolean?', recurse: 'boolean?' },
  checks: { prefix: prefixProblem },
  decode: (rows) =>
    rows.map((row): DictEntryRow => ({ key: text(row, 'key'), value: row.value === undefined ? null : text(row, 'value') })),
});

interface Entry {
  readonly user: string;
  readonly dictUri?: string | undefined;
  readonly filterName?: string | undefined;
  readonly key: string;
}

/** @param wanted null: no entry */
function entry<A extends Entry>(wanted: (args: A) => string | null): Look<A> {
  return look(
    dictGet,
    ({ user, dictUri, filterName, key }: A) => ({ user, dictUri, filterName, key }),
    (found, args) => {
      const asAsked = found === wanted(args);
      return {
        asAsked,
        what: found === null ? 'there is no such entry' : `the entry ${asAsked ? 'is as it was given' : 'has another value'}`,
      };
    },
  );
}

export const dictSet = defineCommand({
  name: 'dictSet',
  summary: 'Set an entry of a dictionary.',
  effect: 'write',
  opens: 'server',
  permission: ({ key }) => permissions('DICT_WRITE', key),
  hostParams: ['dictUri'],
  params: { user: 'user', ...source, key: 'path', value: 'content', expireSecs: 'integer?' },
  looks: [entry(({ value }: Entry & { readonly value: string }) => value)],
  checks: { key: keyProblem },
  decode: noRows,
});

export const dictUnset = defineCommand({
  name: 'dictUnset',
  summary: 'Remove an entry of a dictionary.',
  effect: 'destroy',
  opens: 'server',
  permission: ({ key }) => permissions('DICT_WRITE', key),
  hostParams: ['dictUri'],
  params: { user: 'user', ...source, key: 'path' },
  looks: [entry(() => null)],
  checks: { key: keyProblem },
  decode: noRows,
});

/** A value that is no number ends the process that keeps the dictionary, and a key that is missing never gets an answer (2.3.19, 2.4.1). */
export const dictInc = defineCommand({
  name: 'dictInc',
  summary: 'Add to a number in a dictionary.',
  effect: 'write',
  opens: 'server',
  permission: ({ key }) => permissions('DICT_WRITE', key),
  hostParams: ['dictUri'],
  params: { user: 'user', ...source, key: 'path', difference: 'integer' },
  checks: { key: keyProblem },
  guard: {
    command: dictGet,
    args: ({ user, dictUri, filterName, key }) => ({ user, dictUri, filterName, key }),
    problem: (value) => {
      if (value === null) return new CodedError('NOT_FOUND', 'There is no entry with this key: set it first.');
      const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value);
      return number ? null : new CodedError('NOT_POSSIBLE', 'The entry with this key is not a whole number.');
    },
  },
  decode: noRows,
});
