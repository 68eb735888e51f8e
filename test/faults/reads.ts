import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateDovecot } from '../dovecot/launch.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { buildMessage } from '../dovecot/message.ts';
import { postCommands } from '../dovecot/http.ts';
import { TestGateway, type Answer } from '../e2e/gateway.ts';
import { FaultProxy } from './fault-proxy.ts';
import { chooseAtRandom, startFaults, type FaultOptions } from './start-faults.ts';
import { createRandom, pick } from './random.ts';

export interface ReadFigures {
  readonly faults: number;
  readonly kills: number;
  readonly questions: number;
  /** Answered whole and right. */
  readonly right: number;
  /** Answered in part or not at all, everything missing with an error that says "retry". */
  readonly retryable: number;
  /** What must not be: another value than without faults, or an error that does not say "retry". */
  readonly wrong: readonly string[];
  /** Requests to Dovecot that would not be without faults, for each fault: replays, listings and looks into the log. */
  readonly extraPerFault: number;
  readonly slowestMs: number;
}

/** Processes are killed so often. Over TCP, each kill also ends connections with all that is pipelined on them. */
const KILL_MS = { http: 500, tcp: 2_000 };

const FIELDS = `name quota { storageUsedBytes storageLimitBytes }
  mailboxes { name messageCount unseenCount }
  sieveScripts { name active content }
  messages(first: 5, search: { mailbox: "INBOX" }) { nodes { uid subject flags sizeBytes } }`;

/** Questions whose answers stay the same, each with many commands and some with few. */
function questionsFor(users: readonly string[]): string[] {
  const user = (name: string, fields: string): string => `user(name: ${JSON.stringify(name)}) { ${fields} }`;
  const wide = users.map((name, index) => `u${String(index)}: ${user(name, FIELDS)}`).join('\n');
  return [
    `{ ${wide} }`,
    ...users.map((name) => `{ ${user(name, FIELDS)} }`),
    ...users.map((name) => `{ ${user(name, 'mailbox(name: "INBOX") { messageCount uidNext sizeBytes }')} }`),
    ...users.map((name) => `{ ${user(name, 'home uid gid sieveScript(name: "main") { content active }')} }`),
  ];
}

/** Asks while connections break and processes are killed, and compares every answer with the one from before. */
export async function askUnderFaults(
  dovecot: PrivateDovecot,
  { faults, seed, clients = 8, kills = true, wire = 'http' }: FaultOptions & { readonly kills?: boolean },
): Promise<ReadFigures> {
  const random = createRandom(seed);
  const questions = questionsFor(await fill(dovecot));
  const { proxy, upstream, settings } = await startFaults(dovecot, wire);
  const gateway = await new TestGateway(upstream, {
    DOVEADM_MAIL_TIMEOUT: '2',
    DOVEADM_SERVER_TIMEOUT: '2',
    DOVEADM_CONNECT_TIMEOUT: '2',
    REQUEST_TIMEOUT: '20',
    LOG_LEVEL: 'silent',
    ...settings,
  }).start();
  try {
    const expected = new Map<string, unknown>();
    for (const question of questions) {
      expected.set(question, await gateway.data(question));
    }
    const start = proxy.passages.length;
    let replays = 0;
    gateway.server.hosts[0]?.onEvent(({ kind }) => {
      if (kind === 'replay') replays++;
    });
    chooseAtRandom(proxy, faults, random, 'reads');
    const result = { questions: 0, right: 0, retryable: 0, wrong: [] as string[], slowestMs: 0, kills: 0 };
    const client = async (): Promise<void> => {
      while (proxy.faults < faults) {
        const question = pick(questions, random);
        const startedAt = performance.now();
        const answer = await gateway.ask<unknown>(question);
        result.slowestMs = Math.max(result.slowestMs, performance.now() - startedAt);
        result.questions++;
        const faultsFound = compare(expected.get(question), answer);
        result.wrong.push(...faultsFound);
        // As Retry-After says.
        if (answer.status === 503) await sleep(1_000);
        if (answer.errors.length > 0) result.retryable++;
        else if (faultsFound.length === 0) result.right++;
      }
    };
    const killer = async (): Promise<void> => {
      while (kills && proxy.faults < faults) {
        await sleep(KILL_MS[wire]);
        result.kills += (await dovecot.killDoveadmProcesses()).length;
      }
    };
    await Promise.all([...Array.from({ length: clients }, client), killer()]);
    // Of a listing and of the log: asked because something went wrong.
    const asides =
      proxy instanceof FaultProxy
        ? proxy.passages.slice(start).filter(({ method, received }) => method === 'GET' || received.includes('["logErrors"'))
        : [];
    const extraPerFault = (replays + asides.length) / (proxy.faults + result.kills);
    return { ...result, wrong: [...new Set(result.wrong)], faults: proxy.faults, extraPerFault };
  } finally {
    await gateway.close();
    await proxy.stop();
  }
}

async function fill(dovecot: PrivateDovecot): Promise<string[]> {
  const users = await dovecot.createUsers([{ quotaKiB: 10_000 }, { format: 'maildir', quotaKiB: 20_000 }, { quotaKiB: 30_000 }, {}]);
  for (const [index, { name }] of users.entries()) {
    for (let message = 0; message <= index + 2; message++) {
      await deliver(dovecot, [name], buildMessage({ subject: `Message ${String(message)} of ${name}` }));
    }
    await postCommands(dovecot, [['mailboxCreate', { user: name, mailbox: `Projects/${String(index)}` }, 'create']]);
    await withManageSieve(dovecot, name, async (sieve) => {
      await sieve.putScript('main', `# of ${name}\nkeep;\n`);
      await sieve.setActive('main');
    });
  }
  return users.map(({ name }) => name);
}

/** What is wrong with an answer: something other than expected, or missing without an error that says "retry". */
function compare(expected: unknown, { data, errors }: Answer<unknown>): string[] {
  const final = errors.filter(({ extensions }) => extensions.retryable !== true);
  const wrong = final.map(({ message, extensions }) => `${extensions.code} is not retryable: ${message}`);
  const paths = errors.map(({ path }) => (path ?? []).join('.'));
  const walk = (want: unknown, have: unknown, path: string): void => {
    if (have === null || have === undefined) {
      const explained = paths.some((errorPath) => errorPath === '' || errorPath === path || errorPath.startsWith(`${path}.`));
      if (want !== null && !explained) wrong.push(`${path} is missing without an error`);
      return;
    }
    if (typeof want === 'object' && want !== null) {
      const keys = new Set([...Object.keys(want), ...Object.keys(have)]);
      for (const key of keys) {
        walk((want as Record<string, unknown>)[key], (have as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`);
      }
    } else if (want !== have) wrong.push(`${path} is ${JSON.stringify(have)} and should be ${JSON.stringify(want)}`);
  };
  walk(expected, data, '');
  return wrong;
}
