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
];

/** Every record. */
export const COMMANDS: readonly AnyCommand[] = modules.flatMap((module) => Object.values(module)).filter(isCommand);

/** Every record by its name. */
export const COMMANDS_BY_NAME: ReadonlyMap<string, AnyCommand> = new Map(COMMANDS.map((command) => [command.name, command]));

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === 'object' && value !== null && 'effect' in value && 'decode' in value;
}
