import { setTimeout as sleep } from 'node:timers/promises';
import { withImap } from '../dovecot/imap.ts';
import type { PrivateDovecot } from '../dovecot/launch.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { buildMessage } from '../dovecot/message.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { FaultProxy, type Fault } from './fault-proxy.ts';
import type { LineFaultProxy } from './line-fault-proxy.ts';
import { chooseAtRandom, startFaults, type FaultOptions } from './start-faults.ts';
import { createRandom, pick } from './random.ts';

export interface WriteFigures {
  readonly faults: number;
  readonly writes: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of those APPLIED: seen to be so by reading, after the answer was lost. */
  readonly foundByReading: number;
  /** Mailboxes that were there after Dovecot said that they had been there before. Nothing shows who created them (2.4.1, docs/dovecot.md). */
  readonly disputed: readonly string[];
  /** What must not be: a lie, a write done twice, an UNKNOWN without a cause. */
  readonly wrong: readonly string[];
}

const KINDS = ['messageSave', 'messageSave', 'messageSave', 'mailboxCreate', 'mailboxDelete', 'sievePut', 'mailboxUnsubscribe'] as const;
type Kind = (typeof KINDS)[number];

interface Write {
  readonly kind: Kind;
  /** In the request's body and nowhere else. */
  readonly mark: string;
  readonly user: string;
  outcome: string;
  message: string;
}

interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly message: string; readonly code: string; readonly retryable: boolean }[];
}

/** Faults that fall between the sending of a command and its answer: after these alone, UNKNOWN is the truth and not a guess. */
const BETWEEN: ReadonlySet<Fault | null> = new Set<Fault>([
  'cut-in-request',
  'cut-after-request',
  'cut-in-answer',
  'cut-at-end-of-answer',
  'stall-answer',
  'not-http',
  'not-json',
  'empty-json',
  'bad-gateway',
  'swap',
]);

/** Writes while connections break, and then looks by IMAP and ManageSieve what has become of each. */
export async function writeUnderFaults(
  dovecot: PrivateDovecot,
  { faults, seed, clients = 6, wire = 'http' }: FaultOptions,
): Promise<WriteFigures> {
  const random = createRandom(seed);
  const users = (await dovecot.createUsers([{}, { format: 'maildir' }, {}])).map(({ name }) => name);
  const { proxy, upstream, settings } = await startFaults(dovecot, wire);
  const gateway = await new TestGateway(upstream, {
    DOVEADM_MAIL_TIMEOUT: '5',
    DOVEADM_SERVER_TIMEOUT: '2',
    DOVEADM_CONNECT_TIMEOUT: '2',
    REQUEST_TIMEOUT: '20',
    LOG_LEVEL: 'silent',
    ...settings,
  }).start();
  const writes: Write[] = [];
  try {
    const started = new Map<string, number>();
    const next = async (): Promise<Write> => {
      const kind = pick(KINDS, random);
      const number = (started.get(kind) ?? 0) + 1;
      started.set(kind, number);
      const write = { kind, mark: `mark-${kind}-${String(number)}-end`, user: pick(users, random), outcome: '', message: '' };
      // Mailboxes to delete or unsubscribe are made behind the proxy's back; ImapFlow subscribes what it makes.
      if (kind === 'mailboxDelete' || kind === 'mailboxUnsubscribe') {
        await withImap(dovecot, write.user, (imap) => imap.mailboxCreate(write.mark)).catch((cause: unknown) => {
          throw new Error(`IMAP cannot create ${write.mark}: ${String((cause as { responseText?: string }).responseText)}`, { cause });
        });
      }
      return write;
    };
    chooseAtRandom(proxy, faults, random, 'writes');
    const client = async (): Promise<void> => {
      while (proxy.faults < faults) {
        const write = await next();
        writes.push(write);
        const { data, errors } = await gateway.ask<{ change: Payload | null }>(documentOf(write));
        const payload = data?.change;
        write.outcome = payload?.outcome ?? 'NOT_APPLIED';
        write.message = payload?.errors[0]?.message ?? errors[0]?.message ?? '';
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    // Dovecot may still carry out what was passed on last.
    await sleep(500);
    const audited = (await gateway.auditLines()).filter(({ event }) => event === 'outcome');
    const causes = proxy instanceof FaultProxy ? checkCauses(proxy, writes) : checkLineCauses(proxy, writes);
    const wrong = [...(await check(dovecot, writes)), ...causes, ...checkAudit(writes, audited)];
    const outcomes: Record<string, number> = {};
    for (const { outcome } of writes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const foundByReading = audited.filter(({ outcome, seen }) => outcome === 'APPLIED' && seen !== null).length;
    const disputed = writes.filter(isDisputed).map(({ mark }) => mark);
    return { faults: proxy.faults, writes: writes.length, outcomes, foundByReading, disputed, wrong };
  } finally {
    await gateway.close();
    await proxy.stop();
  }
}

function documentOf({ kind, mark, user }: Write): string {
  const message = buildMessage({ messageId: `<${mark}@example.com>`, body: `${mark}\n${'x'.repeat(2_000)}\n` });
  const input: Readonly<Record<Kind, string>> = {
    messageSave: `mailbox: "INBOX", content: ${JSON.stringify(message)}`,
    mailboxCreate: `mailbox: "${mark}"`,
    mailboxDelete: `mailbox: "${mark}"`,
    mailboxUnsubscribe: `mailbox: "${mark}"`,
    sievePut: `name: "${mark}", content: "# ${mark}\\nkeep;\\n"`,
  };
  return `mutation { change: ${kind}(input: { user: "${user}", ${input[kind]} }) { outcome errors { code message retryable } } }`;
}

/** By other ways than the gateway: how often each write has happened, against what was said of it. */
async function check(dovecot: PrivateDovecot, writes: readonly Write[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const user of new Set(writes.map((write) => write.user))) {
    const found = await look(dovecot, user);
    for (const write of writes.filter((one) => one.user === user)) {
      const times = found(write);
      if (times > 1) wrong.push(`${write.mark} happened ${String(times)} times`);
      if (write.outcome === 'APPLIED' && times !== 1) wrong.push(`${write.mark} is said to be applied and is not`);
      if (write.outcome === 'NOT_APPLIED' && times !== 0 && !isDisputed(write))
        wrong.push(`${write.mark} is said not to be applied and is: ${write.message}`);
    }
  }
  return wrong;
}

function isDisputed({ kind, message }: Write): boolean {
  return kind === 'mailboxCreate' && message.startsWith('There is a mailbox of this name already');
}

async function look(dovecot: PrivateDovecot, user: string): Promise<(write: Write) => number> {
  const scripts = await withManageSieve(dovecot, user, (sieve) => sieve.listScripts());
  return withImap(dovecot, user, async (imap) => {
    const mailboxes = await imap.list();
    const ids: string[] = [];
    await imap.mailboxOpen('INBOX');
    for await (const message of imap.fetch('1:*', { envelope: true })) ids.push(message.envelope?.messageId ?? '');
    return ({ kind, mark }) => {
      const mailbox = mailboxes.find(({ path }) => path === mark);
      switch (kind) {
        case 'messageSave':
          return ids.filter((id) => id.includes(`${mark}@`)).length;
        case 'mailboxCreate':
          return mailbox === undefined ? 0 : 1;
        case 'mailboxDelete':
          return mailbox === undefined ? 1 : 0;
        case 'mailboxUnsubscribe':
          return mailbox?.subscribed === true ? 0 : 1;
        case 'sievePut':
          return scripts.filter(({ name }) => name === mark).length;
      }
    };
  });
}

/** No command is sent twice; one that got through is APPLIED; and UNKNOWN is said only where the fault fell between sending and answer. */
function checkCauses(proxy: FaultProxy, writes: readonly Write[]): string[] {
  const passages = proxy.passages.map(({ fault, received }) => ({ fault, received }));
  return writes.flatMap((write) => {
    const { kind, mark, outcome, message } = write;
    const own = passages.filter(({ received }) => received.includes(`["${wireNames[kind]}"`) && received.includes(mark));
    if (own.length > 1) return [`${mark} was sent ${String(own.length)} times`];
    const result = `${mark} is ${outcome}: ${message}`;
    const [passage] = own;
    if (passage === undefined) return outcome === 'NOT_APPLIED' ? [] : [`it was never sent, but ${result}`];
    const { fault } = passage;
    if (fault === null || fault === 'drip')
      return outcome === 'APPLIED' || isDisputed(write) ? [] : [`nothing was in its way, but ${result}`];
    return outcome === 'UNKNOWN' && !BETWEEN.has(fault) ? [`the fault was ${fault}, but ${result}`] : [];
  });
}

/** The same over doveadm's own protocol, on whose connections one write follows the other: UNKNOWN is only the one that a fault stopped. */
function checkLineCauses(proxy: LineFaultProxy, writes: readonly Write[]): string[] {
  const passages = proxy.passages.map(({ fault, received }) => ({ fault, commands: commandsIn(received) }));
  return writes.flatMap(({ mark, outcome, message }) => {
    const sent = passages.flatMap(({ fault, commands }) =>
      commands.flatMap((text, index) => {
        const isOwn = text.includes(mark) && /^\t[^\t]*\t(?:save|mailbox (?:create|delete|unsubscribe)|sieve put)\t/.test(text);
        return isOwn ? [{ fault, isLast: index === commands.length - 1 }] : [];
      }),
    );
    if (sent.length > 1) return [`${mark} was sent ${String(sent.length)} times`];
    const result = `${mark} is ${outcome}: ${message}`;
    const [one] = sent;
    if (outcome !== 'UNKNOWN') return [];
    if (one === undefined) return [`it was never sent, but ${result}`];
    const canBe = one.fault !== null && one.fault !== 'drip' && one.isLast;
    return canBe ? [] : [`nothing was in its way (${one.fault ?? 'no fault'}), but ${result}`];
  });
}

/** The command lines of a connection, each with the content that follows it. Lines of the content do not begin with a tab. */
function commandsIn(received: string): string[] {
  const commands: string[] = [];
  for (const line of received.split('\n')) {
    if (line.startsWith('\t')) commands.push(line);
    else if (commands.length > 0) commands.push(`${commands.pop() ?? ''}\n${line}`);
  }
  return commands;
}

const wireNames: Readonly<Record<Kind, string>> = {
  messageSave: 'save',
  mailboxCreate: 'mailboxCreate',
  mailboxDelete: 'mailboxDelete',
  mailboxUnsubscribe: 'mailboxUnsubscribe',
  sievePut: 'sievePut',
};

/** The audit log says of each write the outcome that its caller got. */
function checkAudit(writes: readonly Write[], audited: readonly Record<string, unknown>[]): string[] {
  const said = new Map(audited.map((line) => [JSON.stringify(line.arguments), line.outcome]));
  return writes.flatMap(({ kind, mark, outcome }) => {
    if (kind === 'messageSave' || kind === 'sievePut') return [];
    const line = [...said].find(([args]) => args.includes(`"${mark}"`));
    return line === undefined || line[1] !== outcome ? [`${mark}: the audit log says ${String(line?.[1])}, the caller got ${outcome}`] : [];
  });
}
