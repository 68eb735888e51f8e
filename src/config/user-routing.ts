import { z } from 'zod';
import type { UserRouting } from '../doveadm/routing/user-routes.ts';

/** How long a place is remembered where the file does not say it, in seconds. */
const REMEMBER_SECONDS = 60;

/** As the hosts file names a host, checked against its list. */
export interface NamedHost {
  readonly name: string;
  readonly serves: readonly string[];
}

const remember = { rememberSeconds: z.number().int().min(0).max(86_400).default(REMEMBER_SECONDS) };

/** The part `users` of the hosts file: how the host of a user's mail is found. */
export const userRouting = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('field'),
    host: z.string(),
    field: z.string().regex(/^[\w.-]+$/, 'must be the name of a field of the user database, such as "backend".'),
    ...remember,
  }),
  z.strictObject({ by: z.literal('director'), host: z.string(), ...remember }),
  z.strictObject({
    by: z.literal('domain'),
    domains: z.record(z.string(), z.string()),
    otherwise: z.string().optional(),
  }),
]);

/** The routing with what it names checked; what is wrong is reported. */
export function checkRouting(
  parsed: z.infer<typeof userRouting>,
  hosts: readonly NamedHost[],
  fault: (problem: string) => void,
): UserRouting {
  const named = (path: string, name: string, service: string): void => {
    const host = hosts.find((candidate) => candidate.name === name);
    if (host === undefined) fault(`users, ${path}: no host is named ${JSON.stringify(name)}.`);
    else if (!host.serves.includes(service)) fault(`users, ${path}: the host ${name} does not serve ${service}: see its "serves".`);
  };
  if (parsed.by === 'domain') {
    const domains = new Map(Object.entries(parsed.domains).map(([domain, host]) => [domain.toLowerCase(), host]));
    for (const [domain, host] of domains) named(`domains, ${JSON.stringify(domain)}`, host, 'mail');
    if (parsed.otherwise !== undefined) named('otherwise', parsed.otherwise, 'mail');
    return { by: 'domain', domains, otherwise: parsed.otherwise ?? null };
  }
  if (parsed.by === 'director') named('host', parsed.host, 'director');
  else if (!hosts.some(({ name }) => name === parsed.host)) fault(`users, host: no host is named ${JSON.stringify(parsed.host)}.`);
  if (!hosts.some(({ serves }) => serves.includes('mail'))) fault('users: no host serves mail.');
  const { rememberSeconds, ...routing } = parsed;
  return { ...routing, rememberMs: rememberSeconds * 1000 };
}
