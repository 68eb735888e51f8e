import type { AnyWrite, GivenTo, HostService, ResultOf } from '../../doveadm/command.ts';
import { CodedError } from '../../doveadm/errors.ts';
import { USER_HOST, type Gateway, type WriteResult } from '../../gateway.ts';
import { hostsServing, isRefusal } from '../read-from-hosts.ts';
import type { UserRef } from '../refs.ts';
import { outcomeOf } from './run-for-target.ts';

/** What became of a change on one of several hosts. */
export interface HostWriteResult<R> extends WriteResult<R> {
  readonly host: string;
}

/** Runs a write for a user on each of several hosts. What fails on one is in that one's result, and the others go on. */
export async function runOnHosts<C extends AnyWrite>(
  doveadm: Gateway,
  hosts: readonly string[],
  command: C,
  args: GivenTo<C>,
): Promise<readonly HostWriteResult<ResultOf<C>>[]> {
  return Promise.all(
    hosts.map(async (host) => {
      try {
        const result = (await doveadm.run(command, args, { host })) as WriteResult<ResultOf<C>>;
        return { host, ...result, errors: result.errors.map(({ error, log }) => ({ error: error.about({ host }), log })) };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        return { host, outcome: 'NOT_APPLIED' as const, errors: [{ error: error.about({ host }), log: null }], value: null };
      }
    }),
  );
}

/**
 * Runs a write that ends or drops something of a user wherever that is: on the host that the user names, or on all that serve it. Hosts
 * where there is nothing do not count, unless there is nothing anywhere.
 * @throws CodedError as `run` does on one host; on several, where none of them may or can run it
 */
export async function runWhereverFound<C extends AnyWrite>(
  doveadm: Gateway,
  user: UserRef,
  services: readonly HostService[],
  command: C,
  args: GivenTo<C>,
): Promise<WriteResult<readonly ResultOf<C>[]>> {
  const hosts = hostsOf(doveadm, user, services);
  if (hosts.length === 1) {
    const result = (await doveadm.run(command, args, { host: hosts[0] })) as WriteResult<ResultOf<C>>;
    return { ...result, value: result.value === null ? null : [result.value] };
  }
  const results = await runOnHosts(doveadm, hosts, command, args);
  const found = results.filter(({ outcome, errors }) => outcome !== 'NOT_APPLIED' || errors[0]?.error.code !== 'NOT_FOUND');
  const [nothing] = results;
  const refused = results.flatMap(({ errors: [first] }) => (first !== undefined && isRefusal(first.error) ? [first.error] : []));
  if (refused[0] !== undefined && refused.length === results.length) throw refused[0];
  if (found.length === 0 && nothing !== undefined) return { ...nothing, value: null };
  const errors = found.flatMap((result) => result.errors);
  return { outcome: outcomeOf(found), errors, value: found.flatMap(({ value }) => (value === null ? [] : [value])) };
}

/** The names of the hosts where something of a user may be. */
function hostsOf(doveadm: Gateway, user: UserRef, services: readonly HostService[]): readonly string[] {
  return user.host === USER_HOST ? hostsServing(doveadm, services) : [user.host];
}
