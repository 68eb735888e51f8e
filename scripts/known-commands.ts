import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A command in Dovecot's listing, or in its documentation. */
export interface KnownCommand {
  readonly name: string;
  readonly parameters: readonly string[];
}

const fixtures = resolve(import.meta.dirname, '../test/fixtures');

/** The listings of Debian's Dovecot 2.3.19.1 and 2.4.1 with quota, ACL, Sieve and full-text search. */
export const listed23 = readCommands('listing-2.3.19.1.json');
export const listed24 = readCommands('listing-2.4.1.json');
/** The commands of Dovecot's reference documentation. */
export const documented = readCommands('documented-commands.json');

/** Names of commands ignore case: the reference has `oldStatsDump`, the server `oldstatsDump`. */
export function find(commands: readonly KnownCommand[], name: string): KnownCommand | undefined {
  return commands.find((command) => command.name.toLowerCase() === name.toLowerCase());
}

/** Commands of the Pro edition: in the reference, but in neither listing. */
export function isPro(name: string): boolean {
  return find(documented, name) !== undefined && find(listed23, name) === undefined && find(listed24, name) === undefined;
}

function readCommands(file: string): KnownCommand[] {
  const list = JSON.parse(readFileSync(resolve(fixtures, file), 'utf8')) as { command: string; parameters: { name: string }[] }[];
  // The reference has `prepend-prefix`; every server has `prependPrefix`.
  const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return list.map(({ command, parameters }) => ({ name: command, parameters: parameters.map(({ name }) => camel(name)) }));
}
