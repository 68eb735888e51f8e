import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKEND_FIELD, launchCluster, type ClusterUser } from '../test/dovecot/cluster.ts';
import type { Dovecot } from '../test/dovecot/dovecot.ts';
import type { Series } from '../test/dovecot/install.ts';
import { BenchGateway } from './gateway.ts';
import { figures, markdownTable, median, percentile } from './numbers.ts';

const USERS: readonly ClusterUser[] = Array.from({ length: 40 }, (_, index) => {
  const at = index % 2 === 0 ? 'one' : 'two';
  return { name: `user${String(index)}@${at}.example`, at };
});
const QUERY = 'query ($user: String!) { user(name: $user) { home mailbox(name: "INBOX") { messageCount } } }';
const READS = 60;
/** The pause between the queries of the client whose backend is down. */
const OTHER_MS = 50;

/**
 * Measures the answers of one backend while the other is up, and while it is down. A second client asks for users of the other backend all
 * the time.
 */
export async function measureCluster(series: Series, rounds: number): Promise<string> {
  const cluster = await launchCluster({ series, users: USERS });
  const { one, two } = cluster.backends;
  const hosts = [
    { ...hostEntry('entry', cluster.proxy, ['proxy']), default: true },
    hostEntry('one', one, ['mail']),
    hostEntry('two', two, ['mail']),
  ];
  const path = join(mkdtempSync(join(tmpdir(), 'bench-')), 'hosts.json');
  writeFileSync(path, JSON.stringify({ hosts, users: { by: 'field', host: 'entry', field: BACKEND_FIELD } }));
  const gateway = await BenchGateway.start({ url: '', apiKey: '' }, { DOVEADM_HOSTS_FILE: path });
  const of = (at: string): string[] => USERS.filter((user) => user.at === at).map(({ name }) => name);
  const others = of('two');
  const end = new AbortController();
  let answered = 0;
  let refused = 0;
  const other = (async () => {
    for (let index = 0; !end.signal.aborted; index++) {
      const text = await gateway.askText(QUERY, { user: others[index % others.length] });
      if (text.includes('"errors"')) refused++;
      else answered++;
      await sleep(OTHER_MS);
    }
  })();
  const times = { up: [] as number[], down: [] as number[] };
  const read = async (into: number[] | null): Promise<void> => {
    const users = of('one');
    for (let index = 0; index < READS; index++) {
      const startedAt = performance.now();
      await gateway.ask(QUERY, { user: users[index % users.length] });
      into?.push(performance.now() - startedAt);
    }
  };
  try {
    await read(null);
    for (let round = 0; round < rounds; round++) {
      await read(times.up);
      await two.halt();
      await read(times.down);
      await two.resume();
      await two.waitUntilReady();
      await sleep(1_500);
    }
  } finally {
    end.abort();
    await other;
    await gateway.stop();
    await cluster.stop();
  }
  const row = (name: string, one: readonly number[]): string[] => [name, figures(median(one)), figures(percentile(one, 0.99))];
  return [
    markdownTable([
      [`a cluster of ${series}: reads of one backend`, 'median ms', 'p99 ms'],
      row('the other backend is up', times.up),
      row('the other backend is down', times.down),
    ]),
    '',
    `Ratio of the medians: ${figures(median(times.down) / median(times.up))}. The other client got ${String(answered)} answers and ${String(refused)} errors.`,
  ].join('\n');
}

function hostEntry(name: string, { url, apiKey, password, ports, description }: Dovecot, serves: readonly string[]): object {
  return { name, url, apiKey, password, serves, tcp: `doveadm://${description.world.address}:${String(ports.doveadmTcp)}` };
}
