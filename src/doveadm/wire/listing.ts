import { parseSpec, type ParamSpec, type WireType } from '../param-types.ts';
import { wireName, type AnyCommand } from '../command.ts';
import { CodedError } from '../errors.ts';
import { Upload } from './upload.ts';

export interface ListedParameter {
  readonly name: string;
  readonly type: WireType;
}

export interface ListedCommand {
  readonly name: string;
  readonly parameters: readonly ListedParameter[];
}

/** A Dovecot series, as a listing shows it: the API has no version number. */
export type Series = '2.3' | '2.4';

/** A command that only one series lists, or a command with a parameter of this type. */
type Evidence = readonly [command: string, parameter?: string, type?: WireType];

/**
 * Observed in the listings of 2.3.13, 2.3.19.1, 2.4.1 and 2.4.5. A missing entry is no evidence: the version may be older, or lack a
 * plugin.
 */
const EVIDENCE: Readonly<Record<Series, readonly Evidence[]>> = {
  '2.3': [
    ['index', 'mailboxMask', 'string'],
    ['mailboxUpdate', 'uidValidity', 'string'],
    ['copy', 'sourceType', 'string'],
    ['kick', 'force', 'boolean'],
    ['dictGet', 'dictUri', 'string'],
    ['fsGet', 'fsDriver', 'string'],
    ['directorStatus'],
    ['batch'],
  ],
  '2.4': [
    ['index', 'mailboxMask', 'array'],
    ['mailboxUpdate', 'uidValidity', 'integer'],
    ['dictGet', 'filterName', 'string'],
    ['fsGet', 'filterName', 'string'],
    ['mailDictGet'],
    ['mailFsGet'],
    ['indexerList'],
  ],
};

/** The size limits of one request. */
export interface Limits {
  readonly requestBytes: number;
  /** UTF-8 bytes of one string, before JSON escapes it. */
  readonly stringBytes: number;
  /** Entries of one list. */
  readonly entries: number;
  readonly commands: number;
}

const SERIES = Object.keys(EVIDENCE) as Series[];
const MIB = 1024 * 1024;

const LIMITS: Readonly<Record<Series, Limits>> = {
  // 413, or a reset, above 1 MiB (2.3.13, 2.3.19.1).
  '2.3': { requestBytes: MIB - 1024, stringBytes: MIB, entries: MIB, commands: 1000 },
  // "Excessive string size (> 32768)"; "Too many items in array" above 1024; 16 MB are answered (2.4.1, 2.4.5).
  '2.4': { requestBytes: 16_000_000, stringBytes: 32 * 1024, entries: 1024, commands: 1000 },
};

/** The limits of a server of unknown series: the smaller of each. */
const LIMITS_OF_BOTH: Limits = { requestBytes: MIB - 1024, stringBytes: 32 * 1024, entries: 1024, commands: 1000 };

/** The answer to `GET /doveadm/v1`: the commands of one server, and how it names and types their parameters. */
export class Listing {
  readonly commands: readonly ListedCommand[];
  /** Null when nothing in it shows the series, or when it shows both. */
  readonly series: Series | null;
  readonly limits: Limits;
  readonly #byName: ReadonlyMap<string, { name: string; parameters: ReadonlyMap<string, ListedParameter> }>;

  constructor(commands: readonly ListedCommand[]) {
    this.commands = commands;
    this.#byName = new Map(
      commands.map(({ name, parameters }) => [
        name.toLowerCase(),
        { name, parameters: new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter])) },
      ]),
    );
    const shown = SERIES.filter((series) => EVIDENCE[series].some((evidence) => this.#shows(evidence)));
    this.series = shown.length === 1 ? (shown[0] ?? null) : null;
    this.limits = this.series === null ? LIMITS_OF_BOTH : LIMITS[this.series];
  }

  /** @throws CodedError UPSTREAM_CONFIG when the text is not a listing */
  static parse(text: string): Listing {
    try {
      const list = JSON.parse(text) as { command: string; parameters: { name: string; type: WireType }[] }[];
      if (list.length === 0) throw new TypeError('empty');
      const commands = list.map(({ command, parameters }) => {
        if (typeof command !== 'string') throw new TypeError('command');
        return { name: command, parameters: parameters.map(({ name, type }) => ({ name, type })) };
      });
      return new Listing(commands);
    } catch (cause) {
      throw new CodedError(
        'UPSTREAM_CONFIG',
        'The answer to GET is not a list of doveadm commands: is this the doveadm HTTP port?',
        {},
        { cause },
      );
    }
  }

  /** Whether both belong to servers with the same commands and parameters. */
  equals(other: Listing): boolean {
    return this === other || JSON.stringify(this.commands) === JSON.stringify(other.commands);
  }

  has(command: AnyCommand): boolean {
    // The record that stands for any command is not a command of a server.
    return command.raw === true || this.#byName.has(wireName(command).toLowerCase());
  }

  /** A command by its name on the wire; null when this server does not have it. */
  find(wire: string): ListedCommand | null {
    return this.commands.find(({ name }) => name.toLowerCase() === wire.toLowerCase()) ?? null;
  }

  /**
   * Whether this server ever takes this command: it must be safe either with every parameter or without any.
   * @param overHttp false where it is reached by doveadm's own protocol. @default true
   */
  canRun(command: AnyCommand, { overHttp = true } = {}): boolean {
    if (overHttp && this.dangerOverHttp(command) !== null) return false;
    const all = Object.fromEntries(Object.keys(command.params as object).map((name) => [name, 'x']));
    return this.has(command) && [all, {}].some((args) => this.#dangerOf(command, args) === null);
  }

  /** The names of a command's parameters that this server lacks. */
  missingParameters(command: AnyCommand): string[] {
    const listed = this.#byName.get(wireName(command).toLowerCase());
    if (listed === undefined) return [];
    return Object.keys(command.params as object).filter((name) => this.#find(command, listed.parameters, name) === undefined);
  }

  /**
   * The command in this server's form: its spelling, its names of parameters, and its types. `false` and null are omitted.
   * @throws CodedError COMMAND_UNSUPPORTED | PARAMETER_UNSUPPORTED, before anything is sent
   */
  adapt(command: AnyCommand, args: Readonly<Record<string, unknown>>): { wire: string; params: Record<string, unknown> } {
    const listed = this.#byName.get(wireName(command).toLowerCase());
    if (listed === undefined) {
      const message = `This Dovecot has no command ${wireName(command)}; ${absenceReason(command, this.series)}.`;
      throw new CodedError('COMMAND_UNSUPPORTED', message, { command: command.name });
    }
    const danger = this.#dangerOf(command, args);
    if (danger !== null)
      throw new CodedError('COMMAND_UNSUPPORTED', `${command.name} is not sent to this Dovecot: ${danger}.`, { command: command.name });
    const params: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(args)) {
      if (value === undefined || value === null || value === false) continue;
      const parameter = this.#find(command, listed.parameters, name);
      if (parameter === undefined) throw unsupportedParameter(command, name, 'this Dovecot has no such parameter');
      const converted = convert(command, name, value, parameter.type);
      const shared = params[parameter.name];
      params[parameter.name] =
        Array.isArray(shared) && Array.isArray(converted) ? [...(shared as unknown[]), ...(converted as unknown[])] : converted;
    }
    const constants = typeof command.constants === 'function' ? command.constants(args) : command.constants;
    for (const [name, value] of Object.entries(constants ?? {})) {
      const parameter = listed.parameters.get(name.toLowerCase());
      if (parameter !== undefined) params[parameter.name] = value;
    }
    return { wire: listed.name, params };
  }

  #shows([command, parameter, type]: Evidence): boolean {
    const listed = this.#byName.get(command.toLowerCase());
    return listed !== undefined && (parameter === undefined || listed.parameters.get(parameter.toLowerCase())?.type === type);
  }

  /** Whether the command takes a parameter on this server, by its name on the wire. */
  takes(command: AnyCommand, parameter: string): boolean {
    return this.#byName.get(wireName(command).toLowerCase())?.parameters.has(parameter.toLowerCase()) === true;
  }

  /** Why the command must not be sent over HTTP although the server lists it. Null: it may. */
  dangerOverHttp(command: AnyCommand): string | null {
    return command.unsafeOverHttp?.({ series: this.series, takes: (name) => this.takes(command, name) }) ?? null;
  }

  /** Why the command must not be sent with these arguments although the server lists it. */
  #dangerOf(command: AnyCommand, args: Readonly<Record<string, unknown>>): string | null {
    return command.unsafe?.({ series: this.series, takes: (name) => this.takes(command, name) }, args) ?? null;
  }

  #find(command: AnyCommand, parameters: ReadonlyMap<string, ListedParameter>, name: string): ListedParameter | undefined {
    const aliases = (command.aliases as Record<string, readonly string[]> | undefined)?.[name] ?? [];
    for (const candidate of [name, ...aliases]) {
      const parameter = parameters.get(candidate.toLowerCase());
      if (parameter !== undefined) return parameter;
    }
    return undefined;
  }
}

function convert(command: AnyCommand, name: string, value: unknown, type: WireType): unknown {
  switch (type) {
    case 'array':
      return Array.isArray(value) ? value.map(String) : [String(value)];
    case 'string':
      if (value instanceof Upload) return value;
      if (!Array.isArray(value)) return String(value);
      if (value.length === 1) return String(value[0]);
      throw unsupportedParameter(command, name, 'this Dovecot takes one value, not several');
    case 'integer':
      if (/^\d+$/.test(String(value))) return Number(value);
      throw unsupportedParameter(command, name, 'this Dovecot takes a whole number');
    case 'boolean':
      if (value === true) return true;
      throw unsupportedParameter(command, name, 'this Dovecot takes a switch');
  }
}

/** Why a server does not list a command, as far as is known. An older release of the right series may also lack it. */
export function absenceReason({ versions }: AnyCommand, series: Series | null): string {
  const ownSeries = series !== null && versions?.includes(series) === true && !versions.includes(' with ');
  if (versions !== undefined && !ownSeries) return `it exists in ${versions}`;
  return 'its release is older than the command, or the plugin that brings it is not loaded';
}

function unsupportedParameter(command: AnyCommand, name: string, problem: string): CodedError {
  return new CodedError('PARAMETER_UNSUPPORTED', `${command.name}, ${name}: ${problem}.`, { command: command.name, field: name });
}

/** The declared wire type of each of a command's parameters, for documentation. */
export function declaredTypes(command: AnyCommand): { name: string; type: WireType; optional: boolean }[] {
  return Object.entries(command.params as Record<string, ParamSpec>).map(([name, spec]) => {
    const { wire, optional } = parseSpec(spec);
    return { name, type: wire, optional };
  });
}
