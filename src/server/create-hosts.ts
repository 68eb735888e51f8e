import type { Config, HostConfig } from '../config.ts';
import type { Shares } from '../limits/shares.ts';
import { UserRoutes, type UserRouting } from '../doveadm/routing/user-routes.ts';
import { Host } from '../doveadm/host/host.ts';

/** The configured hosts, the default one first. */
export function createHosts(config: Config, shares?: Shares): Host[] {
  return [...config.hosts].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map((host) => createHost(host, config, shares));
}

/** How the host of a user's mail is found; null: user commands go to the default host. */
export function createRoutes({ hosts, userRouting }: Config, created: readonly Host[]): UserRoutes | null {
  const routing = userRouting ?? throughProxy(created);
  return routing === null ? null : new UserRoutes(routing, created, new Map(hosts.map(({ name, addresses }) => [name, addresses])));
}

/** Where the default host is a proxy or a director in front of hosts with mail: it forwards what is of one user. */
function throughProxy([entry, ...others]: readonly Host[]): UserRouting | null {
  if (entry === undefined || entry.serves.includes('mail') || !others.some(({ serves }) => serves.includes('mail'))) return null;
  return { by: 'domain', domains: new Map(), otherwise: entry.name };
}

function createHost(
  { name, url, tcp, credentials, tls, serves }: HostConfig,
  { concurrency, spareConnections, queue, timeouts }: Config,
  shares: Shares | undefined,
): Host {
  return new Host({
    name,
    url,
    serves,
    tcp: tcp === null ? undefined : { url: tcp.url, password: tcp.password.reveal() },
    apiKey: credentials.kind === 'apiKey' ? credentials.apiKey.reveal() : undefined,
    password: credentials.kind === 'password' ? credentials.password.reveal() : undefined,
    tls: { ca: tls.ca ?? undefined, cert: tls.cert ?? undefined, key: tls.key?.reveal() },
    concurrency,
    spareConnections,
    room: queue,
    roomForOne: shares?.queuePlaces,
    percentForOne: shares?.percent,
    timeouts,
  });
}
