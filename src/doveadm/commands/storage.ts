import { defineCommand, type Row } from '../command.ts';
import { textOrNull } from '../decode.ts';
import type { Permission } from '../permission.ts';

/** A namespace can hold other users' mail. */
const permission = ({
  namespace,
  allNamespaces,
}: {
  readonly namespace?: readonly string[] | undefined;
  readonly allNamespaces?: boolean | undefined;
}): readonly Permission[] =>
  namespace === undefined && allNamespaces !== true ? ['REPLICATION_WRITE'] : ['REPLICATION_WRITE', 'EVERYONE'];

/** A remote that cannot be reached ends the process of 2.3.19; 2.4.1 answers exit code 75. */
const replication = {
  class: 'mail',
  partial: true,
  slow: true,
  permission,
  params: {
    user: 'user',
    remote: 'remote',
    reverse: 'boolean?',
    fullSync: 'boolean?',
    purgeRemote: 'boolean?',
    mailbox: 'mailbox?',
    excludeMailbox: 'array?',
    namespace: 'array?',
    allNamespaces: 'boolean?',
    receivedSince: 'integer?',
    flag: 'string?',
    maxSizeBytes: 'integer?',
    lockTimeout: 'integer?',
    timeout: 'integer?',
    state: 'content?',
  },
  aliases: {
    remote: ['destination'],
    reverse: ['reverseSync'],
    receivedSince: ['syncSinceTime'],
    flag: ['syncFlags'],
    maxSizeBytes: ['syncMaxSize'],
  },
  checks: {
    // An invalid flag ends the process (2.3.19, 2.4.1).
    flag: (value: unknown) =>
      /^-?(?:\\(?:answered|flagged|deleted|seen|draft)|[^\s\\-][^\s\\]*)$/i.test(String(value)) ? null : 'must be one flag',
    timeout: (value: unknown) => (Number(value) >= 1 && Number(value) <= 86_400 ? null : 'must be from 1 to 86400'),
    lockTimeout: (value: unknown) => (Number(value) <= 86_400 ? null : 'must be at most 86400'),
  },
  decode: ([row]: readonly Row[]): string | null => (row === undefined ? null : textOrNull(row, 'state')),
} as const;

export const storageSync = defineCommand({
  ...replication,
  name: 'storageSync',
  wire: 'sync',
  summary: "Synchronise a user's mail with a remote in both directions.",
  effect: 'write',
  params: { ...replication.params, oneWay: 'boolean?' },
  aliases: { ...replication.aliases, oneWay: ['onewaySync'] },
});

/** Mail that only the destination has is lost. */
export const storageBackup = defineCommand({
  ...replication,
  name: 'storageBackup',
  wire: 'backup',
  summary: "Make a user's mail on a remote identical to the mail on this host, or the reverse.",
  effect: 'destroy',
});
