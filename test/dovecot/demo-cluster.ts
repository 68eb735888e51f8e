import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKEND_FIELD, launchCluster, type Cluster, type ClusterUser } from './cluster.ts';
import type { Dovecot } from './dovecot.ts';
import { withImap } from './imap.ts';
import type { Series } from './install.ts';
import { MailClients } from './mail-clients.ts';
import { aliceInbox, bulkMail } from './sample-messages.ts';

/** The Dovecots of a demo, with the settings of the gateway and the text for the terminal. */
export interface DemoDovecots {
  readonly settings: Readonly<Record<string, string>>;
  /** Where files of the gateway may lie. */
  readonly folder: string;
  readonly summary: string;
  readonly accounts: readonly string[];
  readonly imap: string;
  stop(): Promise<void>;
}

const USERS: readonly ClusterUser[] = [
  { name: 'alice@example.com', at: 'one', quotaKiB: 102_400 },
  { name: 'bob@example.com', at: 'two', format: 'maildir' },
  { name: 'carol@example.com', at: 'two', quotaKiB: 10_240 },
  { name: 'dave@other.org', at: 'one' },
];

/** A proxy and two backends with accounts, mail and live IMAP sessions. */
export async function startDemoCluster(series: Series): Promise<DemoDovecots> {
  const cluster = await launchCluster({ series, users: USERS });
  await fill(cluster);
  const clients = new MailClients(cluster.proxy);
  await clients.connect(USERS.map(({ name }) => name));
  const { one, two } = cluster.backends;
  const hosts = [
    { ...entryOf('proxy', cluster.proxy, ['proxy']), default: true },
    entryOf('one', one, ['mail']),
    entryOf('two', two, ['mail']),
  ];
  const file = join(cluster.proxy.folder, 'hosts.json');
  await writeFile(file, JSON.stringify({ hosts, users: { by: 'field', host: 'proxy', field: BACKEND_FIELD } }, null, 2));
  return {
    settings: { DOVEADM_HOSTS_FILE: file },
    folder: cluster.proxy.folder,
    summary: `a cluster of Dovecot ${one.version}: a proxy, and the backends one and two (hosts file: ${file})`,
    accounts: USERS.map(({ name, at }) => `${name} (${at})`),
    imap: `127.0.0.1:${String(cluster.proxy.ports.imap)}, through the proxy`,
    async stop() {
      clients.close();
      await cluster.stop();
    },
  };
}

function entryOf(name: string, { url, apiKey, password, ports, description }: Dovecot, serves: readonly string[]) {
  return { name, url, apiKey, tcp: `doveadm://${description.world.address}:${String(ports.doveadmTcp)}`, password, serves };
}

async function fill(cluster: Cluster): Promise<void> {
  await Promise.all(
    USERS.map(({ name }) =>
      withImap(cluster.proxy, name, async (client) => {
        const messages = name.startsWith('alice') ? aliceInbox : bulkMail(name, 12);
        for (const { raw, flags, receivedAt } of messages) await client.append('INBOX', raw, flags, receivedAt);
      }),
    ),
  );
}
