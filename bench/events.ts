/**
 * Measures the time of events from Dovecot to a client, the rate of posts into the database, and queries over a million events: see docs/events.md.
 *
 *     npm run bench:events -- [--seconds 60] [--rate 500] [--events 1000000] [--rounds 20] [--only latency,load,history]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { exporterConfig } from '../src/events/dovecot-config.ts';
import { EventLog } from '../src/events/event-log.ts';
import { parseEvent } from '../src/events/parse-event.ts';
import { eventTables } from '../src/events/tables.ts';
import { jobTables } from '../src/jobs/tables.ts';
import { Store } from '../src/store/store.ts';
import { connectImap, withImap } from '../test/dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../test/dovecot/launch.ts';
import { deliver } from '../test/dovecot/lmtp.ts';
import { buildMessage } from '../test/dovecot/message.ts';
import { freePorts } from '../test/dovecot/ports.ts';
import { Postgres } from '../test/dovecot/postgres.ts';
import { ImapFlow } from 'imapflow';
import { BenchGateway } from './gateway.ts';
import { figures, markdownTable, median, percentile } from './numbers.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '500' },
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '20' },
    only: { type: 'string', default: 'latency,load,history' },
  },
});
const password = 'the password of the bench';
const folder = mkdtempSync(join(tmpdir(), 'bench-events-'));
const UNREACHED = { url: 'http://127.0.0.1:1', apiKey: 'none' };

interface Arrival {
  readonly type: string;
  readonly user: string | null;
  /** Milliseconds from the time that Dovecot reports to the arrival. */
  readonly latencyMs: number;
}

/** Follows all events of a gateway. */
function follow(gateway: BenchGateway, onArrival: (arrival: Arrival) => void): () => void {
  const abort = new AbortController();
  const read = async (): Promise<void> => {
    const response = await fetch(gateway.process.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { events { __typename at user } }' }),
      signal: abort.signal,
    });
    const decoder = new TextDecoder();
    let rest = '';
    for await (const part of response.body ?? []) {
      const now = Date.now();
      const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: {')) continue;
        const { events } = (JSON.parse(line.slice(6)) as { data: { events: { __typename: string; at: string; user: string | null } } })
          .data;
        onArrival({ type: events.__typename, user: events.user, latencyMs: now - Date.parse(events.at) });
      }
    }
  };
  read().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  return () => abort.abort();
}

async function until(isSo: () => boolean, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('it has not come in time');
    await sleep(5);
  }
}

async function measureLatency(series: '2.3' | '2.4', rounds: number): Promise<readonly string[][]> {
  const [port = 0] = await freePorts(1);
  const exporter = exporterConfig(series, { host: '127.0.0.1', port, password });
  const dovecot = await launchDovecot({ series, configure: (usual) => usual + exporter });
  const settings = { DATABASE: join(folder, `${series}.db`), EVENTS_PORT: String(port), EVENTS_PASSWORD: password };
  const gateway = await BenchGateway.start(dovecot, settings);
  const arrivals: Arrival[] = [];
  const stop = follow(gateway, (arrival) => arrivals.push(arrival));
  try {
    await dovecot.createUsers(Array.from({ length: rounds }, (_, index) => ({ name: `u${String(index)}@bench.example` })));
    await sleep(1_000);
    for (let round = 0; round < rounds; round++) await act(dovecot, gateway, `u${String(round)}@bench.example`, arrivals);
  } finally {
    stop();
    await gateway.stop();
    await dovecot.stop();
  }
  return ['LoginSucceeded', 'LoginFailed', 'MessageDelivered', 'MessageExpunged', 'SessionEnded'].map((type) => {
    const times = arrivals.filter((arrival) => arrival.type === type).map(({ latencyMs }) => latencyMs);
    return [`${series}: ${type}`, String(times.length), figures(median(times)), figures(percentile(times, 0.99))];
  });
}

/** One event of each type, for one user. */
async function act(dovecot: PrivateDovecot, gateway: BenchGateway, user: string, arrivals: readonly Arrival[]): Promise<void> {
  const has = (type: string) => () => arrivals.some((arrival) => arrival.type === type && arrival.user === user);
  const client = await connectImap(dovecot, user);
  await until(has('LoginSucceeded'));
  await gateway.ask('mutation ($user: String!) { sessionKick(input: { user: $user }) { outcome } }', { user });
  await until(has('SessionEnded'));
  client.close();
  await deliver(dovecot, [user], buildMessage());
  await until(has('MessageDelivered'));
  await withImap(dovecot, user, async (imap) => {
    await imap.mailboxOpen('INBOX');
    await imap.messageDelete('1');
  });
  await until(has('MessageExpunged'));
  const auth = { user, pass: 'wrong' };
  const wrong = new ImapFlow({ host: '127.0.0.1', port: dovecot.ports.imap, secure: false, doSTARTTLS: false, auth, logger: false });
  wrong.on('error', () => undefined);
  await wrong.connect().catch(() => undefined);
  await until(has('LoginFailed'));
}

/** Posts like Dovecot: one connection for each mail server, and one post after the other. */
async function measureLoad(name: string, database: string, rate: number, seconds: number): Promise<readonly string[]> {
  const [port = 0] = await freePorts(1);
  const gateway = await BenchGateway.start(UNREACHED, { DATABASE: database, EVENTS_PORT: String(port), EVENTS_PASSWORD: password });
  const received: Arrival[] = [];
  const stop = follow(gateway, (arrival) => received.push(arrival));
  const times: number[] = [];
  try {
    await sleep(500);
    const servers = 5;
    const total = rate * seconds;
    const begun = performance.now();
    const server = async (first: number): Promise<void> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let index = first; index < total; index += servers) {
        const due = begun + (index / rate) * 1000;
        const waitMs = due - performance.now();
        if (waitMs > 1) await sleep(waitMs);
        const sentAt = performance.now();
        await post(agent, port, delivery(index));
        times.push(performance.now() - sentAt);
      }
      agent.destroy();
    };
    await Promise.all(Array.from({ length: servers }, (_, first) => server(first)));
    const tookMs = performance.now() - begun;
    await until(() => received.length >= total, 60_000).catch(() => undefined);
    const perSecond = (total / tookMs) * 1000;
    return [
      name,
      figures(perSecond),
      String(total),
      String(total - received.length),
      figures(median(times)),
      figures(percentile(times, 0.99)),
    ];
  } finally {
    stop();
    await gateway.stop();
  }
}

function post(agent: Agent, port: number, body: string): Promise<void> {
  const auth = `dovecot:${password}`;
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/events', method: 'POST', agent, auth, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 204 ? resolve() : reject(new Error(`the receiver answered ${String(answer.statusCode)}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

function delivery(index: number, at = new Date()): string {
  const user = `u${String(index % 5_000)}@d${String(index % 50)}.example`;
  return JSON.stringify({
    event: 'mail_delivery_finished',
    hostname: 'mail1',
    end_time: at.toISOString(),
    categories: ['service:lmtp'],
    fields: {
      user,
      rcpt_to: user,
      mail_from: `s${String(index % 700)}@elsewhere.example`,
      message_id: `<${String(index)}@elsewhere.example>`,
      message_subject: `Subject ${String(index)}`,
      message_size: 1234,
      session: `session${String(index)}`,
    },
  });
}

async function measureHistory(name: string, database: string, count: number): Promise<readonly string[][]> {
  const store = await Store.open({ database, features: [jobTables, eventTables] });
  const log = new EventLog(store);
  const begun = Date.now() - 20 * 86_400_000;
  for (let start = 0; start < count; start += 2_048) {
    const length = Math.min(2_048, count - start);
    const at = (index: number): Date => new Date(begun + ((start + index) / count) * 19 * 86_400_000);
    await log.append(
      Array.from({ length }, (_, index) => parseEvent(delivery(start + index, at(index)), 'lower', 0)).filter((event) => event !== null),
    );
  }
  await store.close();
  const [port = 0] = await freePorts(1);
  const gateway = await BenchGateway.start(UNREACHED, { DATABASE: database, EVENTS_PORT: String(port), EVENTS_PASSWORD: password });
  const questions: Readonly<Record<string, (round: number) => string>> = {
    'deliveries(messageId)': (round) => `messageId: "${String((round * 7919) % count)}@elsewhere.example"`,
    'deliveries(recipient)': (round) => `recipient: "u${String((round * 7) % 5_000)}@d${String((round * 7) % 50)}.example"`,
    'deliveries(sender, since)': (round) =>
      `sender: "s${String(round % 700)}@elsewhere.example", since: "${new Date(begun).toISOString()}"`,
  };
  try {
    const rows: string[][] = [];
    for (const [question, args] of Object.entries(questions)) {
      const times: number[] = [];
      for (let round = 0; round < 50; round++) {
        const sentAt = performance.now();
        const data = (await gateway.ask(`{ deliveries(${args(round)}) { nodes { at user subject } } }`)) as {
          deliveries: { nodes: unknown[] };
        };
        times.push(performance.now() - sentAt);
        if (data.deliveries.nodes.length === 0) throw new Error(`${question} found nothing`);
      }
      rows.push([`${name}: ${question}`, String(count), figures(median(times)), figures(percentile(times, 0.99))]);
    }
    return rows;
  } finally {
    await gateway.stop();
  }
}

const wants = (name: string): boolean => options.only.split(',').includes(name);
const say = (rows: readonly (readonly string[])[]): unknown => process.stdout.write(`\n${markdownTable(rows)}\n`);
const postgres = wants('load') || wants('history') ? await Postgres.launch() : null;
try {
  if (wants('latency')) {
    const rounds = Number(options.rounds);
    const rows = [...(await measureLatency('2.3', rounds)), ...(await measureLatency('2.4', rounds))];
    say([['From Dovecot to a client', 'events', 'median ms', 'p99 ms'], ...rows]);
  }
  const databases = async (name: string): Promise<(readonly [string, string])[]> => [
    ['SQLite', join(folder, `${name}.db`)],
    ['PostgreSQL', (await postgres?.createDatabase()) ?? ''],
  ];
  if (wants('load')) {
    const rows: (readonly string[])[] = [];
    for (const [name, database] of await databases('load'))
      rows.push(await measureLoad(name, database, Number(options.rate), Number(options.seconds)));
    say([['Posts', 'a second', 'events', 'lost', 'median ms', 'p99 ms'], ...rows]);
  }
  if (wants('history')) {
    const rows: (readonly string[])[] = [];
    for (const [name, database] of await databases('history')) rows.push(...(await measureHistory(name, database, Number(options.events))));
    say([['Questions', 'events', 'median ms', 'p99 ms'], ...rows]);
  }
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
