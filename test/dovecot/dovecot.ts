import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postCommands } from './http.ts';
import { inRoot, type Installation, type Series } from './install.ts';
import { privileged } from './privilege.ts';
import { listProcesses, type Process } from './processes.ts';
import { run, runOrThrow } from './run.ts';
import { createDovecotUser, passwdLine, type DovecotUser, type NewUser } from './users.ts';
import type { Ports, World } from './world.ts';

/** A running Dovecot as plain data, which another process can make a {@link Dovecot} of. */
export interface DovecotDescription {
  installation: Installation;
  world: World;
  users: DovecotUser[];
}

/** A running Dovecot, started by this process or another. */
export class Dovecot {
  readonly description: DovecotDescription;
  readonly series: Series;
  /** The full version, e.g. "2.3.19.1". */
  readonly version: string;
  /** Where doveadm HTTP answers: "http://ADDRESS:PORT", without the path. */
  readonly url: string;
  /** The same for commands on mail, without a fork for each connection where that can be had. */
  readonly mailUrl: string;
  /** The same with TLS; null unless requested. */
  readonly tlsUrl: string | null;
  readonly apiKey: string;
  readonly password: string;
  readonly ports: Ports;
  /** The folder everything is in, as this process sees it. */
  readonly folder: string;
  readonly logPath: string;
  /** The arguments that name its dictionary `notes` in dict commands. */
  readonly dictionary: { dictUri: string } | { filterName: string };
  /** The arguments that name its file storage, a folder of its own, in fs commands. */
  readonly files: { fsDriver: string; fsArgs: string } | { filterName: string };
  /** The users it was started with and those created through this object. */
  readonly users: DovecotUser[];

  constructor(description: DovecotDescription) {
    const { installation, world, users } = description;
    this.description = description;
    this.series = installation.series;
    this.version = installation.version;
    this.url = `http://${world.address}:${world.ports.doveadm}`;
    this.mailUrl = world.reusesProcesses && this.series === '2.3' ? `http://${world.address}:${world.ports.doveadmMail}` : this.url;
    this.tlsUrl = world.tls ? `https://${world.address}:${world.ports.doveadmTls}` : null;
    this.apiKey = world.apiKey;
    this.password = world.password;
    this.ports = world.ports;
    this.folder = join(installation.root, world.folder);
    this.logPath = join(this.folder, 'dovecot.log');
    const is23 = this.series === '2.3';
    this.dictionary = is23 ? { dictUri: 'proxy::notes' } : { filterName: 'last_login' };
    this.files = is23 ? { fsDriver: 'posix', fsArgs: `prefix=${world.folder}/files/` } : { filterName: 'mail_ext_attachment' };
    this.users = [...users];
  }

  /** Path of the certificate of the TLS listener, to be trusted by a client. */
  get certificatePath(): string {
    return join(this.folder, 'tls/cert.pem');
  }

  /** A user by name. */
  user(name: string): DovecotUser {
    const user = this.users.find((candidate) => candidate.name === name);
    if (!user) throw new Error(`This Dovecot has no user ${name}`);
    return user;
  }

  /**
   * Adds users and returns when Dovecot knows them: up to a second later, since it looks at its list of users once a second.
   */
  async createUsers(newUsers: readonly NewUser[]): Promise<DovecotUser[]> {
    const created = newUsers.map(createDovecotUser);
    const { installation, world } = this.description;
    const lines = created.map((user) => passwdLine(installation.series, world, user));
    await appendFile(join(this.folder, 'passwd'), lines.join(''));
    this.users.push(...created);
    const last = created.at(-1);
    while (last && !(await this.knows(last.name))) await sleep(50);
    return created;
  }

  /** {@link createUsers} for one. */
  async createUser(newUser: NewUser = {}): Promise<DovecotUser> {
    const [user] = await this.createUsers([newUser]);
    if (!user) throw new Error('unreachable');
    return user;
  }

  /** Runs the real `doveadm` of this Dovecot on the command line and returns its standard output. */
  async doveadm(args: readonly string[]): Promise<string> {
    const { installation, world } = this.description;
    const doveadm = ['/usr/bin/doveadm', '-c', `${world.folder}/dovecot.conf`, ...args];
    return runOrThrow(privileged(inRoot(installation.root, doveadm)));
  }

  /** The log, or what was added since a {@link markLog}. */
  async readLog(since = 0): Promise<string> {
    return (await readFile(this.logPath)).subarray(since).toString('utf8');
  }

  /** A place in the log to read on from. */
  async markLog(): Promise<number> {
    return (await stat(this.logPath)).size;
  }

  /** What processes died of, a line of the log each: their own last words, or that they were killed. */
  async crashes(since = 0): Promise<string[]> {
    const lines = (await this.readLog(since)).split('\n');
    // What the master adds about a process that has said why is left out: its exit code, and the signal 6 of a panic.
    return lines.filter((line) => /: Panic: |: Fatal: (?!master: )|child \d+ killed with signal (?!6 )/.test(line));
  }

  /** Kills the processes that are serving doveadm right now (-9) and returns their ids. */
  async killDoveadmProcesses(): Promise<number[]> {
    const pids = (await this.processes()).filter(({ name }) => name === 'doveadm-server').map(({ pid }) => pid);
    if (pids.length > 0) await run(privileged(['sh', '-c', 'kill -KILL "$@"', 'kill', ...pids.map(String)]));
    return pids;
  }

  /** The processes of this Dovecot, the master among them. */
  async processes(): Promise<Process[]> {
    const master = Number(await readFile(join(this.folder, 'pid'), 'utf8'));
    return (await listProcesses()).filter(({ group }) => group === master);
  }

  private async knows(name: string): Promise<boolean> {
    const [reply] = await postCommands(this, [['user', { userMask: [name] }, 'user']]);
    return reply?.[0] === 'doveadmResponse';
  }
}
