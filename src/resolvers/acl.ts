import type { GraphQLResolveInfo } from 'graphql';
import { aclAdd, aclDelete, aclGet, aclRecalc, aclRemove, aclRights, aclSet } from '../doveadm/commands/acl.ts';
import { badInput } from '../doveadm/errors.ts';
import type { AclIdentifier, AclRight, Resolvers } from '../generated/graphql.ts';
import { payloadMailbox } from '../model/mailboxes.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import type { UserRef } from '../model/refs.ts';
import type { Gateway } from '../gateway.ts';

const RIGHTS: Readonly<Record<string, AclRight>> = {
  lookup: 'LOOKUP',
  read: 'READ',
  write: 'WRITE',
  'write-seen': 'WRITE_SEEN',
  'write-deleted': 'WRITE_DELETED',
  insert: 'INSERT',
  post: 'POST',
  expunge: 'EXPUNGE',
  create: 'CREATE',
  delete: 'DELETE',
  admin: 'ADMIN',
};

function rightsOf(words: readonly string[]): AclRight[] {
  return words.flatMap((word) => RIGHTS[word] ?? []);
}

export const aclResolvers: Resolvers = {
  Mailbox: {
    acl: ({ user, name }, _, { doveadm }) => doveadm.run(aclGet, { user: user.name, mailbox: name }, user),
    effectiveRights: async ({ user, name }, _, { doveadm }) =>
      rightsOf(await doveadm.run(aclRights, { user: user.name, mailbox: name }, user)),
  },
  AclEntry: {
    rights: ({ rights }) => rightsOf(rights.filter((right) => !right.startsWith('-'))),
    deniedRights: ({ rights }) => rightsOf(rights.filter((right) => right.startsWith('-')).map((right) => right.slice(1))),
  },
  Mutation: {
    aclSet: async (_, { input }, { doveadm }, info) =>
      onMailbox(doveadm, input, info, await runForUser(doveadm, input, aclSet, { ...entryOf(input), right: wordsOf(input) })),
    aclAdd: async (_, { input }, { doveadm }, info) =>
      onMailbox(doveadm, input, info, await runForUser(doveadm, input, aclAdd, { ...entryOf(input), right: wordsOf(input) })),
    aclRemove: async (_, { input }, { doveadm }, info) =>
      onMailbox(doveadm, input, info, await runForUser(doveadm, input, aclRemove, { ...entryOf(input), right: wordsOf(input) })),
    aclDelete: async (_, { input }, { doveadm }, info) =>
      onMailbox(doveadm, input, info, await runForUser(doveadm, input, aclDelete, { ...entryOf(input) })),
    aclRecalc: (_, { input }, { doveadm }) => runForTarget(doveadm, input, aclRecalc, (user) => ({ user })),
  },
};

/** The mailbox and the identifier of a mutation. */
const entryOf = ({ mailbox, identifier }: { readonly mailbox: string; readonly identifier: AclIdentifier }) => ({
  mailbox,
  id: identifierOf(identifier),
});

const onMailbox = <T extends { readonly user: UserRef }>(
  doveadm: Gateway,
  { mailbox }: { readonly mailbox: string },
  info: GraphQLResolveInfo,
  result: T,
) => ({ ...result, mailbox: payloadMailbox(doveadm, result.user, mailbox, info) });

const WORDS = Object.fromEntries(Object.entries(RIGHTS).map(([word, right]) => [right, word])) as Record<AclRight, string>;

function wordsOf({
  rights,
  deniedRights,
}: {
  readonly rights?: readonly AclRight[] | null | undefined;
  readonly deniedRights?: readonly AclRight[] | null | undefined;
}): string[] {
  const words = [...(rights ?? []).map((right) => WORDS[right]), ...(deniedRights ?? []).map((right) => `-${WORDS[right]}`)];
  if (words.length === 0) throw badInput('input.rights', 'must hold at least one right: aclDelete removes an entry');
  return words;
}

function identifierOf({ user, group, groupOverride, ...words }: AclIdentifier): string {
  const given = (value: string | null | undefined): value is string => value !== null && value !== undefined;
  if (given(user)) return `user=${user}`;
  if (given(group)) return `group=${group}`;
  if (given(groupOverride)) return `group-override=${groupOverride}`;
  const [[word, value] = []] = Object.entries(words as Readonly<Record<string, unknown>>);
  if (word === undefined || value !== true) throw badInput(`input.identifier.${word ?? 'user'}`, 'can only be true');
  return word;
}
