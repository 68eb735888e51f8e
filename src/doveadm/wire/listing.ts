import { parseSpec, type ParamSpec, type WireType } from '../param-types.ts';
import { wireName, type AnyCommand } from '../command.ts';
import { CodedError } from '../errors.ts';

export interface ListedParameter {
  readonly name: string;
  readonly type: WireType;
}

export interface ListedCommand {
  readonly name: string;
  readonly parameters: readonly ListedParameter[];
}

/** The Dovecot series, as far as its listing tells: the API has no version number. */
export type Series = '2.3' | '2.4';

/** How much one request may hold. Measured on 2.3.19.1 and 2.4.1. */
export interface Limits {
  readonly requestBytes: number;
  /** UTF-8 bytes of one string, before JSON escapes it. */
  readonly stringBytes: number;
  readonly commands: number;
}

const LIMITS: Readonly<Record<Series, Limits>> = {
  // 413, or a reset, above 1 MiB.
  '2.3': { requestBytes: 1024 * 1024 - 1024, stringBytes: 1024 * 1024, commands: 1000 },
  // "Excessive string size (> 32768)"; "Too many items in array" for about 2000 commands; a reset above about 4 MB.
  '2.4': { requestBytes: 4_000_000, stringBytes: 32 * 1024, commands: 1000 },
};

/** What `GET /doveadm/v1` answered: the commands that one server has, and how it calls and types their parameters. */
export class Listing {
  readonly commands: readonly ListedCommand[];
  readonly series: Series;
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
    // 2.4 dropped the director and `batch`, and added mailDict; no plugin decides these.
    this.series = this.#byName.has('maildictget') || !this.#byName.has('batch') ? '2.4' : '2.3';
    this.limits = LIMITS[this.series];
  }

  /** @throws CodedError UPSTREAM_CONFIG when it is not such a listing */
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

  /** Whether the two are of a server with the same commands and parameters. */
  equals(other: Listing): boolean {
    return this === other || JSON.stringify(this.commands) === JSON.stringify(other.commands);
  }

  has(command: AnyCommand): boolean {
    // What stands for any command is no command of a server.
    return command.raw === true || this.#byName.has(wireName(command).toLowerCase());
  }

  /** A command by its name on the wire; null where this server has none. */
  find(wire: string): ListedCommand | null {
    return this.commands.find(({ name }) => name.toLowerCase() === wire.toLowerCase()) ?? null;
  }

  /** Whether this command is ever sent to this server: one that is not, is not with every parameter nor without any. */
  canRun(command: AnyCommand): boolean {
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
   * The command as this server wants it: its own spelling, renamed parameters, and types. `false` and null are left out.
   * @throws CodedError COMMAND_UNSUPPORTED | PARAMETER_UNSUPPORTED, before anything is sent
   */
  adapt(command: AnyCommand, args: Readonly<Record<string, unknown>>): { wire: string; params: Record<string, unknown> } {
    const listed = this.#byName.get(wireName(command).toLowerCase());
    if (listed === undefined) throw unsupportedCommand(command);
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

  /** Why the command must not be sent with these arguments, although it is listed. */
  #dangerOf(command: AnyCommand, args: Readonly<Record<string, unknown>>): string | null {
    const parameters = this.#byName.get(wireName(command).toLowerCase())?.parameters;
    const takes = (name: string): boolean => parameters?.has(name.toLowerCase()) === true;
    return command.unsafe?.({ series: this.series, takes }, args) ?? null;
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

function unsupportedCommand(command: AnyCommand): CodedError {
  const where = command.versions === undefined ? 'a plugin may be missing' : `it exists in ${command.versions}`;
  return new CodedError('COMMAND_UNSUPPORTED', `This Dovecot has no command ${wireName(command)}; ${where}.`, { command: command.name });
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
