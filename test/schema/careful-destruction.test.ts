import { isNonNullType, type GraphQLInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { FIELD_COMMANDS } from '../../src/generated/field-commands.ts';
import { createSchema } from '../../src/schema.ts';

const schema = createSchema();

/** Mutations that move what is there, besides those that destroy. */
const MOVING = ['messageMove', 'flagsRemove'];
/** Those that touch messages: their number can be expected. */
const WITH_MESSAGES = [
  'messageExpunge',
  'messageMove',
  'messageDeduplicate',
  'flagsRemove',
  'flagsReplace',
  'mailboxDelete',
  'oboxUserDelete',
];

/** Why a mutation that destroys has neither a dry run nor a confirmation by the host's name. */
const REASONS: Readonly<Record<string, string>> = {
  aclDelete: 'Takes away one entry, which the request names; `Mailbox.acl` shows it.',
  dictUnset: 'Removes one entry, which the request names; `Dict.entry` shows it.',
  fsDelete: 'Only for superadmin where the configuration opens it; `FileSystem.files` and `folders` show what is there.',
  metacacheClean: 'Caches are filled again from the object storage.',
  accountSecure: 'Nothing that is stored is touched; clients log in again with the new password.',
  sessionKick: 'Nothing that is stored is touched; `sessions` shows the affected users.',
  directorKick: 'Nothing that is stored is touched; clients log in again.',
  proxyKick: 'Nothing that is stored is touched; clients log in again.',
  replicatorRemove: '`replicatorAdd` takes the user in again; no mail is touched.',
  instanceRemove: 'A line of a list, which the next start writes again.',
  statsRemove: 'A metric that was added at run time; `statsAdd` adds it again.',
  statsReset: 'Counters, which monitoring has read.',
  oldStatsReset: 'Counters, which monitoring has read.',
};

const mutationsOf = (names: readonly string[]): string[] =>
  Object.entries(FIELD_COMMANDS).flatMap(([field, commands]) =>
    field.startsWith('Mutation.') && commands.some((command) => names.includes(command)) ? [field.slice('Mutation.'.length)] : [],
  );
const destructive = COMMANDS.filter(({ effect }) => effect === 'destroy').map(({ name }) => name);
// Commands in doveadm's own words check the host's name themselves.
const mutations = mutationsOf([...destructive, ...MOVING]).filter((name) => name !== 'doveadm');

function inputOf(mutation: string): ReturnType<GraphQLInputObjectType['getFields']> {
  return (schema.getType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`) as GraphQLInputObjectType).getFields();
}

describe('a mutation that destroys or moves', () => {
  test.each(mutations)('%s has a dry run, or requires the name of the host, or has a documented reason', (mutation) => {
    const input = inputOf(mutation);
    const careful = 'dryRun' in input || 'confirm' in input;
    expect(careful !== mutation in REASONS, careful ? 'has no need of a reason' : 'needs a reason').toBe(true);
  });

  test('takes the expected number of messages, when it affects messages', () => {
    for (const mutation of mutations) {
      expect('expect' in inputOf(mutation), mutation).toBe(WITH_MESSAGES.includes(mutation));
      if (WITH_MESSAGES.includes(mutation)) expect('dryRun' in inputOf(mutation), mutation).toBe(true);
    }
  });

  test('must name the host when its record says that more than one user loses something', () => {
    for (const { name, confirmed } of COMMANDS) {
      if (confirmed === undefined) continue;
      for (const mutation of mutationsOf([name]).filter((one) => one !== 'doveadm')) {
        const { confirm } = inputOf(mutation);
        expect(confirm, mutation).toBeDefined();
        if (confirmed === true && confirm !== undefined) expect(isNonNullType(confirm.type), mutation).toBe(true);
      }
    }
  });

  test('has no reason when it does not exist', () => {
    expect(Object.keys(REASONS).filter((name) => !mutations.includes(name))).toEqual([]);
  });
});
