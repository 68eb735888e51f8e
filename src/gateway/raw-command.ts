import { assertArguments } from '../doveadm/arguments.ts';
import { parseSpec, type Params, type ParamSpec } from '../doveadm/param-types.ts';
import { wireName, type AnyCommand, type AnyWrite, type ArgumentsOf, type Row } from '../doveadm/command.ts';
import { COMMANDS } from '../doveadm/commands/index.ts';
import type { rawCommand } from '../doveadm/commands/raw.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { HOST_PARAMETER_NAMES, type HostParameter } from '../doveadm/host-parameter.ts';
import { LEFT_OUT_COMMANDS, leftOutReason, NEVER_RUN } from '../doveadm/commands/left-out.ts';
import type { ListedCommand, Listing } from '../doveadm/wire/listing.ts';
import { parseQuery } from '../doveadm/search/parse-query.ts';
import type { Permission } from '../doveadm/permission.ts';
import { buildQuery } from '../doveadm/search/search.ts';

/** A command that a caller has composed, with its arguments by the names of its record. */
export interface RawCommand {
  readonly command: AnyWrite;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The given parameters, by the names in the server's listing. */
type Given = ReadonlyMap<string, unknown>;

/**
 * Interprets a command in doveadm's words. A command with a record is checked by that record. Of other commands, only the listing and the
 * list of omitted commands are known.
 * @throws CodedError COMMAND_UNSUPPORTED | PARAMETER_UNSUPPORTED | BAD_USER_INPUT
 */
export function readRawCommand(listing: Listing, { command: name, parameters = {} }: ArgumentsOf<typeof rawCommand>): RawCommand {
  const listed = listing.find(name);
  if (listed === null) throw new CodedError('COMMAND_UNSUPPORTED', `This Dovecot lists no command ${JSON.stringify(name)}.`);
  if (NEVER_RUN.has(listed.name)) throw badInput('command', `is one that is never run. ${LEFT_OUT_COMMANDS[listed.name] ?? ''}`);
  const given = readParameters(listed, parameters);
  const known = recordsOf(listed, given);
  if (known.length === 0) return readUnknown(listed, given);
  const readings = known.map((record) => attempt(() => readKnown(record, listed, given)));
  const reading = readings.find((one) => !(one instanceof CodedError)) ?? readings[0];
  if (reading === undefined || reading instanceof CodedError) throw reading ?? badInput('command', 'cannot be read');
  return reading;
}

/**
 * The given parameters that have an effect, with the types of the server's listing. doveadm reads `false` as true, and null as a user of
 * this name.
 */
function readParameters(listed: ListedCommand, parameters: Readonly<Record<string, unknown>>): Given {
  const given = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = listed.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (parameter === undefined) {
      const message = `${listed.name} has no parameter ${JSON.stringify(name)} on this Dovecot.`;
      throw new CodedError('PARAMETER_UNSUPPORTED', message, { field: name });
    }
    if (given.has(parameter.name)) throw badInput(name, 'is given twice');
    const reason = leftOutReason(listed.name, parameter.name);
    if (reason !== null && !isHostParameter(parameter.name)) throw badInput(name, `is never sent. ${reason}`);
    const type = parameter.type === 'integer' ? 'number' : parameter.type;
    const is = Array.isArray(value) ? 'array' : typeof value;
    if (value === null || value === false) continue;
    if (is !== type) throw badInput(name, `must be of the type ${parameter.type}, as this Dovecot lists it`);
    given.set(parameter.name, value);
  }
  return given;
}

/** The records of this command. When constants distinguish several records of one command: only those whose constants were given. */
function recordsOf(listed: ListedCommand, given: Given): AnyCommand[] {
  const all = COMMANDS.filter((record) => wireName(record).toLowerCase() === listed.name.toLowerCase() && record.raw !== true);
  const matching = all.filter((record) => Object.entries(constantsOf(record)).every(([name, value]) => given.get(name) === value));
  return matching.length > 0 ? matching : all;
}

function readKnown(record: AnyCommand, listed: ListedCommand, given: Given): RawCommand {
  const params: Record<string, ParamSpec> = { ...(record.params as Params) };
  const args: Record<string, unknown> = {};
  for (const [wire, value] of given) {
    if (constantsOf(record)[wire] === value) continue;
    const own = Object.keys(record.params as object).find(
      (param) => args[param] === undefined && namesOf(record, param).includes(wire.toLowerCase()),
    );
    const name = own ?? wire;
    params[name] ??= specOf(listed, wire);
    args[name] = coerce(params[name], value, wire, record.effect !== 'read' && record.name !== 'messageImport');
  }
  const command = derive(listed, params, args, record);
  assertArguments(command, args);
  return { command, args };
}

/** A command that opens a user's mail ends its process when the user's name is missing. */
function readUnknown(listed: ListedCommand, given: Given): RawCommand {
  const opensMail = listed.parameters.some(({ name }) => name === 'allUsers');
  const params = Object.fromEntries(listed.parameters.map(({ name }) => [name, specOf(listed, name)]));
  if (opensMail && 'user' in params) params.user = 'user';
  const args = Object.fromEntries([...given].map(([name, value]) => [name, coerce(params[name] ?? 'string?', value, name, true)]));
  const command = derive(listed, params, args, { class: opensMail ? 'mail' : 'server', partial: true, confirmed: true, slow: true });
  assertArguments(command, args);
  return { command, args };
}

/** What a record knows of a command besides its answer, which is returned unchanged. */
type Knowledge = Pick<AnyCommand, 'class'> & Partial<Omit<AnyCommand, 'name' | 'wire' | 'summary' | 'params'>>;

/** The command is sent alone and never repeated. The record of a read may cover only part of the given parameters. */
function derive(listed: ListedCommand, params: Params, args: Readonly<Record<string, unknown>>, known: Knowledge): AnyWrite {
  const {
    owner: _owner,
    merge: _merge,
    rows: _rows,
    exitCodes: _exitCodes,
    hostOnly: _hostOnly,
    permission,
    hostParams = [],
    ...kept
  } = known;
  const needed = (given: Readonly<Record<string, unknown>>): readonly Permission[] =>
    permission === undefined ? [] : typeof permission === 'function' ? permission(given) : [permission];
  const reaching = [...hostParams, ...Object.keys(args).filter(isHostParameter)];
  return {
    ...kept,
    name: `doveadm ${listed.name}`,
    wire: listed.name,
    summary: 'A command in the words of doveadm.',
    effect: known.effect === 'destroy' ? 'destroy' : 'write',
    raw: true,
    hostOnly: true,
    permission: (given: Readonly<Record<string, unknown>>) => ['RAW_COMMAND', ...needed(given)],
    params,
    hostParams: [...new Set(reaching)] as readonly HostParameter[],
    decode: (rows: readonly Row[]): readonly Row[] => rows,
  };
}

/** Converts a value of the server's type into the value that the record takes. */
function coerce(spec: ParamSpec, value: unknown, field: string, changes: boolean): unknown {
  const { type, wire } = parseSpec(spec);
  if (type === 'query' && Array.isArray(value)) {
    const tokens = value.map((token) => (typeof token === 'string' ? token : ''));
    return buildQuery(parseQuery(tokens, field), { field, requireMailbox: changes });
  }
  if (wire === 'array' && type !== 'remote') return Array.isArray(value) ? value : [value];
  if (Array.isArray(value) && value.length !== 1) throw badInput(field, 'must hold just one entry: that is what this gateway can check');
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (wire === 'integer' && typeof one === 'string' && /^\d+$/.test(one)) return Number(one);
  return wire === 'string' && typeof one === 'number' ? String(one) : one;
}

/** The spec of a parameter that no record knows, from the listing. */
function specOf({ parameters }: ListedCommand, wire: string): ParamSpec {
  if (/^(user|userMask|sourceUser)$/.test(wire)) return 'user?';
  if (/^(mailbox|destinationMailbox)$/.test(wire)) return 'mailbox?';
  if (wire === 'query') return 'query?';
  return `${parameters.find(({ name }) => name === wire)?.type ?? 'string'}?`;
}

function constantsOf({ constants }: AnyCommand): Readonly<Record<string, true | string>> {
  return typeof constants === 'object' ? constants : {};
}

function namesOf({ aliases }: AnyCommand, param: string): string[] {
  const others = (aliases as Readonly<Record<string, readonly string[]>> | undefined)?.[param] ?? [];
  return [param, ...others].map((name) => name.toLowerCase());
}

function isHostParameter(name: string): name is HostParameter {
  return (HOST_PARAMETER_NAMES as readonly string[]).includes(name);
}

function attempt<T>(read: () => T): T | CodedError {
  try {
    return read();
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
}
