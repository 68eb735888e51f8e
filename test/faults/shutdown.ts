import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { makeToken, superadmin, tokenSecret } from '../e2e/gateway.ts';
import { cliCommand } from '../server/cli-command.ts';

export interface ShutdownFigures {
  readonly answered: number;
  /** Refused with 503 and Retry-After after the signal. */
  readonly refused: number;
  /** Connections that were not accepted any more. */
  readonly notAccepted: number;
  /** Requests on a connection that stood, without an answer. */
  readonly cutOff: readonly string[];
  readonly exitCode: number | null;
  readonly exitAfterMs: number;
  /** Writes that have begun and have no outcome in the audit log. */
  readonly withoutOutcome: number;
}

/** Starts the real program, ends it with SIGTERM under load, and counts what became of every request. */
export async function endUnderLoad(dovecot: Dovecot, { clients = 12 }: { clients?: number } = {}): Promise<ShutdownFigures> {
  const { name } = await dovecot.createUser();
  const folder = mkdtempSync(join(tmpdir(), 'shutdown-'));
  const auditPath = join(folder, 'audit.jsonl');
  const [file, ...args] = cliCommand('serve');
  const child = spawn(file, args, {
    env: {
      ...process.env,
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      JWT_SECRET: tokenSecret,
      PORT: '0',
      AUDIT_LOG: auditPath,
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'silent',
      SHUTDOWN_TIMEOUT: '10',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const url = await listening(child.stderr);
    const authorization = `Bearer ${await makeToken(superadmin)}`;
    const figures = { answered: 0, refused: 0, notAccepted: 0, cutOff: [] as string[] };
    let over = false;
    const agent = new Agent({ keepAlive: true });
    const client = async (number: number): Promise<void> => {
      for (let turn = 0; !over; turn++) {
        const mailbox = `shutdown-${String(number)}-${String(turn)}`;
        const query =
          turn % 2 === 0
            ? `{ user(name: "${name}") { mailboxes { name messageCount } } }`
            : `mutation { mailboxCreate(input: { user: "${name}", mailbox: "${mailbox}" }) { outcome } }`;
        const { status, failure, reused } = await post(url, authorization, query, agent);
        if (status === 200) figures.answered++;
        else if (status === 503) figures.refused++;
        else if (failure === 'ECONNREFUSED' || (failure === 'ECONNRESET' && !reused)) figures.notAccepted++;
        else figures.cutOff.push(`${String(status)} ${failure ?? ''}`);
        if (failure !== null) await sleep(20);
      }
    };
    const load = Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
    await sleep(1_500);
    const exited = once(child, 'exit') as Promise<[number | null]>;
    const signalledAt = performance.now();
    child.kill('SIGTERM');
    const [exitCode] = await exited;
    const exitAfterMs = Math.round(performance.now() - signalledAt);
    over = true;
    await load;
    agent.destroy();
    return { ...figures, exitCode, exitAfterMs, withoutOutcome: openIntents(auditPath) };
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The address that the program says; what it says later is read and dropped, for it would end if nobody did. */
function listening(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (chunk) => {
      said += String(chunk);
      const url = /listening on ([^\s"]+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    output.on('end', () => {
      reject(new Error(`the gateway did not start: ${said}`));
    });
  });
}

interface Posted {
  readonly status: number | null;
  readonly failure: string | null;
  readonly reused: boolean;
}

function post(url: string, authorization: string, query: string, agent: Agent): Promise<Posted> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        resolve({ status: answer.complete ? (answer.statusCode ?? null) : null, failure: answer.complete ? null : 'cut', reused: false });
      });
      answer.on('error', (error: NodeJS.ErrnoException) => {
        resolve({ status: null, failure: `in the answer: ${error.code ?? error.message}`, reused: true });
      });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ status: null, failure: error.code ?? error.message, reused: asked.reusedSocket });
    });
    asked.end(JSON.stringify({ query }));
  });
}

function openIntents(auditPath: string): number {
  const lines = readFileSync(auditPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as { seq: number; event: string; intent?: number });
  const ended = new Set(parsed.filter(({ event }) => event === 'outcome').map(({ intent }) => intent));
  return parsed.filter(({ event, seq }) => event === 'intent' && !ended.has(seq)).length;
}
