import { defineCommand, reconciledBy, noRows, type Reconciliation, type Row, type Observation } from '../command.ts';
import { text } from '../decode.ts';
import { CodedError } from '../errors.ts';
import { isInternalKey } from '../internal-key.ts';
import type { Permission } from '../permission.ts';

/** Identifies a dictionary: on 2.3 by an address such as `proxy::sieve`, on 2.4 by the name of the configuration block that defines it. */
const source = { dictUri: 'string?', filterName: 'string?' } as const;
const ofHost = { class: 'server', hostParams: ['dictUri'] } as const;

/** A dictionary of 2.4, opened with the user's mail: the block can be one of the user's own settings. */
const mailSource = { filterName: 'string' } as const;
const ofMail = { class: 'mail', versions: 'Dovecot 2.4 and later' } as const;

const keyProblem = (value: unknown): string | null =>
  /^(priv|shared)\/./s.test(String(value)) ? null : 'must begin with priv/ or shared/';
const prefixProblem = (value: unknown): string | null =>
  /^(priv|shared)\//s.test(String(value)) ? null : 'must begin with priv/ or shared/';

/** All users share the keys under `shared/`. */
const permissions = (own: Permission, key = ''): readonly Permission[] => [
  own,
  ...(key.startsWith('shared/') ? (['EVERYONE'] as const) : []),
  ...(isInternalKey(key) ? (['MAILBOX_METADATA_INTERNAL'] as const) : []),
];

interface Keyed {
  readonly key: string;
}

const get = {
  effect: 'read',
  permission: ({ key }: Keyed) => permissions('DICT_READ', key),
  checks: { key: keyProblem },
  exitCodes: { 68: [] },
  decode: ([row]: readonly Row[]) => (row === undefined ? null : text(row, 'value')),
} as const;

export const dictGet = defineCommand({
  ...get,
  ...ofHost,
  name: 'dictGet',
  summary: 'Read an entry of a dictionary.',
  params: { user: 'user', ...source, key: 'path' },
});

export const mailDictGet = defineCommand({
  ...get,
  ...ofMail,
  name: 'mailDictGet',
  summary: "Read an entry of a dictionary of a user's mail.",
  params: { user: 'user', ...mailSource, key: 'path' },
});

/** One entry. The value is null when it was not requested. */
export interface DictEntryRow {
  readonly key: string;
  readonly value: string | null;
}

const iter = {
  effect: 'read',
  permission: ({ prefix }: { readonly prefix: string }) => permissions('DICT_READ', prefix),
  checks: { prefix: prefixProblem },
  // The dictionary can be the one behind metadata. Keys that Dovecot reserves for itself are listed only when the prefix leads to them.
  decode: (rows: readonly Row[], { prefix }: { readonly prefix: string }) =>
    rows
      .map((row): DictEntryRow => ({ key: text(row, 'key'), value: row.value === undefined ? null : text(row, 'value') }))
      .filter(({ key }) => isInternalKey(prefix) || !isInternalKey(key)),
} as const;

export const dictIter = defineCommand({
  ...iter,
  ...ofHost,
  name: 'dictIter',
  summary: 'List the entries of a dictionary.',
  params: { user: 'user', ...source, prefix: 'path', exact: 'boolean?', recurse: 'boolean?' },
});

export const mailDictIter = defineCommand({
  ...iter,
  ...ofMail,
  name: 'mailDictIter',
  summary: "List the entries of a dictionary of a user's mail.",
  params: { user: 'user', ...mailSource, prefix: 'path', exact: 'boolean?', recurse: 'boolean?' },
});

const write = {
  permission: ({ key }: Keyed) => permissions('DICT_WRITE', key),
  checks: { key: keyProblem },
  decode: noRows,
} as const;

/** Compares an entry with its intended value. */
const seen = (found: string | null, wanted: string | null): Observation => {
  const isApplied = found === wanted;
  return {
    isApplied,
    what: found === null ? 'there is no such entry' : `the entry ${isApplied ? 'is as it was given' : 'has another value'}`,
  };
};

interface Entry extends Keyed {
  readonly user: string;
  readonly dictUri?: string | undefined;
  readonly filterName?: string | undefined;
}

interface MailEntry extends Keyed {
  readonly user: string;
  readonly filterName: string;
}

/** @param wanted null: no entry */
function entry<A extends Entry>(wanted: (args: A) => string | null): Reconciliation<A> {
  const which = ({ user, dictUri, filterName, key }: A) => ({ user, dictUri, filterName, key });
  return reconciledBy(dictGet, which, (found, args) => seen(found, wanted(args)));
}

/** The same in a dictionary of a user's mail. */
function mailEntry<A extends MailEntry>(wanted: (args: A) => string | null): Reconciliation<A> {
  return reconciledBy(
    mailDictGet,
    ({ user, filterName, key }: A) => ({ user, filterName, key }),
    (found, args) => seen(found, wanted(args)),
  );
}

export const dictSet = defineCommand({
  ...write,
  ...ofHost,
  name: 'dictSet',
  summary: 'Set an entry of a dictionary.',
  effect: 'write',
  params: { user: 'user', ...source, key: 'path', value: 'content', expireSecs: 'integer?' },
  reconcile: [entry(({ value }: Entry & { readonly value: string }) => value)],
});

export const mailDictSet = defineCommand({
  ...write,
  ...ofMail,
  name: 'mailDictSet',
  summary: "Set an entry of a dictionary of a user's mail.",
  effect: 'write',
  params: { user: 'user', ...mailSource, key: 'path', value: 'content', expireSecs: 'integer?' },
  reconcile: [mailEntry(({ value }: MailEntry & { readonly value: string }) => value)],
});

export const dictUnset = defineCommand({
  ...write,
  ...ofHost,
  name: 'dictUnset',
  summary: 'Remove an entry of a dictionary.',
  effect: 'destroy',
  params: { user: 'user', ...source, key: 'path' },
  reconcile: [entry(() => null)],
});

export const mailDictUnset = defineCommand({
  ...write,
  ...ofMail,
  name: 'mailDictUnset',
  summary: "Remove an entry of a dictionary of a user's mail.",
  effect: 'destroy',
  params: { user: 'user', ...mailSource, key: 'path' },
  reconcile: [mailEntry(() => null)],
});

/** A value that is not a number ends the process that keeps the dictionary. A missing key never gets an answer (2.3.19, 2.4.1). */
const numberProblem = (value: unknown): CodedError | null => {
  if (value === null) return new CodedError('NOT_FOUND', 'There is no entry with this key: set it first.');
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value);
  return number ? null : new CodedError('NOT_POSSIBLE', 'The entry with this key is not a whole number.');
};

export const dictInc = defineCommand({
  ...write,
  ...ofHost,
  name: 'dictInc',
  summary: 'Add to a number in a dictionary.',
  effect: 'write',
  params: { user: 'user', ...source, key: 'path', difference: 'integer' },
  precondition: {
    command: dictGet,
    args: ({ user, dictUri, filterName, key }) => ({ user, dictUri, filterName, key }),
    problem: numberProblem,
  },
});

export const mailDictInc = defineCommand({
  ...write,
  ...ofMail,
  name: 'mailDictInc',
  summary: "Add to a number in a dictionary of a user's mail.",
  effect: 'write',
  params: { user: 'user', ...mailSource, key: 'path', difference: 'integer' },
  precondition: { command: mailDictGet, args: ({ user, filterName, key }) => ({ user, filterName, key }), problem: numberProblem },
});
