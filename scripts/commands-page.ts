import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wireName, type AnyCommand } from '../src/doveadm/command.ts';
import { COMMANDS } from '../src/doveadm/commands/index.ts';
import { HOST_PARAMETERS } from '../src/doveadm/host-parameter.ts';
import { LEFT_OUT_COMMANDS, LEFT_OUT_PARAMETERS, NEVER_RUN } from '../src/doveadm/commands/left-out.ts';
import { permissionsOf } from '../src/schema-descriptions.ts';
import { asksFor, textsOf } from './asked-fields.ts';
import { find, isPro, listed23, listed24, type KnownCommand } from './known-commands.ts';

const tests = readTests(resolve(import.meta.dirname, '../test'));

/** `docs/commands.md`. @param fields the records that each field of the schema can run */
export function commandsPage(fields: Readonly<Record<string, readonly string[]>>): string {
  return `# Commands

Every command that the schema uses, in doveadm's words and in its own. Written by \`npm run docs\` from the records in
\`src/doveadm/commands/\`, the resolvers and the tests; \`npm run check\` compares it.

Effects: a \`read\` changes nothing; what is \`repeatable\` does no harm twice and is repeated when its answer is lost; a \`write\` is sent
once; what \`destroy\`s loses something for good. ✓ says that a Dovecot 2.3.19.1 or 2.4.1 of Debian, with quota, ACL, Sieve and
full-text search, lists the command; Pro, that it is of the Pro edition. A Dovecot without the command answers
\`COMMAND_UNSUPPORTED\`, before anything is sent.

| doveadm | What it does | Fields | Permission | Effect | 2.3.19 | 2.4.1 | Tests |
| --- | --- | --- | --- | --- | --- | --- | --- |
${[...COMMANDS]
  .sort(byWire)
  .map((command) => commandRow(command, fields))
  .join('\n')}

## Parameters that reach into the mail host

Off, unless \`ALLOW_HOST_PARAMETERS\` names them; then for the role \`superadmin\` with a scope of everyone.

| Parameter | Commands | What it opens |
| --- | --- | --- |
${Object.entries(HOST_PARAMETERS)
  .map(([name, reason]) => `| \`${name}\` | ${commandsWith(name)} | ${reason} |`)
  .join('\n')}

## Left out on purpose

Parameters of commands above:

| Parameter | Why |
| --- | --- |
${reasons(LEFT_OUT_PARAMETERS)}

Commands. Those that the mutation \`doveadm\` does not run either are marked with ✗.

| doveadm | Why |
| --- | --- |
${reasons(LEFT_OUT_COMMANDS, NEVER_RUN)}
`;
}

function commandRow(command: AnyCommand, fields: Readonly<Record<string, readonly string[]>>): string {
  const wire = wireName(command);
  const own = Object.entries(fields).flatMap(([coordinate, names]) => (names.includes(command.name) ? [coordinate] : []));
  const { always, sometimes } = permissionsOf(command);
  const permission = [...always.map(code), ...sometimes.map((one) => `${code(one)} for content`)].join(', ');
  const isThere = (listing: readonly KnownCommand[]): boolean => command.raw === true || find(listing, wire) !== undefined;
  const [on23, on24] = [listed23, listed24].map((listing) => (isThere(listing) ? '✓' : isPro(wire) ? 'Pro' : ''));
  const shown = own.map((coordinate) => code(coordinate.replace(/^(Mutation|Query)\./, ''))).join(', ');
  return `| ${command.raw === true ? 'any' : code(wire)} | ${command.summary} | ${shown} | ${permission} | ${command.effect} | ${on23 ?? ''} | ${on24 ?? ''} | ${testsOf(own)} |`;
}

/** The tests on a real Dovecot, or on the stand-in for Dovecot Pro, that select one of these fields. `node` is left out, because it finds every object with an id. */
function testsOf(coordinates: readonly string[]): string {
  const fields = coordinates.filter((coordinate) => coordinate !== 'Query.node');
  const asked = tests.filter(({ texts }) => fields.some((coordinate) => asksFor(texts, coordinate)));
  return asked.map(({ name, file }) => `[${name}](../test/e2e/${file})`).join(', ');
}

function commandsWith(parameter: string): string {
  const commands = COMMANDS.filter(({ hostParams }) => (hostParams as readonly string[] | undefined)?.includes(parameter));
  if (commands.length === 0) return 'any that has it, by the mutation `doveadm`';
  return commands
    .map((command) => code(wireName(command)))
    .filter((name, index, all) => all.indexOf(name) === index)
    .join(', ');
}

function reasons(table: Readonly<Record<string, string>>, marked: ReadonlySet<string> = new Set()): string {
  return Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, reason]) => `| ${code(name)}${marked.has(name) ? ' ✗' : ''} | ${reason} |`)
    .join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function byWire(a: AnyCommand, b: AnyCommand): number {
  const [first, second] = [wireName(a), wireName(b)].map((name) => name.toLowerCase());
  return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1;
}

function readTests(folder: string): { readonly name: string; readonly file: string; readonly texts: readonly string[] }[] {
  const files = readdirSync(resolve(folder, 'e2e')).filter((file) => file.endsWith('.test.ts'));
  return files.sort().map((file) => {
    const texts = textsOf(readFileSync(resolve(folder, 'e2e', file), 'utf8'));
    return { name: file.replace(/(\.dovecot)?\.test\.ts$/, ''), file, texts };
  });
}
