/**
 * A private Dovecot with sample accounts, mail, Sieve scripts and live IMAP sessions, and the gateway in front of it, until ctrl-C:
 *
 *     npm run demo            # with the Dovecot that this system has or can install, else 2.4
 *     npm run demo -- 2.3     # or 2.4
 *     npm run demo -- --cluster [2.3 | 2.4]   # a proxy with two backends
 *
 * The gateway listens on PORT (4000), or on a free port where that one is taken.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { signToken } from '../../src/access/sign.ts';
import { loadConfig, Secret } from '../../src/config.ts';
import { exporterConfig } from '../../src/events/dovecot-config.ts';
import { startServer } from '../../src/server.ts';
import { nearestSeries, type Series } from './install.ts';
import { launchDovecot } from './launch.ts';
import { MailClients } from './mail-clients.ts';
import { startDemoCluster, type DemoDovecots } from './demo-cluster.ts';
import { freePorts } from './ports.ts';
import { fillWithSamples } from './sample-data.ts';

const TOKEN_HOURS = 12;
const CONNECTED = ['alice@example.com', 'alice@example.com', 'bob@example.com', 'dave@other.org', 'samik'];

const query = `{
  user(name: "alice@example.com") {
    quota { storageUsedBytes storageLimitBytes }
    sieveScripts { name active }
    sessions { nodes { service ip } }
    mailbox(name: "INBOX") {
      messageCount
      unseenCount
      messages(last: 3) { nodes { receivedAt subject from { name email } } }
    }
  }
}`;

const clusterQuery = `{
  hosts { name status { state } occupancy { sessionCount userCount } }
  users { nodes { name host { name } mailbox(name: "INBOX") { messageCount } } }
  sessions { nodes { user { name } host { name } } errors { message host } }
}`;

try {
  await demo();
} catch (error) {
  // Installing and starting Dovecot explain themselves.
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function demo(): Promise<void> {
  const args = process.argv.slice(2);
  const isCluster = args.includes('--cluster');
  const [wanted, ...more] = args.filter((argument) => argument !== '--cluster');
  if ((wanted !== undefined && wanted !== '2.3' && wanted !== '2.4') || more.length > 0) {
    throw new Error('Usage: npm run demo [-- [--cluster] [2.3 | 2.4]]');
  }
  const series: Series = wanted ?? (await nearestSeries());

  progress(`Starting private Dovecots ${series} with accounts and mail; the first time, they may have to be installed…`);
  const dovecots = isCluster ? await startDemoCluster(series) : await startDemoDovecot(series);

  const secret = randomBytes(32).toString('hex');
  const server = await startServer(
    loadConfig({
      ...dovecots.settings,
      JWT_SECRET: secret,
      PORT: await freePort(Number(process.env.PORT ?? 4000)),
      GRAPHIQL: 'on',
      INTROSPECTION: 'on',
      AUDIT_LOG: join(dovecots.folder, 'audit.jsonl'),
      DATABASE: join(dovecots.folder, 'jobs.db'),
      LOG_LEVEL: 'error',
      SHUTDOWN_TIMEOUT: '1',
    }),
  );
  const sign = (claims: Record<string, unknown>): Promise<string> =>
    signToken(claims, TOKEN_HOURS * 3600, { key: { kind: 'secret', secret: new Secret(secret) }, algorithm: 'HS256' });
  const superadmin = await sign({ sub: 'root', roles: ['superadmin'], domains: ['*'] });
  const domainAdmin = await sign({ sub: 'kim@staff.example', roles: ['domain-admin'], domains: ['example.com'] });
  const self = await sign({ sub: 'alice@example.com', roles: ['self'] });

  progress('');
  console.log(`doveadm-graphql, in front of ${dovecots.summary}.

  GraphiQL   ${server.url}
             Open it in a browser and give it one of these tokens, valid for ${String(TOKEN_HOURS)} hours:

superadmin: everything
${superadmin}

domain-admin: the accounts of example.com, without the content of messages
${domainAdmin}

self: alice@example.com, and nobody else
${self}

A question to begin with:

${isCluster ? clusterQuery : query}

The same from a terminal:

curl -s ${server.url} -H 'content-type: application/json' \\
  -H 'authorization: Bearer ${self}' \\
  -d '${JSON.stringify({ query: query.replace(/\s+/g, ' ') })}'

  Accounts   ${dovecots.accounts.join(' ')}
  IMAP       ${dovecots.imap}, each with the password "secret"
  Audit log  ${join(dovecots.folder, 'audit.jsonl')}

Ctrl-C stops the gateway and its Dovecots, and removes all of it.`);

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  console.log('\nStopping…');
  await server.close();
  await dovecots.stop();
  process.exit(0);
}

/** One Dovecot with sample accounts, mail, Sieve scripts and live IMAP sessions. */
async function startDemoDovecot(series: Series): Promise<DemoDovecots> {
  const [port = 0] = await freePorts(1);
  const password = randomBytes(16).toString('hex');
  const exporter = exporterConfig(series, { host: '127.0.0.1', port, password });
  const dovecot = await launchDovecot({ series, configure: (configuration) => `${configuration}\n${exporter}` });
  await fillWithSamples(dovecot);
  const clients = new MailClients(dovecot);
  await clients.connect(CONNECTED);
  return {
    settings: {
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
      DOVEADM_PASSWORD: dovecot.password,
      EVENTS_PORT: String(port),
      EVENTS_PASSWORD: password,
    },
    folder: dovecot.folder,
    summary: `a Dovecot ${dovecot.version} with sample mail`,
    accounts: dovecot.users.map(({ name }) => name),
    imap: `127.0.0.1:${String(dovecot.ports.imap)}`,
    async stop() {
      clients.close();
      await dovecot.stop();
    },
  };
}

/** One line that the next one replaces, on a terminal. */
function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
  else if (text !== '') console.log(text);
}

/** The wanted port, or 0 for any where it is taken. */
function freePort(wanted: number): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve('0'));
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(String(wanted))));
  });
}
