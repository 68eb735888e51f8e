import { isIP } from 'node:net';
import type { AnyCommand, ParamSpec, ParamType } from './command.ts';
import { badInput } from './errors.ts';

/** The four types that doveadm's listing knows. */
export type WireType = 'string' | 'integer' | 'boolean' | 'array';

interface TypeRule {
  readonly wire: WireType;
  /** What is wrong with a value, as the end of a sentence; null when nothing is. */
  readonly problem: (value: unknown) => string | null;
}

const CONTROL = /[\u0000-\u001f\u007f]/;
/** RFC 3501 atom characters: what a keyword may consist of. */
const KEYWORD = /^[^\s(){%*"\\\]\u0000-\u001f\u007f-\uffff]+$/;
/** An unknown system flag ends the process (2.3.19, 2.4.1). \Recent cannot be stored. */
const SYSTEM_FLAGS = new Set(['\\answered', '\\flagged', '\\deleted', '\\seen', '\\draft']);
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** doveadm reads integers as signed 64-bit; JavaScript is exact up to here. */
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

function lineProblem(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a text';
  if (value === '') return 'must not be empty';
  if (CONTROL.test(value)) return 'must not hold control characters';
  if (LONE_SURROGATE.test(value)) return 'must be valid Unicode';
  return null;
}

function listProblem(value: unknown, each: (item: unknown) => string | null): string | null {
  if (!Array.isArray(value)) return 'must be a list';
  if (value.length === 0) return 'must hold at least one entry';
  for (const [index, item] of value.entries()) {
    const problem = each(item);
    if (problem !== null) return `entry ${String(index + 1)} ${problem}`;
  }
  return null;
}

function userProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return /[*?]/.test(value as string) ? 'must name one user: * and ? would mean many' : null;
}

/** What is wrong with a flag, or null. */
export function flagProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  const flag = value as string;
  if (flag.startsWith('\\')) {
    return SYSTEM_FLAGS.has(flag.toLowerCase())
      ? null
      : 'must be one of \\Answered, \\Flagged, \\Deleted, \\Seen, \\Draft, or a keyword without a backslash';
  }
  return KEYWORD.test(flag) ? null : 'must be a keyword of printable ASCII without spaces, quotes, brackets, * or %';
}

function contentProblem(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a text';
  // A raw NUL in a request is HTTP 400 on 2.4.
  if (value.includes('\0')) return 'must not hold NUL';
  return LONE_SURROGATE.test(value) ? 'must be valid Unicode' : null;
}

function ipProblem(value: unknown): string | null {
  // A scope (fe80::1%eth0) means something on the mail host only.
  return typeof value === 'string' && isIP(value) > 0 && !value.includes('%') ? null : 'must be an IPv4 or IPv6 address';
}

function pathProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return (value as string).split('/').includes('..') ? 'must not lead out of its folder: no part of it may be ".."' : null;
}

/** What else Pigeonhole refuses in a script's name, and doveadm's process ends of (2.3.19, 2.4.1). */
const NOT_IN_SCRIPT_NAMES = /[/\u0080-\u009f\u00ff\u2028\u2029]/;

function scriptNameProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  const name = value as string;
  if (NOT_IN_SCRIPT_NAMES.test(name)) return 'must not hold a slash, a control character or "ÿ": Sieve has no such names';
  return Array.from(name).length > 256 ? 'must have at most 256 characters' : null;
}

function guidProblem(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{32}$/i.test(value) ? null : 'must be 32 hexadecimal digits';
}

function metadataKeyProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  return /^\/(private|shared)\/./i.test(value as string) ? null : 'must begin with /private/ or /shared/';
}

/** `user=` with nothing behind it is stored by Dovecot, and means nobody; another word than these ends the process (2.3.19, 2.4.1). */
const ACL_IDENTIFIER = /^(?:owner|anyone|authenticated|(?:user|group|group-override)=.+)$/;
export const ACL_RIGHTS = [
  'lookup',
  'read',
  'write',
  'write-seen',
  'write-deleted',
  'insert',
  'post',
  'expunge',
  'create',
  'delete',
  'admin',
] as const;

/** A longer one ends the process, which leaves the mailbox's ACL locked (2.3.19, 2.4.1). */
const MAX_ACL_IDENTIFIER_BYTES = 1024;

function aclIdentifierProblem(value: unknown): string | null {
  const line = lineProblem(value);
  if (line !== null) return line;
  if (Buffer.byteLength(value as string) > MAX_ACL_IDENTIFIER_BYTES) return `must have at most ${String(MAX_ACL_IDENTIFIER_BYTES)} bytes`;
  if (!ACL_IDENTIFIER.test(value as string)) return 'must be owner, anyone, authenticated, user=NAME, group=NAME or group-override=NAME';
  return (value as string).startsWith('user=') ? userProblem((value as string).slice('user='.length)) : null;
}

function aclRightProblem(value: unknown): string | null {
  const right = typeof value === 'string' ? value.replace(/^-/, '') : value;
  return ACL_RIGHTS.includes(right as 'read') ? null : `must be one of ${ACL_RIGHTS.join(', ')}, or one with a leading -`;
}

/** An unknown word ends the process, and so does an address or a port that is none (2.3.19, 2.4.1). */
function authInfoProblem(value: unknown): string | null {
  const [, name, of = ''] = /^([a-z]+)=(.*)$/s.exec(typeof value === 'string' ? value : '') ?? [];
  switch (name) {
    case 'service':
      return /^[\w-]+$/.test(of) ? null : 'must name a service, for instance imap';
    case 'lip':
    case 'rip':
      return ipProblem(of) !== null ? 'must hold an IP address' : null;
    case 'lport':
    case 'rport':
      return /^\d{1,5}$/.test(of) && Number(of) > 0 && Number(of) < 65_536 ? null : 'must hold a port';
    default:
      return 'must begin with service=, lip=, rip=, lport= or rport=';
  }
}

const RULES: Readonly<Record<ParamType, TypeRule>> = {
  user: { wire: 'string', problem: userProblem },
  mailbox: { wire: 'string', problem: lineProblem },
  namespace: { wire: 'string', problem: lineProblem },
  mailboxes: { wire: 'array', problem: (value) => listProblem(value, lineProblem) },
  // An empty token is a value: `header X-Tag ""` asks whether there is one.
  query: { wire: 'array', problem: (value) => listProblem(value, (token) => (token === '' ? null : lineProblem(token))) },
  flags: { wire: 'array', problem: (value) => listProblem(value, flagProblem) },
  string: { wire: 'string', problem: lineProblem },
  content: { wire: 'string', problem: contentProblem },
  integer: {
    wire: 'integer',
    problem: (value) =>
      Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INTEGER
        ? null
        : `must be a whole number from 0 to ${String(MAX_INTEGER)}`,
  },
  boolean: { wire: 'boolean', problem: (value) => (typeof value === 'boolean' ? null : 'must be true or false') },
  array: { wire: 'array', problem: (value) => listProblem(value, lineProblem) },
  ip: { wire: 'string', problem: ipProblem },
  guid: { wire: 'string', problem: guidProblem },
  metadataKey: { wire: 'string', problem: metadataKeyProblem },
  scriptName: { wire: 'string', problem: scriptNameProblem },
  path: { wire: 'string', problem: pathProblem },
  fsFilter: { wire: 'string', problem: lineProblem },
  paths: { wire: 'array', problem: (value) => listProblem(value, pathProblem) },
  aclIdentifier: { wire: 'string', problem: aclIdentifierProblem },
  aclRights: { wire: 'array', problem: (value) => listProblem(value, aclRightProblem) },
  remote: { wire: 'array', problem: lineProblem },
  wire: {
    wire: 'string',
    problem: (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'must be an object of parameters'),
  },
  authInfo: { wire: 'array', problem: (value) => listProblem(value, authInfoProblem) },
};

/** A parameter's semantic type and whether it may be left out. */
export function parseSpec(spec: ParamSpec): { type: ParamType; optional: boolean; wire: WireType } {
  const optional = spec.endsWith('?');
  const type = (optional ? spec.slice(0, -1) : spec) as ParamType;
  return { type, optional, wire: RULES[type].wire };
}

/**
 * Checks arguments against the record, before anything is sent.
 * @throws CodedError BAD_USER_INPUT naming the parameter and the remedy
 */
export function assertArguments(command: AnyCommand, args: Readonly<Record<string, unknown>>): void {
  const { params } = shapeOf(command);
  for (const name of Object.keys(args)) {
    if (!params.has(name)) throw badInput(name, `${command.name} has no such parameter`);
  }
  for (const [name, { problem: problemOf, optional, check }] of params) {
    const value = args[name];
    if (value === undefined || value === null) {
      if (!optional) throw badInput(name, `${command.name} needs it`);
      continue;
    }
    const problem = problemOf(value) ?? check?.(value) ?? null;
    if (problem !== null) throw badInput(name, problem).about({ command: command.name });
  }
}

/** The users that these arguments name: each is checked against the caller's scope. */
export function usersNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): string[] {
  const users: string[] = [];
  mapUsers(command, args, (user) => {
    users.push(user);
    return user;
  });
  return users;
}

/** Whether these arguments concern people who cannot be named one by one: rights for anyone, for all who log in, or for a group. */
export function namesEveryone(command: AnyCommand, args: Readonly<Record<string, unknown>>): boolean {
  return paramsOfType(command, 'aclIdentifier').some((name) => /^(?:anyone|authenticated|group)/.test(String(args[name])));
}

/** The blocks of Dovecot's configuration that these arguments name as a place of files. */
export function fsFiltersNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): string[] {
  return paramsOfType(command, 'fsFilter').flatMap((name) => (typeof args[name] === 'string' ? [args[name]] : []));
}

/** The arguments with each user that they name replaced. */
export function mapUsers(
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  replace: (user: string) => string,
): Record<string, unknown> {
  const mapped: Record<string, unknown> = { ...args };
  for (const name of paramsOfType(command, 'user')) {
    const value = args[name];
    if (typeof value === 'string') mapped[name] = replace(value);
  }
  for (const name of paramsOfType(command, 'aclIdentifier')) {
    const value = args[name];
    if (typeof value === 'string' && value.startsWith('user=')) mapped[name] = `user=${replace(value.slice('user='.length))}`;
  }
  return mapped;
}

/** The arguments with each remote that they name replaced by where it is. */
export function mapRemotes(
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  destinationOf: (name: string) => string,
): Readonly<Record<string, unknown>> {
  const named = paramsOfType(command, 'remote').filter((name) => typeof args[name] === 'string');
  return named.length === 0 ? args : { ...args, ...Object.fromEntries(named.map((name) => [name, destinationOf(String(args[name]))])) };
}

interface Param {
  readonly optional: boolean;
  readonly problem: (value: unknown) => string | null;
  /** The record's own. */
  readonly check: ((value: unknown) => string | null) | undefined;
}

/** Worked out once: every command of a query for a hundred users is checked by them. */
const known = new WeakMap<AnyCommand, { readonly params: ReadonlyMap<string, Param>; readonly byType: ReadonlyMap<ParamType, string[]> }>();

function shapeOf(command: AnyCommand) {
  const existing = known.get(command);
  if (existing !== undefined) return existing;
  const checks = command.checks as Readonly<Record<string, (value: unknown) => string | null>> | undefined;
  const params = new Map<string, Param>();
  const byType = new Map<ParamType, string[]>();
  for (const [name, spec] of Object.entries(command.params as Record<string, ParamSpec>)) {
    const { type, optional } = parseSpec(spec);
    params.set(name, { optional, problem: RULES[type].problem, check: checks?.[name] });
    byType.set(type, [...(byType.get(type) ?? []), name]);
  }
  const shape = { params, byType };
  known.set(command, shape);
  return shape;
}

/** The names of a command's parameters of a type. */
export function paramsOfType(command: AnyCommand, type: ParamType): readonly string[] {
  return shapeOf(command).byType.get(type) ?? NONE;
}

const NONE: readonly string[] = [];
