import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { installPackages } from './apt.ts';
import { freePorts } from './ports.ts';
import { run, runOrThrow } from './run.ts';

const VERSIONS = '/usr/lib/postgresql';

/** A private PostgreSQL of the system's packages, with its files in a temporary folder. It refuses to run as root, so it runs as `postgres`. */
export class Postgres {
  readonly password = randomBytes(12).toString('hex');
  readonly #folder: string;
  readonly #port: number;
  readonly #programs: string;
  #process: ChildProcess | null = null;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.#port = port;
  }

  /** Installs it where it is missing, and starts one. */
  static async launch(): Promise<Postgres> {
    const programs = (await findPrograms()) ?? (await installPrograms());
    const [port = 0] = await freePorts(1);
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    const postgres = new Postgres(programs, folder, port);
    await postgres.#create();
    await postgres.start();
    return postgres;
  }

  /** @param database one that {@link createDatabase} has made */
  url(database = 'postgres'): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${String(this.#port)}/${database}`;
  }

  /** Makes an empty database. @returns its URL */
  async createDatabase(): Promise<string> {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await this.query(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  /** Asks it by another way than the gateway. */
  async query(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async start(): Promise<void> {
    const settings = ['-D', join(this.#folder, 'data'), '-p', String(this.#port), '-k', this.#folder, '-c', 'listen_addresses=127.0.0.1'];
    const [file = '', ...args] = asOwner([join(this.#programs, 'postgres'), ...settings]);
    this.#process = spawn(file, args, { stdio: 'ignore', cwd: '/' });
    for (let tries = 0; tries < 200; tries++) {
      if (
        await this.query('SELECT 1').then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(50);
    }
    throw new Error(`PostgreSQL does not start in ${this.#folder}`);
  }

  /** Ends it as a power cut would: without a last word. */
  async kill(): Promise<void> {
    await this.#end('immediate');
  }

  async stop(): Promise<void> {
    await this.#end('fast');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(mode: 'fast' | 'immediate'): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    await runOrThrow(asOwner([join(this.#programs, 'pg_ctl'), 'stop', '-m', mode, '-D', join(this.#folder, 'data')]));
    await ended;
  }

  async #create(): Promise<void> {
    const passwordFile = join(this.#folder, 'password');
    writeFileSync(passwordFile, this.password);
    chmodSync(passwordFile, 0o644);
    if (isRoot()) await runOrThrow(['chown', '-R', 'postgres', this.#folder]);
    const options = ['-D', join(this.#folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
    await runOrThrow(asOwner([join(this.#programs, 'initdb'), '--locale=C', '--no-sync', ...options]));
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function asOwner(command: readonly string[]): string[] {
  return isRoot() ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command] : [...command];
}

async function findPrograms(): Promise<string | null> {
  const { status } = await run(['ls', VERSIONS]);
  const versions = status === 0 ? readdirSync(VERSIONS) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(VERSIONS, newest, 'bin');
}

async function installPrograms(): Promise<string> {
  await installPackages(['postgresql']);
  const programs = await findPrograms();
  if (programs === null) throw new Error('The package postgresql is installed, and brings no programs.');
  return programs;
}
