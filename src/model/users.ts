import type { GraphQLResolveInfo } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import { userNameProblem } from '../access/scope.ts';
import { userExists, userGet, userList, type Account } from '../doveadm/commands/user.ts';
import { CodedError } from '../doveadm/errors.ts';
import { hideSecrets, isSecretName } from '../doveadm/secret-text.ts';
import { USER_HOST, type Gateway } from '../gateway.ts';
import { mapNodes, MAX_PAGE, pageOfList, type Connection } from './query/connection.ts';
import { selectedFields } from './query/look-ahead.ts';
import type { UserRef } from './refs.ts';
import { readAhead } from './query/read-ahead.ts';

/** A user in the answer of a host: where users are found, the same one as by name alone. */
export function userSeenOn(doveadm: Gateway, host: string, name: string): UserRef {
  return { host: doveadm.userHost() === USER_HOST ? USER_HOST : host, name };
}

/** A user that is assumed to exist, with the name folded as Dovecot folds it. */
export function userRef(doveadm: Gateway, name: string, host?: string | null): UserRef {
  return { host: doveadm.userHost(host), name: doveadm.foldUser(name) };
}

interface LeftOutUsers {
  readonly count: number;
  readonly users: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * A page of the users that Dovecot lists and the caller may see. Users with names that this API does not support are counted, with the
 * reason.
 */
export async function listUsers(
  doveadm: Gateway,
  {
    mask,
    host,
    ...page
  }: {
    readonly mask?: string | undefined;
    readonly host?: string | null | undefined;
    readonly first?: number | null | undefined;
    readonly after?: string | null | undefined;
  },
): Promise<Connection<UserRef> & { readonly totalCount: number; readonly leftOut: LeftOutUsers | null }> {
  const names = distinctUsers(doveadm, await doveadm.run(userList, { mask: mask ?? '*' }, { host }));
  const judged = names.map((name) => ({ name, reason: userNameProblem(name) }));
  const usable = judged.filter(({ reason }) => reason === null).map(({ name }) => name);
  const unusable = judged.flatMap(({ name, reason }) => (reason === null ? [] : [{ name, reason }]));
  const { totalCount, ...connection } = pageOfList(usable, (name) => name, page);
  const users = unusable.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MAX_PAGE);
  const leftOut = users.length === 0 ? null : { count: unusable.length, users };
  return { ...mapNodes(connection, (name) => listedUser(doveadm, name, host)), totalCount, leftOut };
}

/** A user of Dovecot's list. A name that this API does not support is kept as it is, so it does not affect the others of the list. */
export function listedUser(doveadm: Gateway, name: string, host?: string | null): UserRef {
  try {
    return userRef(doveadm, name, host);
  } catch {
    return { host: doveadm.userHost(host), name };
  }
}

/** The names of a list, each once: user databases can overlap, and can spell one user in several ways. */
export function distinctUsers(doveadm: Gateway, names: readonly string[]): string[] {
  // Most names are folded already, and the list can be long.
  return [...new Set(names.map((name) => (name === name.toLowerCase() ? name : listedUser(doveadm, name).name)))];
}

/** A user's fields of the user database, without secrets: secrets need `USER_READ_INTERNAL`. */
export function accountFor(doveadm: Gateway, user: UserRef, account: Account): Account {
  if (doveadm.can('USER_READ_INTERNAL', user.name).allowed) return account;
  const { fields, mailLocation } = account;
  return {
    ...account,
    mailLocation: mailLocation === null ? null : hideSecrets(mailLocation),
    fields: fields.filter(({ name }) => !isSecretName(name)).map(({ name, value }) => ({ name, value: hideSecrets(value) })),
  };
}

/** Fields of a user that are read from the account. If none is selected, only the user's existence matters. */
const ACCOUNT_FIELDS: ReadonlySet<string> = new Set(['home', 'uid', 'gid', 'mailLocation', 'field', 'fields']);

/** For read-ahead: the account is requested already, and these values are discarded. */
const UNDER_WAY: Account = { uid: null, gid: null, home: null, mailLocation: null, fields: [] };

/** A user that Dovecot knows, with the selected fields, in one round; null when the user does not exist. */
export async function findUser(
  context: GraphQLContext,
  name: string,
  host: string | null | undefined,
  info: GraphQLResolveInfo,
): Promise<UserRef | null> {
  const { doveadm } = context;
  const user = userRef(doveadm, name, host);
  const selected = selectedFields(info);
  // The account has no further read.
  if (!selected.every((field) => ACCOUNT_FIELDS.has(field.name) || field.name === 'name'))
    readAhead('User', { ...user, account: UNDER_WAY }, context, info);
  if (!selected.some((field) => ACCOUNT_FIELDS.has(field.name))) {
    return (await doveadm.run(userExists, { user: user.name }, user)) ? user : null;
  }
  try {
    return { host: user.host, name: user.name, account: await doveadm.run(userGet, { user: user.name }, user) };
  } catch (error) {
    if (error instanceof CodedError && error.code === 'USER_NOT_FOUND') return null;
    throw error;
  }
}
