import { userGet } from '../doveadm/commands/user.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Doveadm } from '../gateway.ts';
import type { UserRef } from './model.ts';

/** A user that is taken to exist, by the name that Dovecot folds it to. */
export function userRef(doveadm: Doveadm, name: string, host?: string | null): UserRef {
  return { host: doveadm.host(host).name, name: doveadm.foldUser(name) };
}

/** A user that Dovecot knows; null where it knows none of this name. */
export async function findUser(doveadm: Doveadm, name: string, host?: string | null): Promise<UserRef | null> {
  const user = userRef(doveadm, name, host);
  try {
    await doveadm.run(userGet, { user: user.name }, user);
    return user;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'USER_NOT_FOUND') return null;
    throw error;
  }
}
