import type { GraphQLResolveInfo } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import { userExists, userGet, type Account } from '../doveadm/commands/user.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Gateway } from '../gateway.ts';
import { selectedFields } from './query/look-ahead.ts';
import type { UserRef } from './refs.ts';
import { readAhead } from './query/read-ahead.ts';

/** A user that is taken to exist, by the name that Dovecot folds it to. */
export function userRef(doveadm: Gateway, name: string, host?: string | null): UserRef {
  return { host: doveadm.host(host).name, name: doveadm.foldUser(name) };
}

/** A user of a list that Dovecot answered. One whose name this API does not take keeps it: the others of the list are none the worse. */
export function listedUser(doveadm: Gateway, name: string, host?: string | null): UserRef {
  try {
    return userRef(doveadm, name, host);
  } catch {
    return { host: doveadm.host(host).name, name };
  }
}

/** Names of fields such as `mail_crypt_private_password` or `pass`, which user databases hold for other parts of Dovecot. */
const SECRET_FIELD = /pass|secret|private|token|credential/i;

/** What the user database says of a user, without what is a secret by its name: that is for `USER_READ_INTERNAL`. */
export function fieldsFor(doveadm: Gateway, user: UserRef, { fields }: Account): Account['fields'] {
  if (doveadm.can('USER_READ_INTERNAL', user.name).allowed) return fields;
  return fields.filter(({ name }) => !SECRET_FIELD.test(name));
}

/** Fields of a user that are read from the account. Where none is selected, it is enough to know whether there is the user. */
const ACCOUNT_FIELDS: ReadonlySet<string> = new Set(['home', 'uid', 'gid', 'mailLocation', 'field', 'fields']);

/** For what runs ahead: the account is asked for already, and nobody gets these values. */
const UNDER_WAY: Account = { uid: null, gid: null, home: null, mailLocation: null, fields: [] };

/** A user that Dovecot knows, with what is selected of it, in one round; null where it knows none of this name. */
export async function findUser(
  context: GraphQLContext,
  name: string,
  host: string | null | undefined,
  info: GraphQLResolveInfo,
): Promise<UserRef | null> {
  const { doveadm } = context;
  const user = userRef(doveadm, name, host);
  readAhead('User', { ...user, account: UNDER_WAY }, context, info);
  if (!selectedFields(info).some((field) => ACCOUNT_FIELDS.has(field.name))) {
    return (await doveadm.run(userExists, { user: user.name }, user)) ? user : null;
  }
  try {
    return { ...user, account: await doveadm.run(userGet, { user: user.name }, user) };
  } catch (error) {
    if (error instanceof CodedError && error.code === 'USER_NOT_FOUND') return null;
    throw error;
  }
}
