import { isDeepStrictEqual } from 'node:util';
import { paramsOfType } from '../doveadm/arguments.ts';
import type { AnyCommand, HostService, Row } from '../doveadm/command.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { isMisplaced, UserRouter } from '../doveadm/routing/user-router.ts';
import type { UserRoutes } from '../doveadm/routing/user-routes.ts';
import type { WriteResult } from './write-result.ts';

type HostName = string | null | undefined;
type Arguments = Readonly<Record<string, unknown>>;

/** In the place of a host's name: the host that holds the user's mail, wherever that is. No configured name is like it. */
export const USER_HOST = '*';

/** The hosts, as one request chooses among them. */
export class Cluster {
  readonly #hosts: readonly Host[];
  readonly #router: UserRouter | null;

  /** @param hosts the first is the default */
  constructor(hosts: readonly Host[], routes: UserRoutes | null, options: ReadOptions) {
    this.#hosts = hosts;
    this.#router = routes === null ? null : new UserRouter(routes, options);
  }

  /** The host of a name. Without one: the default host, or one that serves what the command is for. @throws CodedError BAD_USER_INPUT */
  host(name: HostName, service?: HostService): Host {
    const isNamed = name !== null && name !== undefined && name !== USER_HOST;
    const host = isNamed
      ? this.#hosts.find((candidate) => candidate.name === name)
      : (this.#hosts.find(({ serves }) => service === undefined || serves.includes(service)) ?? this.#hosts[0]);
    if (host === undefined) throw badInput('host', 'no doveadm host is configured under this name');
    return host;
  }

  /** What stands for the host in a reference to a user: a name, or {@link USER_HOST} where none is named and users are found. */
  userHost(name: HostName): string {
    if (this.#router !== null && (name === null || name === undefined || name === USER_HOST)) return USER_HOST;
    return this.host(name).name;
  }

  /** The hosts that serve something, the default one first. */
  serving(service: HostService): readonly Host[] {
    return this.#hosts.filter(({ serves }) => serves.includes(service));
  }

  /** The user whose host a command goes to; null: it goes to the host that `host` says. */
  routedUser(command: AnyCommand, { user }: Arguments, name: HostName): string | null {
    if (this.#router === null || command.servedBy !== undefined || command.raw === true || typeof user !== 'string') return null;
    return name === null || name === undefined || name === USER_HOST ? user : null;
  }

  /** The host of a user's mail. @throws CodedError */
  async locate(user: string): Promise<Host> {
    return this.#router === null ? this.host(null) : this.#router.locate(user);
  }

  /** The names of the hosts of these users. Null: at no host. @throws CodedError where they cannot be looked up now */
  locateAll(users: readonly string[]): Promise<readonly (string | null)[]> {
    return Promise.all(
      users.map(async (user) => {
        try {
          return (await this.locate(user)).name;
        } catch (error) {
          if (!(error instanceof CodedError) || error.retryable) throw error;
          return null;
        }
      }),
    );
  }

  /** Runs a read where the user's mail is, and once more where it has been found to be elsewhere. */
  async read(command: AnyCommand, user: string, run: (host: Host) => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const router = this.#routerOf();
    const { exitCodes } = command;
    const absent = typeof exitCodes === 'object' ? (exitCodes[67] ?? null) : null;
    const orAbsent = (error: unknown): readonly Row[] => {
      if (absent !== null && error instanceof CodedError && error.code === 'USER_NOT_FOUND') return absent;
      throw error instanceof CodedError ? error.about({ command: command.name, user }) : error;
    };
    let host: Host;
    try {
      host = await router.locate(user);
    } catch (error) {
      return orAbsent(error);
    }
    try {
      const rows = await run(host);
      const next = absent !== null && isDeepStrictEqual(rows, absent) ? await router.relocate(user, null, host) : null;
      return next === null ? rows : await run(next);
    } catch (error) {
      const isUnreachable = error instanceof CodedError && error.code === 'UPSTREAM_UNAVAILABLE';
      const next = isUnreachable || isMisplaced(error) ? await router.relocate(user, error, host) : null;
      if (next === null) throw error;
      return run(next);
    }
  }

  /**
   * The host that a write goes to, looked up now. All users whose mail it opens must be there.
   * @throws CodedError NOT_POSSIBLE where they are on several hosts
   */
  async locateWrite(command: AnyCommand, args: Arguments, user: string): Promise<Host> {
    const router = this.#routerOf();
    const others = paramsOfType(command, 'user').flatMap((name) => (name !== 'user' && typeof args[name] === 'string' ? [args[name]] : []));
    const [host, ...hosts] = await Promise.all([user, ...others].map((name) => router.locateNow(name)));
    if (host === undefined) throw new Error('unreachable');
    const index = hosts.findIndex((other) => other !== host);
    if (index < 0) return host;
    const message = `The mail of ${user} is on the host ${host.name}, and that of ${others[index] ?? ''} on ${hosts[index]?.name ?? ''}: Dovecot moves mail within one host only.`;
    throw new CodedError('NOT_POSSIBLE', message, { user, host: host.name });
  }

  /** Runs a write on a host, and once more on another where the first has certainly not run it and the user is there by now. */
  async write<R>(user: string, host: Host, run: (host: Host) => Promise<WriteResult<R>>): Promise<WriteResult<R>> {
    const relocate = async (error: unknown): Promise<Host | null> =>
      isMisplaced(error) ? this.#routerOf().relocate(user, error, host) : null;
    let result: WriteResult<R>;
    try {
      result = await run(host);
    } catch (error) {
      const next = await relocate(error);
      if (next === null) throw error;
      return run(next);
    }
    const next = result.outcome === 'NOT_APPLIED' ? await relocate(result.errors[0]?.error) : null;
    return next === null ? result : run(next);
  }

  #routerOf(): UserRouter {
    if (this.#router === null) throw new Error('users are not found here');
    return this.#router;
  }
}
