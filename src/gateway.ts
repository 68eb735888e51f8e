import { assertAllowed, decide, type Reach } from './access/decide.ts';
import type { Principal } from './access/principal.ts';
import { usersNamed } from './doveadm/arguments.ts';
import {
  permissionsOf,
  type AnyCommand,
  type ArgumentsOf,
  type GivenTo,
  type HostService,
  type ResultOf,
  type Row,
} from './doveadm/command.ts';
import { messageFetch } from './doveadm/commands/message.ts';
import { userExists } from './doveadm/commands/user.ts';
import { createReadLoader } from './doveadm/dispatch/read-loader.ts';
import { CodedError } from './doveadm/errors.ts';
import type { Host } from './doveadm/host/host.ts';
import type { Permission } from './doveadm/permission.ts';
import { decode } from './doveadm/wire/answer.ts';
import type { Budget } from './limits/budget.ts';
import { ownTurn, type Turn } from './limits/turns.ts';
import { ambiguousNames, assertUnambiguous } from './gateway/ambiguous-names.ts';
import { auditEntry } from './gateway/audit-entry.ts';
import { Authorizer } from './gateway/authorizer.ts';
import { readOptionsOf, type Caller } from './gateway/caller.ts';
import { Download, type DownloadArguments } from './gateway/download.ts';
import { Operations } from './gateway/operations.ts';
import { refuseMany, startMany } from './gateway/change-of-many.ts';
import { Cluster, USER_HOST } from './gateway/cluster.ts';
import { HostLoaders } from './gateway/host-loaders.ts';
import type { HostAddress } from './gateway/host-status.ts';
import type { ChangeOfMany, GatewayOptions, RunOptions } from './gateway/options.ts';
import { ContentReads } from './gateway/content-reads.ts';
import { CommandObserver } from './gateway/observe.ts';
import { Refusals, type Refused } from './gateway/refusals.ts';
import { streamUsers, type OnNames } from './gateway/user-stream.ts';
import { Writer } from './gateway/write.ts';
import type { WriteResult } from './gateway/write-result.ts';

export { MISSING, type Incomplete } from './limits/answer-meter.ts';
export type { Turn } from './limits/turns.ts';
export type { Caller } from './gateway/caller.ts';
export type { Download, FieldSink } from './gateway/download.ts';
export type { HostAddress, HostStatus } from './gateway/host-status.ts';
export type { CommandEvent, CommandStart, GatewayOptions, RunOptions } from './gateway/options.ts';
export { USER_HOST } from './gateway/cluster.ts';
export type { Outcome, Payload, WriteError, WriteResult } from './gateway/write-result.ts';

/** What `run` resolves to: the decoded answer of a read, or the outcome of a write. */
export type RunResult<C extends AnyCommand> = C['effect'] extends 'read' ? ResultOf<C> : WriteResult<ResultOf<C>>;

type HostName = string | null | undefined;
/** The one door between resolvers and Dovecot, for one request. It authorises, checks, batches and audits every command. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #caller: Caller;
  readonly #authorizer: Authorizer;
  readonly #reads: HostLoaders;
  readonly #cluster: Cluster;
  readonly #readsAhead: boolean;
  readonly #writer: Writer;
  readonly #refusals: Refusals;
  /** The gateway itself and its hosts. */
  readonly operations: Operations;
  readonly #contentReads: ContentReads;
  readonly principal: Principal;
  /** For long work on answers. */
  readonly turn: Turn;

  constructor(options: GatewayOptions, caller: Caller, readsAheadFor?: Gateway) {
    this.#options = options;
    this.#caller = caller;
    this.principal = caller.principal;
    this.turn = caller.turn ?? ownTurn;
    this.#authorizer = new Authorizer(options, caller.principal);
    this.#contentReads = new ContentReads(options.audit, caller, this.#authorizer.reach);
    const reads = readOptionsOf(caller);
    this.#readsAhead = readsAheadFor !== undefined;
    this.#reads = readsAheadFor === undefined ? new HostLoaders((host) => createReadLoader(host, reads)) : readsAheadFor.#reads;
    this.#cluster = readsAheadFor === undefined ? new Cluster(options.hosts, options.routes ?? null, reads) : readsAheadFor.#cluster;
    this.#refusals = new Refusals(options, caller);
    this.operations = new Operations(options, caller, this.#cluster, (permission, refused) =>
      this.guard(refused, () => this.assertCan(permission, null, { hostOnly: true })),
    );
    this.#writer = new Writer(options, caller, this.#authorizer, this.#reads, this.#cluster);
  }

  /**
   * The same door, for reads that are likely to be needed next. It authorises them; nobody receives their answers yet. It audits nothing.
   */
  ahead(): Gateway {
    return this.#readsAhead ? this : new Gateway(this.#options, this.#caller, this);
  }

  /**
   * Runs one command.
   * @throws CodedError: FORBIDDEN and bad input before anything is sent; for a write, only if it has certainly not run
   */
  run<C extends AnyCommand>(command: C, args: GivenTo<C>, options: RunOptions = {}): Promise<RunResult<C>> {
    const users = usersNamed(command, args);
    const observer = this.#observer(command, users);
    const result = command.effect === 'read' ? this.#read(command, args, options, observer) : this.#write(command, args, options, observer);
    return observer.until(result as Promise<RunResult<C>>, this.#label(options.host));
  }

  /**
   * Opens a stream of messages. Counts as one command.
   * @param audited arguments for the audit log, when they are more exact. @default args
   * @throws CodedError FORBIDDEN and bad input before anything is sent
   */
  openDownload(args: DownloadArguments, options: RunOptions = {}, audited: DownloadArguments = args): Promise<Download> {
    return this.#observer(messageFetch, [args.user]).until(this.#openDownload(args, options, audited), this.#label(options.host));
  }

  async #openDownload(args: DownloadArguments, options: RunOptions, audited: DownloadArguments): Promise<Download> {
    const entry = this.#cluster.host(options.host);
    const given = { ...args, field: [...args.field], query: [...args.query] };
    const authorized = await this.#authorizeRead(messageFetch, given, entry, null);
    await this.#caller.budget.spend(1);
    const routed = this.#cluster.routedUser(messageFetch, authorized, options.host);
    const host = routed === null ? entry : await this.#cluster.locate(routed);
    await this.#contentReads.record(messageFetch, { ...audited, user: authorized.user }, host);
    return new Download(host, this.#caller, authorized);
  }

  /** Whether the user's host takes content that is sent on while it comes. @throws CodedError */
  async takesUploads({ host, name }: { readonly host: string; readonly name: string }): Promise<boolean> {
    const found = host === USER_HOST ? await this.#cluster.locate(name) : this.#cluster.host(host);
    return found.lineStatus?.state === 'UP';
  }

  /**
   * Call before a write for several users that runs with the option `paid`. Refuses the change once when the caller holds a permission for
   * nobody, and counts the cost of all writes. Later reads of this request do not use earlier answers.
   * @throws CodedError FORBIDDEN, COST_LIMIT, RATE_LIMITED
   */
  async startMany(command: AnyCommand, args: unknown, change: ChangeOfMany & { readonly count: number }): Promise<void> {
    const permissions = permissionsOf(command, args);
    await startMany(this.#options, this.#caller, command, permissions, { ...change, host: this.#cluster.host(change.host) });
    // Its users may be on any host.
    this.#reads.forget(null);
  }

  /** Records a refused change for several users in the audit log. @returns the error, with its subject */
  refuseMany(error: CodedError, command: AnyCommand, change: ChangeOfMany): Promise<CodedError> {
    return refuseMany(this.#options, this.#caller, error, command, { ...change, host: this.#cluster.host(change.host) });
  }

  /** What the request may still cost. */
  get budget(): Budget {
    return this.#caller.budget;
  }

  /** Streams the names of the users that match a mask and that the caller may see. See gateway/user-stream.ts. */
  streamUsers(mask: string, host: HostName, onNames: OnNames): Promise<void> {
    return streamUsers(this.#cluster.host(host), this.#caller, this.#authorizer, mask, onNames);
  }

  /** Whether the caller holds the permission; `user` null means something that belongs to no user. */
  can(permission: Permission, user: string | null): { readonly allowed: boolean; readonly reason: string | null } {
    const decision = decide(this.principal, permission, user === null ? null : this.foldUser(user), { hostOnly: user === null });
    return { allowed: decision.allowed, reason: decision.allowed ? null : decision.reason };
  }

  /** Whether a mailbox of this name is the user's own, and not in a shared namespace. */
  isOwn(mailbox: string): boolean {
    return this.#authorizer.reach.isOwn(mailbox);
  }

  /** Whether the caller holds each of the permissions for every user. */
  reachesEveryone(permissions: readonly Permission[]): boolean {
    return this.#authorizer.reach.everyone(permissions);
  }

  /** @throws CodedError FORBIDDEN naming the permission */
  assertCan(permission: Permission, user: string | null, reach?: Reach): void {
    assertAllowed(this.principal, permission, user, reach);
    this.#caller.onAuthorized?.([permission]);
  }

  /**
   * Checks access to an answer about a user that comes without a command, or from a command that names no user.
   * @param command the name for the log of a refusal
   * @throws CodedError FORBIDDEN naming the permission
   */
  async assertCanRead(
    permission: Permission,
    { host, name }: { readonly host: string; readonly name: string },
    command: AnyCommand,
  ): Promise<void> {
    if (decide(this.principal, permission, name).allowed) return this.#caller.onAuthorized?.([permission]);
    const refused = { command: command.name, effect: command.effect, host, users: [name], arguments: { user: name } };
    const checked = this.guard(refused, () => this.assertCan(permission, name));
    await (this.#readsAhead ? checked : this.#observer(command, [name]).until(checked, this.#label(host)));
  }

  /**
   * Runs a task without a command, such as a read of the gateway's own state. A refusal is counted, and recorded in the audit log.
   * @throws CodedError as the task
   */
  async guard<R>(refused: Refused, task: () => R | Promise<R>): Promise<R> {
    try {
      return await task();
    } catch (error) {
      // A read ahead is refused again when it is selected.
      if (this.#readsAhead) throw error;
      return this.#refusals.refuse(error, refused);
    }
  }

  /** A user's name as Dovecot folds it. @throws CodedError BAD_USER_INPUT when it is a pattern or not a name */
  foldUser(name: string): string {
    return this.#authorizer.foldUser(name);
  }

  /** A configured host; without a name the default one, or one that serves what it is needed for. @throws CodedError BAD_USER_INPUT */
  host(name?: string | null, service?: HostService): HostAddress {
    const host = this.#cluster.host(name, service);
    return { name: host.name, url: host.url };
  }

  /** What stands for the host in a reference to a user. @throws CodedError BAD_USER_INPUT */
  userHost(name?: string | null): string {
    return this.#cluster.userHost(name);
  }

  /** The names of the hosts that serve something. */
  hostsServing(service: HostService): readonly string[] {
    return this.#cluster.serving(service).map(({ name }) => name);
  }

  /** For planning: the names of these users' hosts. Null: at no host. @throws CodedError when they cannot be looked up now */
  locateAll(users: readonly string[]): Promise<readonly (string | null)[]> {
    return this.#cluster.locateAll(users);
  }

  /** The name of the host that holds a user's mail. @throws CodedError FORBIDDEN, or why it is not found */
  async hostOfUser({ host, name }: { readonly host: string; readonly name: string }): Promise<string> {
    if (host !== USER_HOST) return host;
    await this.assertCanRead('USER_READ', { host, name }, userExists);
    return (await this.#cluster.locate(name)).name;
  }

  #observer(command: AnyCommand, users: readonly string[]): CommandObserver {
    return new CommandObserver(this.#options, this.#caller.requestId, command, users);
  }

  /** The host that a command is counted for which came to none. */
  #label(name: HostName): string {
    return name === null || name === undefined || name === USER_HOST ? (this.#options.hosts[0]?.name ?? '') : name;
  }

  async #read<C extends AnyCommand>(command: C, given: GivenTo<C>, options: RunOptions, observer: CommandObserver): Promise<ResultOf<C>> {
    const entry = this.#cluster.host(options.host, command.servedBy);
    const authorized = this.#authorizeRead(command, given, entry, options.confirm);
    const args = authorized instanceof Promise ? await authorized : authorized;
    this.#caller.onAuthorized?.(permissionsOf(command, args));
    const run = async (host: Host): Promise<readonly Row[]> => {
      observer.at(host);
      if (options.fresh === true) this.#reads.forget(host);
      const ambiguous = ambiguousNames(command, args);
      if (ambiguous.length > 0) await assertUnambiguous(this.#reads.of(host), command, args, ambiguous);
      const loading = this.#reads.of(host).load({ command, args });
      // Content is returned only when the audit log has the line. Waiting for the line before the read would cost a round.
      const audited = this.#readsAhead ? null : this.#contentReads.record(command, args, host);
      const [answer] = audited === null ? [await loading] : await Promise.all([loading, audited]);
      return answer;
    };
    const user = this.#cluster.routedUser(command, args, options.host);
    const answer = await (user === null ? run(entry) : this.#cluster.read(command, user, run));
    return decode(command, answer.filter(this.#authorizer.reach.mayKnow(command, permissionsOf(command, args))), args);
  }

  /** Authorises a read, and records a refusal in the audit log. */
  #authorizeRead<C extends AnyCommand>(
    command: C,
    given: GivenTo<C>,
    host: Host,
    confirm: RunOptions['confirm'],
  ): ArgumentsOf<C> | Promise<never> {
    try {
      return this.#authorizer.authorize(command, given, host.name, { confirm });
    } catch (error) {
      // A read ahead is refused again, and counted, when it is selected.
      if (this.#readsAhead) throw error;
      return this.#refusals.refuse(error, auditEntry(this.#caller, command, given, host));
    }
  }

  async #write<C extends AnyCommand>(
    command: C,
    args: GivenTo<C>,
    options: RunOptions,
    observer: CommandObserver,
  ): Promise<WriteResult<ResultOf<C>>> {
    if (this.#readsAhead) throw new CodedError('INTERNAL', `${command.name} is a write and cannot be run ahead.`);
    return this.#writer.run(command, args, options, observer.at);
  }
}
