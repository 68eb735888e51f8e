import { withImap } from '../test/dovecot/imap.ts';
import type { Series } from '../test/dovecot/install.ts';
import { launchDovecot } from '../test/dovecot/launch.ts';
import { fillExport, measureExport } from './export.ts';
import { BenchGateway } from './gateway.ts';
import { figures, markdownTable } from './numbers.ts';
import { largeMessage } from './large-message.ts';
import { fill, LARGE, tcpSettingsOf } from './world.ts';

const MIB = 1024 * 1024;
const READER = 'reader@bench.example';
const USERS = 100_000;

interface LargeQuestion {
  readonly name: string;
  readonly query: string;
  /** Number of concurrent clients. */
  readonly times: number;
}

const message = (uid: number): string => `{ user(name: "${READER}") { mailbox(name: "INBOX") { message(uid: ${String(uid)}) { text } } } }`;

const QUESTIONS: readonly LargeQuestion[] = [
  { name: 'a message of 20 MB', query: message(1), times: 1 },
  { name: 'a message of 20 MB, four times in parallel', query: message(1), times: 4 },
  { name: 'a message of 80 MB', query: message(2), times: 1 },
  { name: 'a message of 60 MB, six times in parallel', query: message(3), times: 6 },
  {
    name: 'a search with 100,000 hits, a page of 50',
    query: `{ user(name: "${LARGE.user}") { mailbox(name: "INBOX") {
      messages(search: { all: true }, first: 50) { totalCount nodes { uid subject } } } } }`,
    times: 1,
  },
  { name: 'a list of 100,000 users, a page of 50', query: '{ users(first: 50) { totalCount nodes { name } } }', times: 1 },
  { name: 'the same, four times in parallel', query: '{ users(first: 50) { totalCount nodes { name } } }', times: 4 },
];

/** Measures memory and time of large answers, each with a new gateway. Returns a report. */
export async function measureLarge(series: Series): Promise<string> {
  const names = Array.from({ length: USERS }, (_, index) => `u${String(index)}@many.example`);
  const dovecot = await launchDovecot({ series, users: [...names, READER, LARGE.user].map((name) => ({ name })), director: false });
  try {
    const upstream = { url: `${dovecot.url}/doveadm/v1`, apiKey: dovecot.apiKey };
    await withImap(dovecot, READER, async (client) => {
      for (const megabytes of [20, 80, 60]) await client.append('INBOX', largeMessage(megabytes * 1_000_000));
    });
    await fill(upstream, LARGE.user, LARGE.messages, 0);
    const rows: string[][] = [];
    for (const { name, query, times } of QUESTIONS) {
      const gateway = await BenchGateway.start(upstream);
      try {
        await gateway.ask('{ host { version } }');
        const before = gateway.process.peakResidentBytes();
        const startedAt = performance.now();
        const answers = await Promise.all(Array.from({ length: times }, () => gateway.askText(query)));
        const seconds = (performance.now() - startedAt) / 1000;
        const peak = gateway.process.peakResidentBytes();
        rows.push([name, figures(seconds), answers.map(inAWord).sort().join(', '), figures(before / MIB), figures(peak / MIB)]);
      } finally {
        await gateway.stop();
      }
    }
    await withImap(dovecot, READER, fillExport);
    for (const [wire, settings] of Object.entries({ HTTP: {}, TCP: tcpSettingsOf(dovecot) })) {
      rows.push([`a mailbox of 1 GB as a file, over ${wire}`, ...(await measureExport(upstream, READER, settings))]);
    }
    const head = [`Dovecot ${dovecot.version}`, 'seconds', 'answer', 'resident MiB before', 'at most'];
    return markdownTable([head, ...rows]);
  } finally {
    await dovecot.stop();
  }
}

/** The error code of an answer, or its size. */
function inAWord(answer: string): string {
  return /"code":"([A-Z_]+)"/.exec(answer.slice(0, 2000))?.[1] ?? `${figures(answer.length / MIB)} MiB`;
}
