import { launchDovecot, type PrivateDovecot } from '../test/dovecot/launch.ts';
import type { Series } from '../test/dovecot/install.ts';
import { chunksOf, inParallel, post, type Upstream, type WireCommand } from './doveadm.ts';
import type { LineUpstream } from './lines.ts';

/** The names of all users. Their domain differs from those of the users that each private Dovecot has. */
export const USERS = Array.from({ length: 1000 }, (_, index) => `bench${String(index).padStart(4, '0')}@bench.example`);
export const SMALL = { user: userAt(990), messages: 100 };
export const LARGE = { user: userAt(991), messages: 100_000 };

/** The users of the benchmark of jobs, who have one message each. */
export const JOB_USERS = Array.from({ length: 10_000 }, (_, index) => `job${String(index).padStart(4, '0')}@jobs.example`);

/** Users of the stub. */
export const MANY = { count: 1_000_000, mask: '*@million.example' };

const FOLDERS = ['Archive', 'Archive/2024', 'Lists', 'Projects', 'Projects/Apollo'];
const MESSAGES_EACH = 5;
const SCRIPT = 'require ["fileinto"];\nif header :contains "List-Id" "example" { fileinto "Lists"; }\n';

export function userAt(index: number): string {
  return USERS[index % USERS.length] ?? '';
}

export interface BenchDovecot extends Upstream {
  readonly dovecot: PrivateDovecot;
  /** Its listener for doveadm's own protocol. */
  readonly listener: LineUpstream;
  /** The same as settings of a gateway. */
  readonly tcpSettings: Readonly<Record<string, string>>;
}

/**
 * A private Dovecot with 1,000 users, each with 10 mailboxes, 5 messages, a Sieve script and a quota; one of them has 100 messages in
 * INBOX and one 100,000. The users' mail is sdbox.
 */
export function startDovecot(series: Series): Promise<BenchDovecot> {
  return launchFilled(series, USERS, async (upstream) => {
    const commands = USERS.map((user): WireCommand[] => [
      ...FOLDERS.map((mailbox): WireCommand => ['mailboxCreate', { user, mailbox: [mailbox] }]),
      ...Array.from({ length: MESSAGES_EACH }, (_, index) => save(user, index)),
      ['sievePut', { user, scriptname: 'main', file: SCRIPT, activate: true }],
    ]);
    await inParallel(chunksOf(commands, 25), 2, (chunk) => run(upstream, chunk.flat()));
    await fill(upstream, SMALL.user, SMALL.messages, MESSAGES_EACH);
    await fill(upstream, LARGE.user, LARGE.messages, MESSAGES_EACH);
  });
}

/** A private Dovecot with the users of jobs. */
export function startDovecotForJobs(series: Series): Promise<BenchDovecot> {
  return launchFilled(series, JOB_USERS, async (upstream) => {
    const commands = JOB_USERS.map((user) => save(user, 0));
    await inParallel(chunksOf(commands, 200), 2, (chunk) => run(upstream, chunk));
  });
}

async function launchFilled(
  series: Series,
  names: readonly string[],
  fillMailboxes: (upstream: Upstream) => Promise<void>,
): Promise<BenchDovecot> {
  const users = names.map((name) => ({ name, quotaKiB: 1024 * 1024 }));
  const dovecot = await launchDovecot({ series, users, director: false });
  const upstream = { url: `${dovecot.url}/doveadm/v1`, apiKey: dovecot.apiKey };
  try {
    await fillMailboxes(upstream);
    const { ports, password } = dovecot;
    return { ...upstream, dovecot, listener: { port: ports.doveadmTcp, password }, tcpSettings: tcpSettingsOf(dovecot) };
  } catch (cause) {
    const log = await dovecot.readLog();
    await dovecot.stop();
    throw new Error(`The world of the bench could not be made. Dovecot's log ends with:\n${log.slice(-3000)}`, { cause });
  }
}

/** Settings that add doveadm's own protocol to a gateway. */
export function tcpSettingsOf({ ports, password }: PrivateDovecot): Readonly<Record<string, string>> {
  return { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(ports.doveadmTcp)}`, DOVEADM_PASSWORD: password };
}

/** Saves some messages, then copies them within the mailbox until there are enough. sdbox uses hard links for copies. */
export async function fill(upstream: Upstream, user: string, total: number, already: number): Promise<void> {
  const saved = Math.min(total, 1000);
  let count = already;
  await run(
    upstream,
    Array.from({ length: saved - count }, (_, index) => save(user, count + index)),
  );
  count = saved;
  while (count < total) {
    const more = Math.min(count, total - count);
    await run(upstream, [['copy', { user, destinationMailbox: 'INBOX', query: ['mailbox', 'INBOX', `1:${String(more)}`] }]]);
    count += more;
  }
  const [status] = await post(upstream, [['mailboxStatus', { user, mailboxMask: ['INBOX'], field: ['messages'] }]]);
  const found = (status?.[1] as { messages: string }[])[0]?.messages;
  if (found !== String(total)) throw new Error(`${user} has ${String(found)} messages instead of ${String(total)}`);
}

function save(user: string, index: number): WireCommand {
  const minute = String(index % 60).padStart(2, '0');
  const file = [
    `From: Sender ${String(index)} <sender${String(index)}@example.com>`,
    `To: Receiver <${user}>`,
    `Subject: Message ${String(index)} about the matters of the day`,
    `Date: Mon, 03 Mar 2025 10:${minute}:00 +0000`,
    `Message-ID: <${String(index)}.bench@example.com>`,
    '',
    `This is message ${String(index)}.`,
    '',
  ].join('\r\n');
  return ['save', { user, mailbox: 'INBOX', file }];
}

async function run(upstream: Upstream, commands: readonly WireCommand[]): Promise<void> {
  for (const chunk of chunksOf(commands, 300)) {
    const failed = (await post(upstream, chunk)).find(([kind]) => kind !== 'doveadmResponse');
    if (failed !== undefined) throw new Error(`filling the mailboxes failed: ${JSON.stringify(failed)}`);
  }
}
