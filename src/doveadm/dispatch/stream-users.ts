import { userList } from '../commands/user.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { rowsOf } from '../wire/answer.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import { UserListReader } from '../wire/http/user-list-reader.ts';
import { prepareCommand } from './prepare-command.ts';
import type { ReadOptions } from './read.ts';

/**
 * Lists the users that match a mask, and passes the names on as they arrive. The list is never held, whatever its length.
 * @param onNames the next names wait for its promise
 * @throws CodedError; some names may have been passed on by then
 */
export async function streamUsers(
  host: Host,
  mask: string,
  { spend, ...options }: ReadOptions,
  onNames: (names: readonly string[]) => Promise<void>,
): Promise<void> {
  const args = { mask };
  // Over HTTP: in doveadm's protocol, names do not come as rows of their own.
  const prepared = prepareCommand(host, await host.listing(), userList, args, { forked: true });
  await spend(1);
  const reader = new UserListReader();
  const sink = async (bytes: Buffer): Promise<void> => {
    const names = reader.push(bytes);
    if (names.length > 0) await onNames(names);
  };
  try {
    await host.send([prepared], { ...options, effect: 'read', pace: 'long', sink }, prepared.via);
  } catch (error) {
    if (!(error instanceof LostEnvelopeError)) throw error;
    throw new CodedError('UPSTREAM_UNAVAILABLE', error.message, { host: host.name }, { cause: error });
  }
  const rows = rowsOf(userList, args, reader.end());
  if (rows instanceof CodedError) throw rows.about({ host: host.name });
  const names = userList.decode(rows, args);
  if (names.length > 0) await onNames(names);
}
