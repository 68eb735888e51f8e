import { CodedError } from '../doveadm/errors.ts';
import type { Gateway, WriteError } from '../gateway.ts';

/** What several hosts answered, and one error for each that did not. */
export interface HostAnswers<T> {
  readonly rows: readonly T[];
  readonly errors: readonly WriteError[];
}

/**
 * Reads from several hosts. One that does not answer is named, and the others still answer.
 * @throws CodedError where the caller may not read it, or the arguments cannot be sent
 */
export async function readFromHosts<T>(
  hosts: readonly { readonly name: string }[],
  read: (host: string) => Promise<readonly T[]>,
): Promise<HostAnswers<T>> {
  const results = await Promise.allSettled(hosts.map(({ name }) => read(name)));
  const reasons = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ reason: result.reason as unknown, host: hosts[index]?.name }] : [],
  );
  const errors = reasons.map(({ reason, host }) => {
    if (!(reason instanceof CodedError) || reason.code === 'FORBIDDEN' || reason.code === 'BAD_USER_INPUT') throw reason;
    return { error: reason.about({ host }), log: null };
  });
  return { rows: results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])), errors };
}

/** The hosts that run a Dovecot, which is all of them. */
export function everyHost(doveadm: Gateway): readonly { readonly name: string }[] {
  const all = (['mail', 'director', 'proxy'] as const).flatMap((service) => doveadm.hostsServing(service));
  return [...new Map(all.map((host) => [host.name, host])).values()];
}
