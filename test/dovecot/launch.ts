import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writeCertificate } from './certificate.ts';
import { config23 } from './config-2.3.ts';
import { config24 } from './config-2.4.ts';
import { Dovecot, type DovecotDescription } from './dovecot.ts';
import { listCommands } from './http.ts';
import { ensureDovecot, ensureRelease, inRoot, type Installation, type Release, type Series } from './install.ts';
import { freePorts } from './ports.ts';
import { canActAsRoot, privileged } from './privilege.ts';
import { createDovecotUser, defaultUsers, passwdLine, type NewUser } from './users.ts';
import type { Owner, Ports, World } from './world.ts';

/** What may be asked of a private Dovecot. */
export interface LaunchOptions {
  series: Series;
  /** Users besides the default ones; one of the same name replaces the default one. */
  users?: readonly NewUser[];
  /** A second doveadm HTTP listener, with TLS and a self-signed certificate. @default false */
  tls?: boolean;
  /** See {@link World.reusesProcesses}. @default false, as Dovecot's */
  reusesProcesses?: boolean;
  /** The API's key. @default a random one */
  apiKey?: string;
  /** doveadm's password: two that replicate have the same. @default a random one */
  password?: string;
  /** Where it listens. @default 127.0.0.1 */
  address?: string;
  /** Its ports, where others must know them. @default free ones */
  ports?: Ports;
  /** No users but those of `users`. @default false */
  noDefaultUsers?: boolean;
  /** A director; 2.3 only. @default true */
  director?: boolean;
  /** Makes another configuration of the usual one: adds to it, or replaces a part. */
  configure?: (configuration: string) => string;
  /** The Debian release to take it from, instead of the one that the series usually comes from. */
  release?: Release;
  /** Dovecot's time zone as in POSIX, e.g. "IST-5:30" is five and a half hours ahead of UTC. @default this process's */
  timeZone?: string;
}

/** A private Dovecot that belongs to this process and ends with it, however that ends. */
export class PrivateDovecot extends Dovecot {
  readonly #supervisor: ChildProcess;
  readonly #ended: Promise<void>;

  constructor(description: DovecotDescription, supervisor: ChildProcess) {
    super(description);
    this.#supervisor = supervisor;
    this.#ended = new Promise((resolve) => supervisor.once('exit', () => resolve()));
    supervisor.stdin?.on('error', () => undefined); // a second stop()
  }

  /** Kills it and removes its folder. */
  async stop(): Promise<void> {
    this.#supervisor.ref();
    this.#supervisor.stdin?.end();
    await this.#ended;
  }

  /** Stops it in the orderly way and starts it again, with the same folder and ports. */
  async restart(): Promise<void> {
    const before = await this.#masterPid();
    const mark = await this.markLog();
    this.#supervisor.stdin?.write('restart\n');
    while ((await this.#masterPid()) === before) await sleep(20);
    await this.waitUntilReady(mark);
  }

  /** Stops it in the orderly way, until {@link resume}. */
  async halt(): Promise<void> {
    this.#supervisor.stdin?.write('halt\n');
    while (await this.#answers()) await sleep(20);
  }

  /** Starts it again after {@link halt}. */
  async resume(): Promise<void> {
    const mark = await this.markLog();
    this.#supervisor.stdin?.write('start\n');
    await this.waitUntilReady(mark);
  }

  /** Returns when doveadm HTTP answers; fails with what Dovecot said if it will not start. */
  async waitUntilReady(logMark = 0, timeoutMs = 20_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await this.#answers())) {
      const said = await this.#startMessages(logMark);
      if (/Fatal: |^(sudo|setsid|chroot|env): /m.test(said) || Date.now() > deadline)
        throw new Error(`Dovecot ${this.version} did not start:\n${said}`);
      await sleep(20);
    }
  }

  #answers(): Promise<boolean> {
    return listCommands(this).then(
      () => true,
      () => false,
    );
  }

  #masterPid(): Promise<string> {
    return readFile(join(this.folder, 'pid'), 'utf8').catch(() => '');
  }

  async #startMessages(logMark: number): Promise<string> {
    const startup = await readFile(join(this.folder, 'startup.log'), 'utf8').catch(() => '');
    return startup + (await this.readLog(logMark));
  }
}

/** Starts a private Dovecot, installing it first if need be, and returns when it answers. */
export async function launchDovecot(options: LaunchOptions): Promise<PrivateDovecot> {
  const installation = await (options.release === undefined ? ensureDovecot(options.series) : ensureRelease(options.release));
  for (let attempt = 1; ; attempt++) {
    const dovecot = await start(installation, options);
    try {
      await dovecot.waitUntilReady();
      return dovecot;
    } catch (error) {
      await dovecot.stop();
      const portTaken = error instanceof Error && error.message.includes('Address already in use');
      if (!portTaken || attempt === 3) throw error;
    }
  }
}

async function start(installation: Installation, options: LaunchOptions): Promise<PrivateDovecot> {
  const hostFolder = await mkdtemp(join(installation.root, 'tmp/dovecot-'));
  const world = await createWorld(basename(hostFolder), options);
  const users = [...(options.noDefaultUsers === true ? [] : defaultUsers), ...(options.users ?? [])].map(createDovecotUser);
  const distinct = [...new Map(users.map((user) => [user.name, user])).values()];
  const description = { installation, world, users: distinct };
  await fillFolder(hostFolder, description, options.configure);

  const configPath = `${world.folder}/dovecot.conf`;
  const environment = options.timeZone === undefined ? [] : ['/usr/bin/env', `TZ=${options.timeZone}`];
  const command = inRoot(installation.root, [...environment, '/usr/sbin/dovecot', '-F', '-c', configPath]);
  const supervise = ['sh', fileURLToPath(new URL('./supervise.sh', import.meta.url)), hostFolder, ...command];
  const [file = '', ...args] = privileged(supervise);
  const supervisor = spawn(file, args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  supervisor.unref();
  return new PrivateDovecot(description, supervisor);
}

async function createWorld(
  name: string,
  {
    reusesProcesses = false,
    tls = false,
    director = true,
    address = '127.0.0.1',
    ports,
    apiKey = randomBytes(12).toString('hex'),
    password = randomBytes(12).toString('hex'),
  }: LaunchOptions,
): Promise<World> {
  return {
    name,
    folder: `/tmp/${name}`,
    address,
    ports: ports ?? (await choosePorts(address)),
    apiKey,
    password,
    reusesProcesses,
    tls,
    director,
    owner: canActAsRoot() ? null : await thisUser(),
  };
}

/** Free ports for a Dovecot that listens at this address. */
export async function choosePorts(address: string): Promise<Ports> {
  const [doveadm = 0, doveadmMail = 0, doveadmTls = 0, doveadmTcp = 0, imap = 0, lmtp = 0, sieve = 0, director = 0] = await freePorts(
    8,
    address,
  );
  return { doveadm, doveadmMail, doveadmTls, doveadmTcp, imap, lmtp, sieve, director };
}

async function fillFolder(
  folder: string,
  { installation, world, users }: DovecotDescription,
  configure: LaunchOptions['configure'] = (configuration) => configuration,
): Promise<void> {
  const { series } = installation;
  await chmod(folder, 0o755);
  for (const name of ['run', 'state', 'home', 'dict', 'files']) await mkdir(join(folder, name));
  for (const name of ['home', 'dict', 'files']) await chmod(join(folder, name), 0o1777);
  await writeFile(join(folder, 'dovecot.log'), '');
  await writeFile(join(folder, 'passwd'), users.map((user) => passwdLine(series, world, user)).join(''));
  await writeFile(join(folder, 'dovecot.conf'), configure(series === '2.3' ? config23(world) : config24(world)));
  if (world.tls) await writeCertificate(join(folder, 'tls'));
}

async function thisUser(): Promise<Owner> {
  const { username, uid, gid } = userInfo();
  const groups = await readFile('/etc/group', 'utf8');
  const group = groups.split('\n').find((line) => line.split(':')[2] === String(gid));
  return { name: username, uid, gid, group: group?.split(':')[0] ?? username };
}
