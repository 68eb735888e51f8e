import { userExpand, userGet, userList, userLogin } from '../doveadm/commands/user.ts';
import type { LoginInput, Resolvers } from '../generated/graphql.ts';
import { mapNodes, pageOfList } from '../mail/connection.ts';
import { encodeId } from '../mail/ids.ts';
import { findUser, userRef } from '../mail/users.ts';

export const userResolvers: Resolvers = {
  Query: {
    user: (_, { name, host }, context, info) => findUser(context, name, host, info),
    users: async (_, { mask, host, ...page }, { doveadm }) => {
      const names = await doveadm.run(userList, { mask: mask || '*' }, { host });
      const { totalCount, ...connection } = pageOfList(names, (name) => name, page);
      return { ...mapNodes(connection, (name) => userRef(doveadm, name, host)), totalCount };
    },
  },
  User: {
    id: ({ host, name }) => encodeId('User', host, name),
    host: ({ host }) => ({ name: host }),
    home: async (user, _, { doveadm }) => (await doveadm.run(userGet, { user: user.name }, user)).home,
    uid: async (user, _, { doveadm }) => (await doveadm.run(userGet, { user: user.name }, user)).uid,
    gid: async (user, _, { doveadm }) => (await doveadm.run(userGet, { user: user.name }, user)).gid,
    mailLocation: async (user, _, { doveadm }) => (await doveadm.run(userGet, { user: user.name }, user)).mailLocation,
    field: async (user, { name }, { doveadm }) => {
      const { fields } = await doveadm.run(userGet, { user: user.name }, user);
      return fields.find((field) => field.name === name)?.value ?? null;
    },
    expansion: (user, { template, login }, { doveadm }) =>
      doveadm.run(userExpand, { user: user.name, expandField: template, authInfo: login ? loginFacts(login) : undefined }, user),
    fieldsForLogin: (user, { login }, { doveadm }) => doveadm.run(userLogin, { user: user.name, authInfo: loginFacts(login) }, user),
    fields: async (user, _, { doveadm }) => (await doveadm.run(userGet, { user: user.name }, user)).fields,
  },
};

function loginFacts({ service, remoteIp, remotePort, localIp, localPort }: LoginInput): string[] {
  const facts = { service, rip: remoteIp, rport: remotePort, lip: localIp, lport: localPort };
  return Object.entries(facts).flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}=${String(value)}`]));
}
