import { assertAllowed, decide, type Reach } from './access/decide.ts';
import type { Principal } from './access/principal.ts';
import { redact, type Audit, type AuditEntry } from './audit.ts';
import { createReadLoader, type ReadLoader } from './doveadm/dispatch/read-loader.ts';
import { usersNamed } from './doveadm/arguments.ts';
import { paceOf, type AnyCommand, type ArgumentsOf, type Params, type Probe, type ResultOf, type Row } from './doveadm/command.ts';
import { rawCommand } from './doveadm/commands/raw.ts';
import { logErrors } from './doveadm/commands/server.ts';
import type { Deadline } from './limits/deadline.ts';
import { encodeCommand, isForeign, type Answer } from './doveadm/wire/http/envelope.ts';
import { badInput, CodedError, type ErrorCode } from './doveadm/errors.ts';
import type { Host } from './doveadm/host/host.ts';
import type { Listing } from './doveadm/wire/listing.ts';
import { LostEnvelopeError } from './doveadm/wire/http/lost-envelope.ts';
import { ServerReplacedError } from './doveadm/host/server-replaced.ts';
import type { Read, ReadOptions } from './doveadm/dispatch/read.ts';
import { assertFits, wireBytes } from './doveadm/wire/http/request-size.ts';
import type { Holding } from './doveadm/host/transport.ts';
import type { Permission } from './doveadm/permission.ts';
import { readRawCommand } from './gateway/raw-command.ts';
import { Authorizer, permissionsOf, type AuthorizationPolicy } from './gateway/authorizer.ts';
import { reconcile } from './gateway/reconcile.ts';
import { decode, rowsOf } from './doveadm/wire/answer.ts';
import type { WritesInFlight } from './gateway/writes-in-flight.ts';
import { findUnmetPrecondition, readProbe } from './gateway/preconditions.ts';
import { writeFailure, type WriteResult } from './gateway/write-result.ts';
import type { Budget } from './limits/budget.ts';

export type { Outcome, WriteError, WriteResult as Written } from './gateway/write-result.ts';

/** What `run` resolves to: the decoded answer of a read, the outcome of a write. */
export type RunResult<C extends AnyCommand> = C['effect'] extends 'read' ? ResultOf<C> : WriteResult<ResultOf<C>>;

export interface RunOptions {
  /** The host's configured name. @default the default host */
  readonly host?: string | null | undefined;
  /** The host's name once more, for commands whose record asks for it. */
  readonly confirm?: string | undefined;
  /** Of a write: stops when it has been admitted, with nothing sent. */
  readonly dryRun?: boolean | undefined;
  /** Of a write: read when it has been admitted, right before it is sent; null where all is as expected, else why it is not done. */
  readonly condition?: (() => Promise<CodedError | null>) | undefined;
}

/** Who asks, for authorisation and the audit log. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
  readonly remoteAddress: string | null;
  /** Aborts when the client goes away: what is not sent yet is dropped. */
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: Deadline | undefined;
  /** What the request may still cost. */
  readonly budget: Budget;
  /** What it holds of the memory for answers. */
  readonly holding?: Holding | undefined;
}

/** How a command ended: for metrics and the request log. */
export interface CommandEvent {
  readonly requestId: string;
  readonly host: string;
  readonly command: AnyCommand;
  /** null: as it was meant to. */
  readonly code: ErrorCode | null;
  /** From when it was asked for: what it waited is in it. */
  readonly durationMs: number;
}

export interface GatewayOptions extends AuthorizationPolicy {
  /** The first is the default. */
  readonly hosts: readonly Host[];
  readonly audit: Audit;
  /** The writes under way, of all requests. */
  readonly writes: WritesInFlight;
  /** Told of what goes wrong behind a caller's back, such as an audit line that could not be written after a write. */
  readonly onFault: (error: unknown) => void;
  /** Told of every command that was asked for, when it has come to its end. */
  readonly onCommand?: ((event: CommandEvent) => void) | undefined;
}

/** A write that was tried. */
interface Attempt<R> {
  readonly written: WriteResult<R>;
  readonly failure: CodedError | null;
  /** What was seen when its answer was lost and it was looked for. */
  readonly seen: string | null;
}

/** The one door between resolvers and Dovecot, for one request: whatever goes through is authorised, checked, batched and audited here. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #caller: Caller;
  readonly #authorizer: Authorizer;
  readonly #loaders: Map<Host, ReadLoader>;
  readonly #readsAhead: boolean;
  readonly #repeatables = new Map<Host, ReadLoader>();
  readonly #preconditionLoaders = new Map<Host, ReadLoader>();

  constructor(options: GatewayOptions, caller: Caller, readsAheadFor?: Gateway) {
    this.#options = options;
    this.#caller = caller;
    this.#authorizer = new Authorizer(options, caller.principal);
    this.#loaders = readsAheadFor === undefined ? new Map<Host, ReadLoader>() : readsAheadFor.#loaders;
    this.#readsAhead = readsAheadFor !== undefined;
  }

  /**
   * The same door, for what is likely to be asked next: reads are authorised and their answers kept for this request, but nobody gets
   * them, so there is nothing to audit. It never writes.
   */
  ahead(): Gateway {
    return this.#readsAhead ? this : new Gateway(this.#options, this.#caller, this);
  }

  get principal(): Principal {
    return this.#caller.principal;
  }

  /** Names and addresses of the configured hosts; the first is the default. */
  get hosts(): readonly Host[] {
    return this.#options.hosts;
  }

  /**
   * Runs one command.
   * @throws CodedError: FORBIDDEN and bad input before anything is sent; of a write, only what is certain not to have run
   */
  run<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, options: RunOptions = {}): Promise<RunResult<C>> {
    const result = command.effect === 'read' ? this.#read(command, args, options) : this.#write(command, args, options);
    return this.#observe(command, options, result as Promise<RunResult<C>>);
  }

  /** Whether the caller may do this; `user` null asks about something that is not a user's. */
  can(permission: Permission, user: string | null): { readonly allowed: boolean; readonly reason: string | null } {
    const decision = decide(this.principal, permission, user === null ? null : this.foldUser(user), { hostOnly: user === null });
    return { allowed: decision.allowed, reason: decision.allowed ? null : decision.reason };
  }

  /** Whether a mailbox of this name is its user's own, and not in a shared namespace. */
  isOwn(mailbox: string): boolean {
    return this.#authorizer.reach.isOwn(mailbox);
  }

  /** Whether the caller holds each of the permissions for every user there is. */
  reachesEveryone(permissions: readonly Permission[]): boolean {
    return this.#authorizer.reach.everyone(permissions);
  }

  /** @throws CodedError FORBIDDEN naming the permission */
  assertCan(permission: Permission, user: string | null, reach?: Reach): void {
    assertAllowed(this.principal, permission, user, reach);
  }

  /** A user's name as Dovecot folds it. @throws CodedError BAD_USER_INPUT where it is a pattern or no name */
  foldUser(name: string): string {
    return this.#authorizer.foldUser(name);
  }

  /** A configured host by name. @throws CodedError BAD_USER_INPUT */
  host(name?: string | null): Host {
    const host = this.hosts.find((candidate) => name === undefined || name === null || candidate.name === name);
    if (host === undefined) throw badInput('host', 'no doveadm host is configured under this name');
    return host;
  }

  /** What a host lists. @throws CodedError FORBIDDEN, or why the host does not answer */
  async listing(host: string): Promise<Listing> {
    this.assertCan('HOST_READ', null, { hostOnly: true });
    return this.host(host).listing();
  }

  /** Says how a command ended, to whoever counts. */
  async #observe<R>(command: AnyCommand, options: RunOptions, running: Promise<R>): Promise<R> {
    const { onCommand } = this.#options;
    if (onCommand === undefined) return running;
    const startedAt = performance.now();
    const ended = (code: ErrorCode | null): void => {
      const host = options.host ?? this.hosts[0]?.name ?? '';
      onCommand({ requestId: this.#caller.requestId, host, command, code, durationMs: performance.now() - startedAt });
    };
    try {
      const result = await running;
      ended(command.effect === 'read' ? null : ((result as WriteResult<unknown>).errors[0]?.error.code ?? null));
      return result;
    } catch (error) {
      ended(error instanceof CodedError ? error.code : 'INTERNAL');
      throw error;
    }
  }

  /** What keeps a write from being sent stands in the audit log. */
  async #orRefused<T>(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      throw await this.#refused(error, command, args, host);
    }
  }

  async #read<C extends AnyCommand>(command: C, given: ArgumentsOf<C>, options: RunOptions): Promise<ResultOf<C>> {
    const host = this.host(options.host);
    const args = this.#authorizer.authorize(command, given, host.name, options.confirm);
    const loading = this.#loader(host).load({ command, args } satisfies Read);
    // Content is handed out only when the audit log has the line; waiting for it first would cost a round.
    const audited = this.#auditRead(command, args, host);
    const [answer] = audited === null ? [await loading] : await Promise.all([loading, audited]);
    const rows = command.rows?.(answer) ?? answer;
    return decode(command, rows.filter(this.#authorizer.reach.mayKnow(command, permissionsOf(command, args))), args);
  }

  async #write<C extends AnyCommand>(command: C, given: ArgumentsOf<C>, options: RunOptions): Promise<WriteResult<ResultOf<C>>> {
    if (this.#readsAhead) throw new CodedError('INTERNAL', `${command.name} is a write and cannot be run ahead.`);
    const host = this.host(options.host);
    const { args, obstacle } = await this.#orRefused(command, given, host, async () => {
      const admitted = this.#authorizer.authorize(command, given, host.name, options.confirm);
      return { args: admitted, obstacle: await findUnmetPrecondition(this.#preconditionLoader(host), command, admitted as never) };
    });
    if ((command as AnyCommand) === rawCommand) return this.#writeRaw(args, host, options);
    if (obstacle !== null) return this.#refuse(obstacle, command, args, host);
    if (options.dryRun === true) return { outcome: 'NOT_APPLIED', errors: [], value: null };
    const unmet = await this.#unmet(options.condition, host);
    if (unmet !== null) return this.#refuse(unmet, command, args, host);
    return this.#inFlight(() => this.#writeAndAudit(command, args, host));
  }

  /** A command in doveadm's words is a write like any other once it is known which: allowed once more, by what that one needs. */
  async #writeRaw<R>(args: Readonly<Record<string, unknown>>, host: Host, options: RunOptions): Promise<WriteResult<R>> {
    const given = args as ArgumentsOf<typeof rawCommand>;
    const raw = await this.#orRefused(rawCommand, args, host, async () => readRawCommand(await host.listing(), given));
    return (await this.#write(raw.command, raw.args, { ...options, host: host.name })) as WriteResult<R>;
  }

  /** A write that was allowed and is not sent, for what is found on the mail host: its payload says so. */
  async #refuse(error: CodedError, command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<WriteResult<never>> {
    const known = await this.#refused(error, command, args, host);
    return { outcome: 'NOT_APPLIED', errors: [{ error: known, log: null }], value: null };
  }

  /** Puts a refusal into the audit log. */
  async #refused(error: CodedError, command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<CodedError> {
    const known = error.about({ command: command.name, host: host.name });
    await this.#options.audit.refused({ ...this.#entry(command, args, host), code: known.code, reason: known.message });
    return known;
  }

  /** What was read before in this request does not count: only what is there now. */
  async #unmet(condition: RunOptions['condition'], host: Host): Promise<CodedError | null> {
    if (condition === undefined) return null;
    this.#loaders.delete(host);
    return condition();
  }

  /** While a write is under way, the request's clock stands still, and a gateway that shuts down waits for it. */
  #inFlight<T>(task: () => Promise<T>): Promise<T> {
    const { deadline } = this.#caller;
    return this.#options.writes.track(deadline === undefined ? task : () => deadline.hold(task));
  }

  async #writeAndAudit<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host): Promise<WriteResult<ResultOf<C>>> {
    const entry = this.#entry(command, args, host, this.#authorizer.reach.ownersNamed(command, args));
    const intent = await this.#options.audit.intent(entry);
    const startedAt = Date.now();
    const { written, failure, seen } = await this.#attempt(command, args, host, startedAt);
    // What is selected in the payload is read after the write.
    this.#loaders.delete(host);
    if (command.reloadsServer === true) host.forgetListing();
    const { outcome } = written;
    const durationMs = Date.now() - startedAt;
    try {
      const { code = null, subject } = failure ?? {};
      await this.#options.audit.outcome({ ...entry, intent, outcome, code, exitCode: subject?.exitCode ?? null, seen, durationMs });
    } catch (error) {
      // It happened, whatever the audit log can still say: the caller is told the truth, and the operator that a line is missing.
      this.#options.onFault(error);
    }
    if (failure !== null && outcome === 'NOT_APPLIED' && !failure.answered) throw failure;
    return written;
  }

  async #attempt<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host, startedAt: number): Promise<Attempt<ResultOf<C>>> {
    try {
      const value = decode(command, await this.#change(command, args, host), args);
      this.#loaders.delete(host);
      await this.#prove(command, args, host);
      return { written: { outcome: 'APPLIED', errors: [], value }, failure: null, seen: null };
    } catch (error) {
      const failure = writeFailure(command, args, error).about({ host: host.name });
      if (failure.mayHaveRun && !failure.answered) return this.#reconcile(command, args, host, failure);
      const log = failure.answered ? await this.#explain(host, failure, startedAt) : null;
      const outcome = failure.mayHaveRun ? 'UNKNOWN' : 'NOT_APPLIED';
      return { written: { outcome, errors: [{ error: failure, log }], value: null }, failure, seen: null };
    }
  }

  /** A write that nobody answered to: applied where things are found to be as it would have left them, unknown otherwise. */
  async #reconcile<R>(command: AnyCommand, args: unknown, host: Host, failure: CodedError): Promise<Attempt<R>> {
    // The client may be gone by now, and its budget spent: neither keeps from looking.
    const seen = await reconcile(host, command, args, {
      owner: this.#caller,
      requestId: this.#caller.requestId,
      spend: free,
    });
    if (seen?.asAsked === true) return { written: { outcome: 'APPLIED', errors: [], value: null }, failure, seen: seen.what };
    const advice = `Whether ${command.name} was applied is not known: look before you repeat it.`;
    const found = seen === null ? advice : `When the gateway looked, ${seen.what}; ${command.name} may still be carried out.`;
    const error = failure.about({}, `${failure.message} ${found}`);
    return { written: { outcome: 'UNKNOWN', errors: [{ error, log: null }], value: null }, failure: error, seen: seen?.what ?? null };
  }

  /** @throws CodedError, `answered`, where the write has not done what Dovecot says it did, or where that cannot be seen */
  async #prove(command: AnyCommand, args: unknown, host: Host): Promise<void> {
    try {
      const proof = command.postcondition as Probe<unknown> | undefined;
      const problem =
        proof === undefined ? null : await readProbe(createReadLoader(host, { ...this.#readOptions(), spend: free }), proof, args);
      if (problem !== null) throw problem;
    } catch (error) {
      if (error instanceof CodedError && error.answered) throw error;
      const message = `Dovecot confirmed ${command.name}, but whether it was done could not be read.`;
      throw new CodedError('TEMPORARY_FAILURE', message, {}, { mayHaveRun: true, cause: error });
    }
  }

  /** A write goes alone and once; what is repeatable shares envelopes, and is replayed when one is lost, like a read. */
  async #change(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<readonly Row[]> {
    if (command.effect !== 'repeatable') return rowsOf(command, args, await this.#send(command, args, host));
    const rows = await kept(this.#repeatables, host, () => createReadLoader(host, this.#readOptions(), { remember: false })).load({
      command,
      args,
    });
    return command.rows?.(rows) ?? rows;
  }

  /** Alone in its envelope, once; once more only where Dovecot did not know the command, and has been replaced by another version. */
  async #send(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<Answer> {
    const listing = await host.listing();
    try {
      const answer = await this.#sendFor(listing, command, args, host);
      if (!isForeign(answer)) return answer;
      host.forgetListing();
      if ((await host.listing()) === listing) return answer;
    } catch (error) {
      if (!(error instanceof ServerReplacedError)) throw error;
    }
    return this.#sendFor(await host.listing(), command, args, host);
  }

  async #sendFor(listing: Listing, command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<Answer> {
    const adapted = listing.adapt(command, args);
    const json = encodeCommand(adapted);
    assertFits(wireBytes(json), adapted.params, listing.limits);
    await this.#caller.budget.spend(1);
    const [answer] = await host.send([{ ...adapted, json }], {
      owner: this.#caller,
      requestId: this.#caller.requestId,
      effect: 'write',
      pace: paceOf(command),
      madeFor: listing,
      signal: this.#caller.signal,
      deadline: this.#caller.deadline?.signal,
    });
    if (answer === undefined) throw new LostEnvelopeError('garbled', 'Dovecot answered nothing.');
    return answer;
  }

  /** Dovecot's log line for a failed write, matched by user and time, where the caller may see it. */
  async #explain(host: Host, { subject }: CodedError, sinceMs: number): Promise<string | null> {
    const user = subject.user ?? null;
    if (!decide(this.principal, 'ERROR_LOG_READ', user, { hostOnly: user === null }).allowed) return null;
    try {
      const since = Math.floor(sinceMs / 1000);
      const lines = await this.run(logErrors, { since }, { host: host.name });
      const about = user === null ? lines : lines.filter((line) => line.user === user);
      return about.at(-1)?.text ?? null;
    } catch {
      return null;
    }
  }

  #loader(host: Host): ReadLoader {
    return kept(this.#loaders, host, () => createReadLoader(host, this.#readOptions()));
  }

  /** For what is asked before a write: together where there are several, and never older than the write. */
  #preconditionLoader(host: Host): ReadLoader {
    return kept(this.#preconditionLoaders, host, () => createReadLoader(host, this.#readOptions(), { remember: false }));
  }

  #readOptions(): ReadOptions {
    const { requestId, signal, deadline, budget, holding } = this.#caller;
    return { owner: this.#caller, requestId, signal, deadline: deadline?.signal, holding, spend: (commands) => budget.spend(commands) };
  }

  #auditRead(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host): Promise<void> | null {
    if (this.#readsAhead || !permissionsOf(command, args).includes('MESSAGE_READ_CONTENT')) return null;
    return this.#options.audit.contentRead(this.#entry(command, args, host, this.#authorizer.reach.ownersNamed(command, args)));
  }

  #entry(command: AnyCommand, args: Readonly<Record<string, unknown>>, host: Host, owners: readonly (string | null)[] = []): AuditEntry {
    const { principal, requestId, remoteAddress } = this.#caller;
    return {
      requestId,
      principal,
      ip: remoteAddress,
      host: host.name,
      command: command.name,
      effect: command.effect,
      users: [...new Set([...usersNamed(command, args), ...owners.filter((owner) => owner !== null)])],
      arguments: redact(command.params as Params, args),
    };
  }
}

/** What the gateway itself asks after a write is not the caller's to pay for. */
const free = (): Promise<void> => Promise.resolve();

/** The loader of a host, made when it is first asked for. */
function kept(loaders: Map<Host, ReadLoader>, host: Host, create: () => ReadLoader): ReadLoader {
  const loader = loaders.get(host) ?? create();
  loaders.set(host, loader);
  return loader;
}
