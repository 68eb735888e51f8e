import { defineCommand, reconciledBy, noRows, type Reconciliation } from '../command.ts';
import { text } from '../decode.ts';

export const sieveList = defineCommand({
  name: 'sieveList',
  summary: "List a user's Sieve scripts.",
  effect: 'read',
  class: 'mail',
  permission: 'SIEVE_READ',
  params: { user: 'user' },
  line: { columns: ['script', 'active'] },
  decode: (rows) => rows.map((row) => ({ name: text(row, 'script'), active: row.active === 'ACTIVE' })),
});

/** The script's source. Null when the script does not exist. */
export const sieveGet = defineCommand({
  name: 'sieveGet',
  summary: 'Read a Sieve script.',
  effect: 'read',
  class: 'mail',
  permission: 'SIEVE_READ',
  params: { user: 'user', scriptname: 'scriptName' },
  line: { operands: ['scriptname'], columns: ['sieve script'] },
  exitCodes: { 68: [] },
  decode: ([row]) => (row === undefined ? null : text(row, 'sieve script')),
});

interface ScriptRow {
  readonly name: string;
  readonly active: boolean;
}

interface ScriptArguments {
  readonly user: string;
  readonly scriptname: string;
}

interface PutArguments extends ScriptArguments {
  readonly file: string;
  readonly activate?: boolean | undefined;
}

interface RenameArguments {
  readonly user: string;
  readonly oldname: string;
  readonly newname: string;
}

/** A condition on the list of the user's scripts. */
function scripts<A extends { readonly user: string }>(
  see: (scripts: readonly ScriptRow[], args: A) => readonly [boolean, string],
): Reconciliation<A> {
  return reconciledBy(
    sieveList,
    ({ user }: A) => ({ user }),
    (found, args) => {
      const [isApplied, what] = see(found, args);
      return { isApplied, what };
    },
  );
}

function named(scripts: readonly ScriptRow[], name: string): readonly [boolean, string] {
  const found = scripts.some((script) => script.name === name);
  return [found, `there is ${found ? 'a' : 'no'} script ${JSON.stringify(name)}`];
}

function activeIs(scripts: readonly ScriptRow[], name: string | null): readonly [boolean, string] {
  const active = scripts.find((script) => script.active)?.name ?? null;
  return [active === name, active === null ? 'no script is active' : `the script ${JSON.stringify(active)} is active`];
}

export const sievePut = defineCommand({
  name: 'sievePut',
  summary: 'Store a Sieve script.',
  effect: 'write',
  class: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', scriptname: 'scriptName', file: 'content', activate: 'boolean?' },
  line: { options: { a: 'activate' }, operands: ['scriptname'], input: 'file' },
  reconcile: [
    reconciledBy(
      sieveGet,
      ({ user, scriptname }: PutArguments) => ({ user, scriptname }),
      (content, { scriptname, file }) => ({
        isApplied: content === file,
        what: `the script ${JSON.stringify(scriptname)} ${content === null ? 'does not exist' : content === file ? 'is as it was given' : 'is another one'}`,
      }),
    ),
    scripts((all, { scriptname, activate }: PutArguments) => (activate === true ? activeIs(all, scriptname) : named(all, scriptname))),
  ],
  refusalMessage: 'The Sieve script is not valid.',
  decode: noRows,
});

export const sieveActivate = defineCommand({
  name: 'sieveActivate',
  summary: 'Activate a Sieve script.',
  effect: 'write',
  class: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', scriptname: 'scriptName' },
  line: { operands: ['scriptname'] },
  reconcile: [scripts((all, { scriptname }: ScriptArguments) => activeIs(all, scriptname))],
  refusalMessage: 'The Sieve script is not valid.',
  decode: noRows,
});

export const sieveDeactivate = defineCommand({
  name: 'sieveDeactivate',
  summary: 'Deactivate the active Sieve script.',
  effect: 'write',
  class: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user' },
  line: {},
  reconcile: [scripts((all) => activeIs(all, null))],
  decode: noRows,
});

export const sieveRename = defineCommand({
  name: 'sieveRename',
  summary: 'Rename a Sieve script.',
  effect: 'write',
  class: 'mail',
  permission: 'SIEVE_WRITE',
  params: { user: 'user', oldname: 'scriptName', newname: 'scriptName' },
  line: { operands: ['oldname', 'newname'] },
  reconcile: [
    scripts((all, { newname }: RenameArguments) => named(all, newname)),
    scripts((all, { oldname }: RenameArguments) => {
      const [found, what] = named(all, oldname);
      return [!found, what];
    }),
  ],
  refusalMessage: 'There is a Sieve script of the new name already, or it cannot have that name.',
  decode: noRows,
});

export const sieveDelete = defineCommand({
  name: 'sieveDelete',
  summary: 'Delete a Sieve script.',
  effect: 'destroy',
  class: 'mail',
  permission: 'SIEVE_DELETE',
  params: { user: 'user', scriptname: 'scriptName', ignoreActive: 'boolean?' },
  line: { options: { a: 'ignoreActive' }, operands: ['scriptname'] },
  reconcile: [
    scripts((all, { scriptname }: ScriptArguments) => {
      const [found, what] = named(all, scriptname);
      return [!found, what];
    }),
  ],
  refusalMessage: 'The active Sieve script is deleted only with ignoreActive.',
  decode: noRows,
});
