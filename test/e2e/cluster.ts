import { expect } from 'vitest';
import { BACKEND_FIELD, type BackendName, type Cluster, type ClusterUser, type Entry } from '../dovecot/cluster.ts';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { withImap } from '../dovecot/imap.ts';
import { TestGateway, type Upstream } from './gateway.ts';

/** Which wires lead to the hosts of a cluster. */
export type Wires = 'http' | 'both';

/** How a gateway finds the host of a user's mail: through an entry host of the cluster, by domain, or not at all. */
export type FoundBy = 'field' | 'director' | 'domain' | 'forwarding';

export const ANN = 'ann@one.example';
export const BEN = 'ben@two.example';
const userAt = (index: number, at: BackendName): ClusterUser => ({ name: `user${String(index)}@${at}.example`, at });
export const USERS: readonly ClusterUser[] = [
  { name: ANN, at: 'one', quotaKiB: 10_240 },
  { name: BEN, at: 'two', format: 'maildir', quotaKiB: 10_240 },
  ...Array.from({ length: 198 }, (_, index) => userAt(index, index % 2 === 0 ? 'one' : 'two')),
];

/** Forks cost: jobs change mail over doveadm's own protocol, and read over HTTP. */
export const wiresOf = (by: FoundBy): Wires => (by === 'domain' || by === 'director' ? 'both' : 'http');

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

/** Names of a user's mailboxes on a host, as IMAP lists them. */
export const mailboxesOn = (cluster: Cluster, at: BackendName, name: string): Promise<string[]> =>
  withImap(cluster.backends[at], name, async (client) => (await client.list()).map(({ path }) => path));

/** The backends whose log names a script that does not compile: the process that got the command writes it. */
export async function backendsThatRefuse(cluster: Cluster, gateway: TestGateway, user: string): Promise<string[]> {
  const marks = await Promise.all(Object.entries(cluster.backends).map(async ([at, one]) => [at, one, await one.markLog()] as const));
  const put = `mutation { sievePut(input: { user: "${user}", name: "bad", content: "frobnicate;" }) { outcome } }`;
  expect(await gateway.data(put)).toEqual({ sievePut: { outcome: 'NOT_APPLIED' } });
  const logs = await Promise.all(marks.map(async ([at, one, mark]) => [at, await one.readLog(mark)] as const));
  return logs.filter(([, log]) => log.includes("unknown command 'frobnicate'")).map(([at]) => at);
}
