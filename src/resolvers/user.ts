import { userExpand, userGet, userLogin, type Account } from '../doveadm/commands/user.ts';
import type { LoginInput, Resolvers } from '../generated/graphql.ts';
import type { Gateway } from '../gateway.ts';
import type { UserRef } from '../model/refs.ts';
import { encodeId } from '../model/query/global-id.ts';
import { accountFor, findUser, listUsers } from '../model/users.ts';

export const userResolvers: Resolvers = {
  Query: {
    user: (_, { name, host }, context, info) => findUser(context, name, host, info),
    users: (_, { mask, ...args }, { doveadm }) => listUsers(doveadm, { ...args, mask: mask || '*' }),
  },
  User: {
    id: ({ host, name }) => encodeId('User', host, name),
    host: async (user, _, { doveadm }) => ({ name: await doveadm.hostOfUser(user) }),
    home: (user, _, { doveadm }) => account(doveadm, user, ({ home }) => home),
    uid: (user, _, { doveadm }) => account(doveadm, user, ({ uid }) => uid),
    gid: (user, _, { doveadm }) => account(doveadm, user, ({ gid }) => gid),
    mailLocation: (user, _, { doveadm }) => account(doveadm, user, ({ mailLocation }) => mailLocation),
    field: (user, { name }, { doveadm }) =>
      account(doveadm, user, ({ fields }) => fields.find((field) => field.name === name)?.value ?? null),
    expansion: (user, { template, login }, { doveadm }) =>
      doveadm.run(userExpand, { user: user.name, expandField: template, authInfo: login && loginFacts(login) }, user),
    fieldsForLogin: (user, { login }, { doveadm }) => doveadm.run(userLogin, { user: user.name, authInfo: loginFacts(login) }, user),
    fields: (user, _, { doveadm }) => account(doveadm, user, ({ fields }) => fields),
  },
};

/** A field of the user database. It is known already if the user was looked up by name. */
function account<T>(doveadm: Gateway, user: UserRef, pick: (account: Account) => T): T | Promise<T> {
  const visible = (found: Account): T => pick(accountFor(doveadm, user, found));
  return user.account === undefined ? doveadm.run(userGet, { user: user.name }, user).then(visible) : visible(user.account);
}

function loginFacts({ service, remoteIp, remotePort, localIp, localPort }: LoginInput): string[] {
  const facts = { service, rip: remoteIp, rport: remotePort, lip: localIp, lport: localPort };
  return Object.entries(facts).flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}=${String(value)}`]));
}
