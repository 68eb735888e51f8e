import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documented, find, listed23, listed24, type KnownCommand } from '../../scripts/known-commands.ts';
import { traceCommands } from '../../scripts/trace-commands.ts';
import { wireName, type AnyCommand } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { LEFT_OUT_COMMANDS, LEFT_OUT_PARAMETERS } from '../../src/doveadm/commands/left-out.ts';

const fields = traceCommands();
const used = new Set(Object.values(fields).flat());
const known = [...new Map([...listed23, ...listed24, ...documented].map((command) => [command.name.toLowerCase(), command])).values()];
const names = known.map(({ name }) => name).sort();

const recordsOf = (name: string): AnyCommand[] => COMMANDS.filter((command) => wireName(command).toLowerCase() === name.toLowerCase());
const isUsed = (name: string): boolean => recordsOf(name).some((command) => used.has(command.name));

/** `command.parameter` for each that some Dovecot or the reference has. */
const parameters = names.flatMap((name) => {
  const sources = [listed23, listed24, documented].flatMap((commands: KnownCommand[]) => find(commands, name)?.parameters ?? []);
  return [...new Set(sources)].map((parameter) => ({ name, parameter }));
});

const isSent = (name: string, parameter: string): boolean =>
  recordsOf(name).some(({ params, aliases, constants }) => {
    const sent = [...Object.keys(params as object), ...Object.values(aliases ?? {}).flat(), ...Object.keys(constants ?? {})] as string[];
    return sent.some((one) => one.toLowerCase() === parameter.toLowerCase());
  });
const isLeftOut = (name: string, parameter: string): boolean =>
  parameter in LEFT_OUT_PARAMETERS || `${name}.${parameter}` in LEFT_OUT_PARAMETERS;

describe('of the commands that Dovecot documents and lists', () => {
  it('there are 87 documented commands, and both listings', () => {
    expect(documented).toHaveLength(87);
    expect([listed23.length, listed24.length]).toEqual([116, 114]);
  });

  it('each command is used by a field of the schema, or omitted for a documented reason', () => {
    const open = names.filter((name) => !isUsed(name) && !(name in LEFT_OUT_COMMANDS));
    expect(open).toEqual([]);
  });

  it('each parameter is sent, or omitted for a documented reason', () => {
    const open = parameters.filter(({ name, parameter }) => isUsed(name) && !isSent(name, parameter) && !isLeftOut(name, parameter));
    expect(open.map(({ name, parameter }) => `${name}.${parameter}`)).toEqual([]);
  });
});

describe('an omitted command or parameter', () => {
  it('exists, and is not used', () => {
    for (const name of Object.keys(LEFT_OUT_COMMANDS)) {
      expect(names, name).toContain(name);
      expect(isUsed(name), name).toBe(false);
    }
    for (const entry of Object.keys(LEFT_OUT_PARAMETERS)) {
      const concerned = parameters.filter(({ name, parameter }) => entry === parameter || entry === `${name}.${parameter}`);
      expect(concerned.length, entry).toBeGreaterThan(0);
      expect(
        concerned.filter(({ name, parameter }) => isSent(name, parameter)),
        entry,
      ).toEqual([]);
    }
  });

  it('has a reason in sentences', () => {
    for (const reason of Object.values({ ...LEFT_OUT_COMMANDS, ...LEFT_OUT_PARAMETERS })) expect(reason).toMatch(/^[A-Z`].*\.$/s);
  });
});

describe('every record', () => {
  it('is in the list of records', async () => {
    const folder = new URL('../../src/doveadm/commands/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>));
    const records = modules
      .flatMap((module) => Object.values(module))
      .filter((value) => typeof value === 'object' && 'decode' in (value ?? {}));
    expect(new Set(COMMANDS)).toEqual(new Set(records));
  });

  it('has a name of its own', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual([...new Set(COMMANDS.map(({ name }) => name))]);
  });

  it('is run by a mutation of its name, if it changes something', () => {
    const writes = COMMANDS.filter(({ effect }) => effect !== 'read').map(({ name }) => name);
    const run = Object.entries(fields).flatMap(([coordinate, commands]) => (coordinate.startsWith('Mutation.') ? commands : []));
    expect(writes.filter((name) => !run.includes(name))).toEqual([]);
    for (const [coordinate, commands] of Object.entries(fields)) {
      if (!coordinate.startsWith('Mutation.'))
        expect(
          commands.filter((name) => writes.includes(name)),
          coordinate,
        ).toEqual([]);
    }
  });
});
