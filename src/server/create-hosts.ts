import type { Config, HostConfig } from '../config.ts';
import type { Shares } from '../limits/shares.ts';
import { Host } from '../doveadm/host/host.ts';

/** The configured hosts, the default one first. */
export function createHosts(config: Config, shares?: Shares): Host[] {
  return [...config.hosts].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map((host) => createHost(host, config, shares));
}

function createHost(
  { name, url, tcp, credentials, tls }: HostConfig,
  { concurrency, spareConnections, queue, timeouts }: Config,
  shares: Shares | undefined,
): Host {
  return new Host({
    name,
    url,
    tcp: tcp === null ? undefined : { url: tcp.url, password: tcp.password.reveal() },
    apiKey: credentials.kind === 'apiKey' ? credentials.apiKey.reveal() : undefined,
    password: credentials.kind === 'password' ? credentials.password.reveal() : undefined,
    tls: { ca: tls.ca ?? undefined, cert: tls.cert ?? undefined, key: tls.key?.reveal() },
    concurrency,
    spareConnections,
    room: queue,
    roomForOne: shares?.queuePlaces,
    timeouts,
  });
}
