import { assertAllowed, decide, type Reach } from './access/decide.ts';
import type { Principal } from './access/principal.ts';
import { usersNamed } from './doveadm/arguments.ts';
import { permissionsOf, type AnyCommand, type ArgumentsOf, type GivenTo, type ResultOf } from './doveadm/command.ts';
import { messageFetch } from './doveadm/commands/message.ts';
import { createReadLoader } from './doveadm/dispatch/read-loader.ts';
import { badInput, CodedError } from './doveadm/errors.ts';
import type { Host } from './doveadm/host/host.ts';
import type { Permission } from './doveadm/permission.ts';
import { decode } from './doveadm/wire/answer.ts';
import type { Budget } from './limits/budget.ts';
import type { Listing } from './doveadm/wire/listing.ts';
import { ambiguousNames, assertUnambiguous } from './gateway/ambiguous-names.ts';
import { auditEntry } from './gateway/audit-entry.ts';
import { Authorizer } from './gateway/authorizer.ts';
import { readOptionsOf, type Caller } from './gateway/caller.ts';
import { cancelRequest, type CancelledRequest } from './gateway/cancel-request.ts';
import { Download, type DownloadArguments } from './gateway/download.ts';
import { HostLoaders } from './gateway/host-loaders.ts';
import type { HostAddress, HostStatus } from './gateway/host-status.ts';
import type { ChangeOfMany, GatewayOptions, RunOptions } from './gateway/options.ts';
import { observe } from './gateway/observe.ts';
import { Refusals, type Refused } from './gateway/refusals.ts';
import type { RunningRequest } from './gateway/running-requests.ts';
import { streamUsers, type OnNames } from './gateway/user-stream.ts';
import { Writer } from './gateway/write.ts';
import type { WriteResult } from './gateway/write-result.ts';

export type { Caller } from './gateway/caller.ts';
export type { Download, FieldSink } from './gateway/download.ts';
export type { HostAddress, HostStatus } from './gateway/host-status.ts';
export type { CommandEvent, CommandStart, GatewayOptions, RunOptions } from './gateway/options.ts';
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
  readonly #readsAhead: boolean;
  readonly #writer: Writer;
  readonly #refusals: Refusals;
  /** The audit lines for content that this request reads. Identical reads share one line, as they share one command. */
  readonly #contentReads = new Map<string, Promise<void>>();

  constructor(options: GatewayOptions, caller: Caller, readsAheadFor?: Gateway) {
    this.#options = options;
    this.#caller = caller;
    this.#authorizer = new Authorizer(options, caller.principal);
    this.#reads =
      readsAheadFor === undefined ? new HostLoaders((host) => createReadLoader(host, readOptionsOf(caller))) : readsAheadFor.#reads;
    this.#readsAhead = readsAheadFor !== undefined;
    this.#refusals = new Refusals(options, caller);
    this.#writer = new Writer(options, caller, this.#authorizer, this.#reads);
  }

  /**
   * The same door, for reads that are likely to be needed next. It authorises the reads and keeps their answers for this request. Nobody
   * receives the answers yet, so it audits nothing. It never writes.
   */
  ahead(): Gateway {
    return this.#readsAhead ? this : new Gateway(this.#options, this.#caller, this);
  }

  get principal(): Principal {
    return this.#caller.principal;
  }

  /**
   * Runs one command.
   * @throws CodedError: FORBIDDEN and bad input before anything is sent; for a write, only if it has certainly not run
   */
  run<C extends AnyCommand>(command: C, args: GivenTo<C>, options: RunOptions = {}): Promise<RunResult<C>> {
    const result = command.effect === 'read' ? this.#read(command, args, options) : this.#write(command, args, options);
    const users = usersNamed(command, args).filter((one: unknown) => typeof one === 'string');
    return this.#observe(command, users, options.host, result as Promise<RunResult<C>>);
  }

  /**
   * Opens a stream of messages. Counts as one command.
   * @param audited arguments for the audit log, when they are more exact. @default args
   * @throws CodedError FORBIDDEN and bad input before anything is sent
   */
  openDownload(args: DownloadArguments, options: RunOptions = {}, audited: DownloadArguments = args): Promise<Download> {
    return this.#observe(messageFetch, [args.user], options.host, this.#openDownload(args, options, audited));
  }

  async #openDownload(args: DownloadArguments, options: RunOptions, audited: DownloadArguments): Promise<Download> {
    const host = this.#host(options.host);
    const given = { ...args, field: [...args.field], query: [...args.query] };
    const authorized = await this.#authorizeRead(messageFetch, given, host, null);
    await this.#caller.budget.spend(1);
    await this.#auditRead(messageFetch, { ...audited, user: authorized.user }, host);
    return new Download(host, this.#caller, authorized);
  }

  /** Whether a host takes streamed content. */
  takesUploads(host: HostName): boolean {
    return this.#host(host).lineStatus?.state === 'UP';
  }

  /**
   * Call before a write for several users that runs with the option `paid`. Refuses the change once when the caller holds a permission for
   * nobody, and counts the cost of all writes. Later reads of this request do not use earlier answers.
   * @throws CodedError FORBIDDEN, COST_LIMIT, RATE_LIMITED
   */
  startMany(command: AnyCommand, args: unknown, change: ChangeOfMany & { readonly count: number }): Promise<void> {
    const permissions = permissionsOf(command, args);
    return this.#writer.startMany(command, permissions, { ...change, host: this.#host(change.host) });
  }

  /** Records a refused change for several users in the audit log. @returns the error, with its subject */
  refuseMany(error: CodedError, command: AnyCommand, change: ChangeOfMany): Promise<CodedError> {
    return this.#writer.refuseMany(error, command, { ...change, host: this.#host(change.host) });
  }

  /** What the request may still cost. */
  get budget(): Budget {
    return this.#caller.budget;
  }

  /** Streams the names of the users that match a mask and that the caller may see. See gateway/user-stream.ts. */
  streamUsers(mask: string, host: HostName, onNames: OnNames): Promise<void> {
    return streamUsers(this.#host(host), this.#caller, this.#authorizer, mask, onNames);
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
    if (decide(this.principal, permission, name).allowed) return;
    const refused = { command: command.name, effect: command.effect, host, users: [name], arguments: { user: name } };
    const checked = this.guard(refused, () => this.assertCan(permission, name));
    await (this.#readsAhead ? checked : this.#observe(command, [name], host, checked));
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

  /** Names and addresses of the configured hosts. The first is the default. */
  get hosts(): readonly HostAddress[] {
    return this.#options.hosts.map(({ name, url }) => ({ name, url }));
  }

  /** Name and address of a configured host; without a name, of the default host. @throws CodedError BAD_USER_INPUT */
  host(name?: string | null): HostAddress {
    const host = this.#host(name);
    return { name: host.name, url: host.url };
  }

  /** The configured hosts, for a caller who may read about them. @throws CodedError FORBIDDEN */
  async listHosts(): Promise<readonly HostAddress[]> {
    await this.#assertHostRead(null);
    return this.hosts;
  }

  /** @throws CodedError FORBIDDEN */
  async hostUrl(name: string): Promise<string> {
    await this.#assertHostRead(name);
    return this.#host(name).url;
  }

  /** @throws CodedError FORBIDDEN */
  async hostStatus(name: string): Promise<HostStatus> {
    await this.#assertHostRead(name);
    const { health, running, waiting, lineStatus } = this.#host(name);
    return { ...health, runningCount: running, waitingCount: waiting, tcp: lineStatus };
  }

  /** The listing of a host. @throws CodedError FORBIDDEN, or why the host does not answer */
  async hostListing(name: string): Promise<Listing> {
    await this.#assertHostRead(name);
    return this.#host(name).listing();
  }

  /** The GraphQL requests in flight. @throws CodedError FORBIDDEN */
  async runningRequests(): Promise<readonly RunningRequest[]> {
    await this.#assertCanOnHost('REQUEST_READ', { command: 'running', effect: 'read', host: null, users: [], arguments: {} });
    return this.#options.requests?.list() ?? [];
  }

  /** Stops a request. @throws CodedError FORBIDDEN */
  cancelRequest(requestId: string): Promise<CancelledRequest> {
    return cancelRequest(this.#options, this.#caller, requestId);
  }

  #assertHostRead(host: string | null): Promise<void> {
    return this.#assertCanOnHost('HOST_READ', { command: 'host', effect: 'read', host, users: [], arguments: {} });
  }

  #assertCanOnHost(permission: Permission, refused: Refused): Promise<void> {
    return this.guard(refused, () => this.assertCan(permission, null, { hostOnly: true }));
  }

  #host(name?: string | null): Host {
    const host = this.#options.hosts.find((candidate) => name === undefined || name === null || candidate.name === name);
    if (host === undefined) throw badInput('host', 'no doveadm host is configured under this name');
    return host;
  }

  #observe<R>(command: AnyCommand, users: readonly string[], hostName: HostName, running: Promise<R>): Promise<R> {
    const host = hostName ?? this.#options.hosts[0]?.name ?? '';
    return observe(this.#options, { requestId: this.#caller.requestId, host, command, users }, running);
  }

  async #read<C extends AnyCommand>(command: C, given: GivenTo<C>, options: RunOptions): Promise<ResultOf<C>> {
    const host = this.#host(options.host);
    const authorized = this.#authorizeRead(command, given, host, options.confirm);
    const args = authorized instanceof Promise ? await authorized : authorized;
    this.#caller.onAuthorized?.(permissionsOf(command, args));
    const ambiguous = ambiguousNames(command, args);
    if (ambiguous.length > 0) await assertUnambiguous(this.#reads.of(host), command, args, ambiguous);
    const loading = this.#reads.of(host).load({ command, args });
    // Content is returned only when the audit log has the line. Waiting for the line before the read would cost a round.
    const audited = this.#auditRead(command, args, host);
    const [answer] = audited === null ? [await loading] : await Promise.all([loading, audited]);
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

  async #write<C extends AnyCommand>(command: C, args: GivenTo<C>, options: RunOptions): Promise<WriteResult<ResultOf<C>>> {
    if (this.#readsAhead) throw new CodedError('INTERNAL', `${command.name} is a write and cannot be run ahead.`);
    return this.#writer.run(command, args, this.#host(options.host), options);
  }

  #auditRead(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<void> | null {
    if (this.#readsAhead || !permissionsOf(command, args).includes('MESSAGE_READ_CONTENT')) return null;
    const key = `${host.name} ${command.name} ${JSON.stringify(args)}`;
    const known = this.#contentReads.get(key);
    if (known !== undefined) return known;
    const owners = this.#authorizer.reach.ownersNamed(command, args);
    const line = this.#options.audit.contentRead(auditEntry(this.#caller, command, args, host, owners));
    this.#contentReads.set(key, line);
    return line;
  }
}
