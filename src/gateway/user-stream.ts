import { permissionsOf } from '../doveadm/command.ts';
import { userList } from '../doveadm/commands/user.ts';
import { streamUsers as readStream } from '../doveadm/dispatch/stream-users.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Authorizer } from './authorizer.ts';
import { readOptionsOf, type Caller } from './caller.ts';

/** Receives some names. The next ones wait for its promise. */
export type OnNames = (names: readonly string[]) => Promise<void>;

/**
 * Streams the names of the users that match a mask and that the caller may see.
 * @throws CodedError; some names may have been passed on by then
 */
export async function streamUsers(host: Host, caller: Caller, authorizer: Authorizer, mask: string, onNames: OnNames): Promise<void> {
  const args = authorizer.authorize(userList, { mask }, host.name, undefined);
  const mayKnow = authorizer.reach.mayKnow(userList, permissionsOf(userList, args));
  await readStream(host, mask, readOptionsOf(caller), (names) => onNames(names.filter((name) => mayKnow({ name }))));
}
