import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { postCommands, type WireCommand } from './http.ts';
import type { Series } from './install.ts';
import { choosePorts, launchDovecot, type PrivateDovecot } from './launch.ts';
import { createDovecotUser, passwdLine, type DovecotUser, type NewUser } from './users.ts';
import type { Dovecot } from './dovecot.ts';

export type BackendName = 'one' | 'two';

/** How the users of a cluster reach their backend: by the passdb of a proxy, or by a director, which 2.3 has. */
export type Entry = 'proxy' | 'director';

/** A user of a cluster, and the backend that holds the mail. */
export interface ClusterUser extends NewUser {
  readonly name: string;
  readonly at: BackendName;
}

export interface ClusterOptions {
  series: Series;
  users: readonly ClusterUser[];
  /** @default a proxy */
  entries?: readonly Entry[];
}

/** The userdb field of a proxy that holds the address of the backend. */
export const BACKEND_FIELD = 'backend';

const ADDRESSES: Readonly<Record<BackendName, string>> = { one: '127.0.0.11', two: '127.0.0.12' };
const NAMES: readonly BackendName[] = ['one', 'two'];

/** Two backends, each with the mail of some users, and the entry hosts in front of them. Each host has its own HTTP and TCP listeners. */
export class Cluster {
  readonly series: Series;
  readonly backends: Readonly<Record<BackendName, PrivateDovecot>>;
  /** In the order of the options. */
  readonly entries: Readonly<Partial<Record<Entry, PrivateDovecot>>>;
  readonly #gone = new Set<string>();
  /** The time of the lists of users, in seconds since 1970. */
  #changedAt = 0;
  readonly #users: Map<string, { readonly user: DovecotUser; at: BackendName }>;

  constructor(
    series: Series,
    backends: Readonly<Record<BackendName, PrivateDovecot>>,
    entries: Readonly<Partial<Record<Entry, PrivateDovecot>>>,
    users: readonly ClusterUser[],
  ) {
    this.series = series;
    this.backends = backends;
    this.entries = entries;
    this.#users = new Map(users.map((user) => [user.name, { user: createDovecotUser(user), at: user.at }]));
  }

  get dovecots(): readonly PrivateDovecot[] {
    return [...Object.values(this.entries), ...Object.values(this.backends)];
  }

  get userNames(): readonly string[] {
    return [...this.#users.keys()];
  }

  get proxy(): PrivateDovecot {
    return existing(this.entries.proxy);
  }

  get director(): PrivateDovecot {
    return existing(this.entries.director);
  }

  /** The backend that holds a user's mail. */
  backendOf(name: string): PrivateDovecot {
    return this.backends[existing(this.#users.get(name)).at];
  }

  /** The other one. */
  otherBackend(name: string): PrivateDovecot {
    return this.backends[existing(this.#users.get(name)).at === 'one' ? 'two' : 'one'];
  }

  /** Adds users; returns when all hosts know them. */
  async addUsers(users: readonly ClusterUser[]): Promise<void> {
    for (const user of users) this.#users.set(user.name, { user: createDovecotUser(user), at: user.at });
    await this.#writeUsers(users.map(({ name }) => name));
  }

  /** Moves these users to another backend, without their mail. Returns when all hosts know it. */
  async moveUsers(names: readonly string[], at: BackendName): Promise<void> {
    for (const name of names) existing(this.#users.get(name)).at = at;
    await this.#writeUsers(names);
  }

  /** Removes a user from the backends, but not from the entry hosts. Returns when the backends no longer know the user. */
  async removeFromBackends(name: string): Promise<void> {
    this.#gone.add(name);
    await this.#writeUsers([]);
    for (const backend of Object.values(this.backends)) while (await knows(backend, name)) await sleep(50);
  }

  /** Makes the director send these users to their backends. */
  async assign(names: readonly string[]): Promise<void> {
    const { director } = this.entries;
    if (director === undefined) return;
    // A director that still ends connections to the backend of before answers exit code 75.
    for (let left = names, attempt = 1; left.length > 0; attempt++) {
      const moves = left.map((user): WireCommand => ['directorMove', { user, host: ADDRESSES[existing(this.#users.get(user)).at] }, user]);
      const failed = (await postCommands(director, moves)).filter(([kind]) => kind !== 'doveadmResponse');
      if (failed.length > 0 && attempt > 50) throw new Error(`The director does not move: ${JSON.stringify(failed)}`);
      left = failed.map(([, , user]) => user);
      if (left.length > 0) await sleep(200);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.dovecots.map((dovecot) => dovecot.stop()));
  }

  async #writeUsers(changed: readonly string[]): Promise<void> {
    const all = [...this.#users.values()];
    this.#changedAt = Math.max(this.#changedAt + 1, Math.floor(Date.now() / 1000));
    const changedAt = this.#changedAt;
    const writes = this.dovecots.map(async (dovecot) => {
      const own = all.flatMap(({ user, at }) => userOn(this, dovecot, user, this.#gone.has(user.name) ? null : at, ADDRESSES[at]));
      dovecot.users.splice(0, Infinity, ...own);
      const { installation, world } = dovecot.description;
      const path = join(dovecot.folder, 'passwd');
      await writeFile(path, own.map((user) => passwdLine(installation.series, world, user)).join(''));
      // Dovecot reads the file again when its size or the second of its time is another one: two changes may fall into one second.
      await utimes(path, changedAt, changedAt);
    });
    await Promise.all(writes);
    const last = changed.at(-1);
    if (last === undefined) return;
    const { at } = existing(this.#users.get(last));
    // Dovecot looks at its list of users once a second.
    while (!(await knows(this.backends[at], last))) await sleep(50);
    while (await knows(this.backends[at === 'one' ? 'two' : 'one'], last)) await sleep(50);
    const { proxy } = this.entries;
    while (proxy !== undefined && (await fieldOf(proxy, last)) !== ADDRESSES[at]) await sleep(50);
    const { director } = this.entries;
    while (director !== undefined && !(await knows(director, last))) await sleep(50);
    await this.assign(changed);
  }
}

/** Starts the Dovecots of a cluster. */
export async function launchCluster({ series, users, entries = ['proxy'] }: ClusterOptions): Promise<Cluster> {
  const password = randomBytes(12).toString('hex');
  // A director knows its backends by address alone, so their ports are the same.
  const ports = await choosePorts(ADDRESSES.one);
  const common = { series, password, noDefaultUsers: true, director: false } as const;
  const [one, two] = await Promise.all(
    NAMES.map((at) => launchDovecot({ ...common, address: ADDRESSES[at], ports, users: users.filter((user) => user.at === at) })),
  );
  if (one === undefined || two === undefined) throw new Error('unreachable');
  const launched = await Promise.all(
    entries.map(async (entry) => {
      const own = users.map((user) => ({ ...user, fields: entryFields(series, entry, ports, ADDRESSES[user.at]) }));
      const configure = (configuration: string): string => entryConfig(configuration, entry, ports.doveadmTcp);
      return [entry, await launchDovecot({ ...common, director: entry === 'director', users: own, configure })] as const;
    }),
  );
  const cluster = new Cluster(series, { one, two }, Object.fromEntries(launched), users);
  await cluster.assign(cluster.userNames);
  return cluster;
}

/** @param at null: at no backend */
function userOn(cluster: Cluster, dovecot: Dovecot, user: DovecotUser, at: BackendName | null, address: string): DovecotUser[] {
  const { backends, entries, series } = cluster;
  if (dovecot === backends.one || dovecot === backends.two) return at !== null && dovecot === backends[at] ? [user] : [];
  const entry = dovecot === entries.proxy ? 'proxy' : 'director';
  return [{ ...user, fields: entryFields(series, entry, backends.one.ports, address) }];
}

/** The fields of a user in the user database of an entry host. */
function entryFields(series: Series, entry: Entry, { imap, doveadmTcp }: Dovecot['ports'], address: string): string[] {
  const port =
    series === '2.3'
      ? `%{if;%s;eq;doveadm;${String(doveadmTcp)};${String(imap)}}`
      : `%{protocol|if('eq','doveadm','${String(doveadmTcp)}','${String(imap)}')}`;
  const fields = ['proxy=y', `port=${port}`];
  return entry === 'proxy' ? [...fields, `host=${address}`, `userdb_${BACKEND_FIELD}=${address}`] : fields;
}

function entryConfig(configuration: string, entry: Entry, doveadmPort: number): string {
  const port = `doveadm_port = ${String(doveadmPort)}\n`;
  if (entry === 'proxy') return `${configuration}\n${port}`;
  return `${configuration}
${port}
protocol doveadm {
  auth_socket_path = director-userdb
}
service imap-login {
  executable = imap-login director
}
`;
}

async function knows(dovecot: Dovecot, name: string): Promise<boolean> {
  const [reply] = await postCommands(dovecot, [['user', { userMask: [name] }, 'user']]);
  return reply?.[0] === 'doveadmResponse';
}

async function fieldOf(dovecot: Dovecot, name: string): Promise<string | undefined> {
  const [reply] = await postCommands(dovecot, [['user', { userMask: [name] }, 'user']]);
  if (reply?.[0] !== 'doveadmResponse') return undefined;
  return (reply[1] as Record<string, Record<string, string>>)[name]?.[BACKEND_FIELD];
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The cluster has no such user or host');
  return value;
}
