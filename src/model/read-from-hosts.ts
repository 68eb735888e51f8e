import type { HostService } from '../doveadm/command.ts';
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
export async function readFromHosts<T>(hosts: readonly string[], read: (host: string) => Promise<readonly T[]>): Promise<HostAnswers<T>> {
  const results = await Promise.allSettled(hosts.map(read));
  const reasons = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ reason: result.reason as unknown, host: hosts[index] }] : [],
  );
  const errors = reasons.map(({ reason, host }) => {
    if (!(reason instanceof CodedError) || isRefusal(reason)) throw reason;
    return { error: reason.about({ host }), log: null };
  });
  return { rows: results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])), errors };
}

/** The names of the hosts that serve one of several things. */
export function hostsServing(doveadm: Gateway, services: readonly HostService[]): readonly string[] {
  return [...new Set(services.flatMap((service) => doveadm.hostsServing(service)))];
}

/** The names of the hosts that run a Dovecot, which is all of them. */
export function everyHost(doveadm: Gateway): readonly string[] {
  return hostsServing(doveadm, ['mail', 'director', 'proxy']);
}

/** Whether an error is about the request itself, so that no host would answer it otherwise. */
export function isRefusal({ code }: CodedError): boolean {
  return code === 'FORBIDDEN' || code === 'BAD_USER_INPUT';
}
