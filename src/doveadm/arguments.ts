import type { AnyCommand } from './command.ts';
import { badInput } from './errors.ts';
import { parseSpec, RULES, type ParamSpec, type ParamType } from './param-types.ts';

/**
 * Checks arguments against the record before the gateway sends anything.
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

/** The users that these arguments name. The gateway checks each against the caller's scope. */
export function usersNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): string[] {
  const users: string[] = [];
  for (const name of paramsOfType(command, 'user')) {
    const value = args[name];
    if (typeof value === 'string') users.push(value);
  }
  for (const name of paramsOfType(command, 'aclIdentifier')) {
    const user = userIn(args[name]);
    if (user !== null) users.push(user);
  }
  return users;
}

/** The user in an identifier of an ACL entry; null: it names none. */
function userIn(identifier: unknown): string | null {
  return typeof identifier === 'string' && identifier.startsWith('user=') ? identifier.slice('user='.length) : null;
}

/** Whether these arguments concern people who cannot be named one by one: rights for anyone, for every logged-in user, or for a group. */
export function namesEveryone(command: AnyCommand, args: Readonly<Record<string, unknown>>): boolean {
  return paramsOfType(command, 'aclIdentifier').some((name) => /^(?:anyone|authenticated|group)/.test(String(args[name])));
}

/** The blocks of Dovecot's configuration whose files these arguments name. */
export function fsFiltersNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): string[] {
  return paramsOfType(command, 'fsFilter').flatMap((name) => (typeof args[name] === 'string' ? [args[name]] : []));
}

/** Replaces each user that the arguments name. */
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
    const user = userIn(args[name]);
    if (user !== null) mapped[name] = `user=${replace(user)}`;
  }
  return mapped;
}

/** Replaces each remote that the arguments name by its location. */
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
  /** The check of the record itself. */
  readonly check: ((value: unknown) => string | null) | undefined;
}

/** Cached: each command of a query for a hundred users is checked by these rules. */
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
