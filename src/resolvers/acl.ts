import { aclAdd, aclDelete, aclGet, aclRecalc, aclRemove, aclRights, aclSet } from '../doveadm/commands/acl.ts';
import { badInput } from '../doveadm/errors.ts';
import type { AclIdentifier, AclRight, Resolvers } from '../generated/graphql.ts';
import { payloadMailbox } from '../model/mailboxes.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

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
    aclSet: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox } = input;
      const written = await doveadm.run(
        aclSet,
        { user: user.name, mailbox, id: identifierOf(input.identifier), right: wordsOf(input) },
        user,
      );
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, mailbox, info) });
    },
    aclAdd: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox } = input;
      const written = await doveadm.run(
        aclAdd,
        { user: user.name, mailbox, id: identifierOf(input.identifier), right: wordsOf(input) },
        user,
      );
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, mailbox, info) });
    },
    aclRemove: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox } = input;
      const written = await doveadm.run(
        aclRemove,
        { user: user.name, mailbox, id: identifierOf(input.identifier), right: wordsOf(input) },
        user,
      );
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, mailbox, info) });
    },
    aclDelete: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox } = input;
      const written = await doveadm.run(aclDelete, { user: user.name, mailbox, id: identifierOf(input.identifier) }, user);
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, mailbox, info) });
    },
    aclRecalc: (_, { input }, { doveadm }) => runForTarget(doveadm, input, aclRecalc, (user) => ({ user })),
  },
};

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
