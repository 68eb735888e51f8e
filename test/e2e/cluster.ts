import { BACKEND_FIELD, type Cluster, type Entry } from '../dovecot/cluster.ts';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { TestGateway, type Upstream } from './gateway.ts';

/** Which wires lead to the hosts of a cluster. */
export type Wires = 'http' | 'both';

/** How a gateway finds the host of a user's mail: as an entry of the cluster says, by domain, or not at all. */
export type FoundBy = 'field' | 'director' | 'domain' | 'forwarding';

/** A gateway in front of a cluster; its hosts are `entry` (the default), `one` and `two`. */
export function gatewayOf(
  cluster: Cluster,
  by: FoundBy,
  { wires = 'http', env = {}, rememberSeconds = 60 }: { wires?: Wires; env?: Record<string, string>; rememberSeconds?: number } = {},
): TestGateway {
  const entry: Entry = by === 'director' ? 'director' : 'proxy';
  const { one, two } = cluster.backends;
  const hosts = {
    entry: upstream(cluster[entry], ['proxy', 'director'], wires),
    one: upstream(one, ['mail'], wires),
    two: upstream(two, ['mail'], wires),
  };
  const users = {
    field: { by: 'field', host: 'entry', field: BACKEND_FIELD, rememberSeconds },
    director: { by: 'director', host: 'entry', rememberSeconds },
    domain: { by: 'domain', domains: { 'one.example': 'one', 'two.example': 'two' } },
    forwarding: undefined,
  }[by];
  return new TestGateway(hosts, env, users);
}

function upstream({ url, apiKey, password, ports, description }: Dovecot, serves: readonly string[], wires: Wires): Upstream {
  const tcp = `doveadm://${description.world.address}:${String(ports.doveadmTcp)}`;
  return { url, apiKey, entry: { serves, ...(wires === 'both' ? { tcp, password } : {}) } };
}
