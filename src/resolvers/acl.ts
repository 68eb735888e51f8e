import { aclGet } from '../doveadm/commands/acl.ts';
import type { AclRight, Resolvers } from '../generated/graphql.ts';

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
  },
  AclEntry: {
    rights: ({ rights }) => rightsOf(rights.filter((right) => !right.startsWith('-'))),
    deniedRights: ({ rights }) => rightsOf(rights.filter((right) => right.startsWith('-')).map((right) => right.slice(1))),
  },
};
