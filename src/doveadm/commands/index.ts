import type { AnyCommand } from '../command.ts';
import * as acl from './acl.ts';
import * as cache from './cache.ts';
import * as director from './director.ts';
import * as fts from './fts.ts';
import * as mailbox from './mailbox.ts';
import * as message from './message.ts';
import * as metadata from './metadata.ts';
import * as quota from './quota.ts';
import * as repair from './repair.ts';
import * as server from './server.ts';
import * as session from './session.ts';
import * as sieve from './sieve.ts';
import * as auth from './auth.ts';
import * as dict from './dict.ts';
import * as fs from './fs.ts';
import * as indexer from './indexer.ts';
import * as objectStorage from './object-storage.ts';
import * as oldStatistics from './old-statistics.ts';
import * as proxy from './proxy.ts';
import * as raw from './raw.ts';
import * as replicator from './replicator.ts';
import * as service from './service.ts';
import * as statistics from './statistics.ts';
import * as storage from './storage.ts';
import * as user from './user.ts';

const modules: readonly Readonly<Record<string, unknown>>[] = [
  user,
  mailbox,
  metadata,
  cache,
  repair,
  message,
  quota,
  acl,
  fts,
  sieve,
  session,
  director,
  server,
  auth,
  dict,
  fs,
  indexer,
  objectStorage,
  oldStatistics,
  proxy,
  replicator,
  service,
  statistics,
  raw,
  storage,
];

export const COMMANDS: readonly AnyCommand[] = modules.flatMap((module) => Object.values(module)).filter(isCommand);

export const COMMANDS_BY_NAME: ReadonlyMap<string, AnyCommand> = new Map(COMMANDS.map((command) => [command.name, command]));

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === 'object' && value !== null && 'effect' in value && 'decode' in value;
}
