import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signToken } from '../src/access/sign.ts';
import { Secret } from '../src/config.ts';
import type { Series } from '../test/dovecot/install.ts';
import { withImap } from '../test/dovecot/imap.ts';
import { launchDovecot } from '../test/dovecot/launch.ts';
import { hostileMail, randomFrom, type Attacker } from './attack-kinds.ts';
import { BenchProcess } from './process.ts';

/**
 * `npm run attack [-- --seconds 60 --series 2.4 --at-once 20]`: one token of the role `self` sends generated hostile requests while another
 * user asks a small question ten times a second. Fails where the other one is kept waiting or refused, or memory or audit log grow beyond
 * their bounds.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    series: { type: 'string' },
    'at-once': { type: 'string', default: '20' },
    only: { type: 'string' },
    wire: { type: 'string', default: 'tcp' },
  },
});

const tokenSecret = 'a secret that the attack signs its tokens with';
const BOUNDS = { medianFactor: 2, p99Ms: 1_000, residentMiB: 1_024, auditMiB: 256 };
const QUIET_SECONDS = 10;
const ALICE = 'alice@attack.example';
const MALLORY = 'mallory@attack.example';

interface Figures {
  readonly series: Series;
  readonly quietMedianMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly asked: number;
  readonly refused: number;
  readonly sent: Readonly<Record<string, number>>;
  readonly residentMiB: number;
  readonly auditMiB: number;
}

const all: Figures[] = [];
for (const series of values.series === undefined ? (['2.3', '2.4'] as const) : [values.series as Series]) all.push(await attack(series));
const failed = all.flatMap(show);
for (const line of failed) process.stderr.write(`${line}\n`);
process.exit(failed.length === 0 ? 0 : 1);

async function attack(series: Series): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'));
  const audit = join(folder, 'audit.jsonl');
  const dovecot = await launchDovecot({ series, users: [{ name: ALICE }, { name: MALLORY }], director: false });
  try {
    await withImap(dovecot, MALLORY, async (client) => {
      for (const message of hostileMail(randomFrom(7))) await client.append('INBOX', message);
    });
    const tcp = { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, DOVEADM_PASSWORD: dovecot.password };
    const gateway = await BenchProcess.start(new URL('../src/cli.ts', import.meta.url), ['serve'], {
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      ...(values.wire === 'http' ? {} : tcp),
      JWT_SECRET: tokenSecret,
      PORT: '0',
      AUDIT_LOG: audit,
      LOG_LEVEL: 'fatal',
      REQUEST_TIMEOUT: '30',
    });
    try {
      const alice = { url: gateway.url, token: await makeToken(ALICE) };
      await questions(alice, 3);
      const quiet = await questions(alice, QUIET_SECONDS);
      const mallory: Attacker = { url: gateway.url, token: await makeToken(MALLORY), user: MALLORY };
      const attack = startAttack(mallory);
      const under = await questions(alice, Number(values.seconds)).finally(() => attack.kill('SIGTERM'));
      const [sent] = (await once(attack, 'message')) as [Readonly<Record<string, number>>];
      const figures = {
        series,
        quietMedianMs: quantile(quiet.times, 0.5),
        medianMs: quantile(under.times, 0.5),
        p99Ms: quantile(under.times, 0.99),
        asked: under.times.length,
        refused: under.refused,
        sent,
        residentMiB: gateway.peakResidentBytes() / 1024 / 1024,
        auditMiB: statSync(audit).size / 1024 / 1024,
      };
      return figures;
    } finally {
      await gateway.stop();
    }
  } finally {
    await dovecot.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The attack runs in a process of its own, so that what it costs to make the requests is not taken for a slow answer. */
function startAttack(attacker: Attacker): ChildProcess {
  const args = [JSON.stringify(attacker), values['at-once'], values.only ?? ''];
  return fork(new URL('attacker.ts', import.meta.url), args, { execArgv: ['--import', 'tsx'] });
}

function makeToken(sub: string): Promise<string> {
  return signToken({ sub, roles: ['self'] }, 3600, { key: { kind: 'secret', secret: new Secret(tokenSecret) }, algorithm: 'HS256' });
}

/** @returns whether a small question was answered without an error */
async function ask(url: string, token: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: `{ user(name: "${ALICE}") { home mailboxes { name } } }` });
  const response = await fetch(url, { method: 'POST', headers, body });
  return response.status === 200 && ((await response.json()) as { errors?: unknown }).errors === undefined;
}

/** Ten questions a second, each sent when it is due whether or not those before have been answered. */
async function questions({ url, token }: { url: string; token: string }, seconds: number): Promise<{ times: number[]; refused: number }> {
  const times: number[] = [];
  let refused = 0;
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < seconds * 10; index++) {
    await sleep(Math.max(0, startedAt + index * 100 - performance.now()));
    const sentAt = performance.now();
    const question = async (): Promise<void> => {
      const answered = await ask(url, token).catch(() => false);
      times.push(performance.now() - sentAt);
      if (!answered) refused++;
    };
    running.push(question());
  }
  await Promise.all(running);
  return { times, refused };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Prints the figures. @returns what is beyond its bound */
function show(figures: Figures): string[] {
  const { series, quietMedianMs, medianMs, p99Ms, asked, refused, sent, residentMiB, auditMiB } = figures;
  process.stdout.write(
    `Dovecot ${series}: median ${medianMs.toFixed(1)} ms (${quietMedianMs.toFixed(1)} ms without the attack), p99 ${p99Ms.toFixed(0)} ms, ` +
      `${String(refused)} of ${String(asked)} refused; memory at most ${residentMiB.toFixed(0)} MiB, audit log ${auditMiB.toFixed(1)} MiB\n`,
  );
  for (const [name, count] of Object.entries(sent).sort()) process.stdout.write(`  ${String(count).padStart(6)} ${name}\n`);
  return [
    medianMs > BOUNDS.medianFactor * quietMedianMs
      ? `Dovecot ${series}: the median is more than ${String(BOUNDS.medianFactor)} times that without the attack.`
      : '',
    p99Ms > BOUNDS.p99Ms ? `Dovecot ${series}: p99 is more than ${String(BOUNDS.p99Ms)} ms.` : '',
    refused > 0 ? `Dovecot ${series}: ${String(refused)} questions were refused.` : '',
    residentMiB > BOUNDS.residentMiB ? `Dovecot ${series}: memory is more than ${String(BOUNDS.residentMiB)} MiB.` : '',
    auditMiB > BOUNDS.auditMiB ? `Dovecot ${series}: the audit log is more than ${String(BOUNDS.auditMiB)} MiB.` : '',
  ].filter((line) => line !== '');
}
