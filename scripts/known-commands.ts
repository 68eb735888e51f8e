import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A command as Dovecot lists it, or as its documentation has it. */
export interface KnownCommand {
  readonly name: string;
  readonly parameters: readonly string[];
}

const fixtures = resolve(import.meta.dirname, '../test/fixtures');

/** What Dovecot 2.3.19.1 and 2.4.1 listed, as Debian builds them with quota, ACL, Sieve and full-text search. */
export const listed23 = readCommands('listing-2.3.19.1.json');
export const listed24 = readCommands('listing-2.4.1.json');
/** What Dovecot's written reference has. */
export const documented = readCommands('documented-commands.json');

/** Commands have the same name in any case: the reference writes `oldStatsDump`, the server `oldstatsDump`. */
export function find(commands: readonly KnownCommand[], name: string): KnownCommand | undefined {
  return commands.find((command) => command.name.toLowerCase() === name.toLowerCase());
}

/** Of the Pro edition: documented, and listed by neither. */
export function isPro(name: string): boolean {
  return find(documented, name) !== undefined && find(listed23, name) === undefined && find(listed24, name) === undefined;
}

function readCommands(file: string): KnownCommand[] {
  const list = JSON.parse(readFileSync(resolve(fixtures, file), 'utf8')) as { command: string; parameters: { name: string }[] }[];
  // The reference writes `prepend-prefix` where every server has `prependPrefix`.
  const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return list.map(({ command, parameters }) => ({ name: command, parameters: parameters.map(({ name }) => camel(name)) }));
}
