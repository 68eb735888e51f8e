import {
  permissionsOf,
  type AnyCommand,
  type ArgumentsOf,
  type GivenTo,
  type Probe,
  type ProbeContext,
  type ResultOf,
  type Row,
} from '../doveadm/command.ts';
import { rawCommand } from '../doveadm/commands/raw.ts';
import { findCauses, isAmbiguous } from '../doveadm/dispatch/failure-cause.ts';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import { assertSendable } from '../doveadm/dispatch/prepare-command.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import { sendWrite } from '../doveadm/dispatch/send-write.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { Upload } from '../doveadm/wire/upload.ts';
import { decode, rowsOf } from '../doveadm/wire/answer.ts';
import { subjectOf } from '../doveadm/wire/failure.ts';
import type { Listing } from '../doveadm/wire/listing.ts';
import { ambiguousNames, assertUnambiguous } from './ambiguous-names.ts';
import { argumentsSent, auditEntry } from './audit-entry.ts';
import type { Cluster } from './cluster.ts';
import type { Authorizer } from './authorizer.ts';
import { ownReadOptions, readOptionsOf, type Caller } from './caller.ts';
import { readFailureReason } from './failure-reason.ts';
import { HostLoaders } from './host-loaders.ts';
import type { GatewayOptions, RunOptions } from './options.ts';
import { findUnmetPrecondition, readProbe } from './preconditions.ts';
import { readRawCommand } from './raw-command.ts';
import { reconcile } from './reconcile.ts';
import { ofForwarded, writeFailure, type WriteResult } from './write-result.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** A write that was sent. */
interface Attempt<R> {
  readonly result: WriteResult<R>;
  readonly failure: CodedError | null;
  /** What a read found when the answer was lost and the write was reconciled. */
  readonly seen: string | null;
}

/** The writes of one request: authorised, checked against the current state, sent once, audited before and after. */
export class Writer {
  readonly #options: GatewayOptions;
  readonly #caller: Caller;
  readonly #authorizer: Authorizer;
  readonly #reads: HostLoaders;
  readonly #cluster: Cluster;
  readonly #repeatables: HostLoaders;
  readonly #preconditions: HostLoaders;

  /** @param reads of the request: after a write to a host, its remembered answers are forgotten */
  constructor(options: GatewayOptions, caller: Caller, authorizer: Authorizer, reads: HostLoaders, cluster: Cluster) {
    this.#options = options;
    this.#caller = caller;
    this.#authorizer = authorizer;
    this.#reads = reads;
    this.#cluster = cluster;
    const createForgetful = (host: Host) => createReadLoader(host, readOptionsOf(caller), { remember: false });
    this.#repeatables = new HostLoaders((host) => createReadLoader(host, this.#paidOptions, { remember: false }));
    // Preconditions of several writes share a round. Their answers are not remembered, so none is older than its write.
    this.#preconditions = new HostLoaders(createForgetful);
  }

  /** As `Gateway.run`, of a write. @param onHost called with the host that the write goes to */
  async run<C extends AnyCommand>(
    command: C,
    given: GivenTo<C>,
    options: RunOptions,
    onHost: (host: Host) => void,
  ): Promise<WriteResult<ResultOf<C>>> {
    const result = await this.#run(command, given, options, onHost);
    this.#caller.onWrite?.(result);
    return result;
  }

  async #run<C extends AnyCommand>(
    command: C,
    given: GivenTo<C>,
    options: RunOptions,
    onHost: (host: Host) => void,
  ): Promise<WriteResult<ResultOf<C>>> {
    const entry = this.#cluster.host(options.host, command.servedBy);
    const args = await this.#orRefused(command, given, entry, async () => {
      // A write counts when it is requested, even if it is then refused.
      if (options.paid !== true) await this.#caller.budget.spend(1);
      return this.#authorizer.authorize(command, given, entry.name, options);
    });
    this.#caller.onAuthorized?.(permissionsOf(command, args));
    const runAt = (host: Host): Promise<WriteResult<ResultOf<C>>> => {
      onHost(host);
      return this.#runAt(command, args, host, options);
    };
    const user = this.#cluster.routedUser(command, args, options.host);
    if (user === null) return runAt(entry);
    const host = await this.#orRefused(command, args, entry, () => this.#cluster.locateWrite(command, args, user));
    // Content that is sent on while it comes cannot be sent twice.
    const isUpload = Object.values(args).some((value) => value instanceof Upload);
    return isUpload ? runAt(host) : this.#cluster.write(user, host, runAt);
  }

  async #runAt<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host, options: RunOptions): Promise<WriteResult<ResultOf<C>>> {
    if (this.#caller.reconcileOnly === true && options.dryRun !== true && (command as AnyCommand) !== rawCommand) {
      return this.#settleInterrupted(command, args, host);
    }
    if ((command as AnyCommand) === rawCommand) return this.#runRaw(args, host, options);
    const unmet = await this.#orRefused(command, args, host, async () => {
      // Unsupported commands are reported before any read is sent for them. A host without a readable listing gets no reads below either.
      const listing = await host.listing().catch(() => null);
      if (listing !== null) assertSendable(host, listing, command, args);
      const ambiguous = ambiguousNames(command, args);
      if (ambiguous.length > 0) await assertUnambiguous(this.#preconditions.of(host), command, args, ambiguous);
      const context = this.#probeContext(command, args, listing);
      const found = await findUnmetPrecondition(this.#preconditions.of(host), command, args as never, context);
      if (found?.code === 'FORBIDDEN') throw found;
      return found;
    });
    if (unmet !== null) return this.#refuse(unmet, command, args, host);
    if (options.dryRun === true) return { outcome: 'NOT_APPLIED', errors: [], value: null };
    const unexpected = await this.#checkCondition(options, host);
    if (unexpected !== null) return this.#refuse(unexpected, command, args, host);
    return this.#inFlight(() => this.#sendAndAudit(command, args, host));
  }

  /** Reconciles a write that an earlier process may have sent, and does not send it. */
  async #settleInterrupted<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host): Promise<WriteResult<ResultOf<C>>> {
    const message = `The gateway stopped while ${command.name} was in flight.`;
    const interrupted = new CodedError('UPSTREAM_UNAVAILABLE', message, {}, { mayHaveRun: true, retryable: false });
    const failure = interrupted.about({ ...subjectOf(command, args), command: command.name, host: host.name });
    return (await this.#reconcile<ResultOf<C>>(command, args, host, failure)).result;
  }

  /** Once the record of a raw command is known, it is a write like any other. It is authorised again, by the needs of that record. */
  async #runRaw<R>(args: Arguments, host: Host, options: RunOptions): Promise<WriteResult<R>> {
    const given = args as ArgumentsOf<typeof rawCommand>;
    const raw = await this.#orRefused(rawCommand, args, host, async () => readRawCommand(await host.listing(), given));
    const onHost = { ...options, host: host.name, paid: true };
    return (await this.#run(raw.command, raw.args, onHost, () => undefined)) as WriteResult<R>;
  }

  /** How a write and its reads are sent: their cost was counted when the write was requested. */
  get #paidOptions(): ReadOptions {
    return { ...readOptionsOf(this.#caller), spend: () => Promise.resolve() };
  }

  /** Records a refusal in the audit log when the task fails before the write is sent. */
  async #orRefused<T>(command: AnyCommand, args: Arguments, host: Host, task: () => T | Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      throw await this.#auditRefusal(error, command, args, host);
    }
  }

  /** The result of an authorised write that is not sent because of a state on the mail host. */
  async #refuse(reason: CodedError, command: AnyCommand, args: Arguments, host: Host): Promise<WriteResult<never>> {
    const error = await this.#auditRefusal(reason, command, args, host);
    return { outcome: 'NOT_APPLIED', errors: [{ error, log: null }], value: null };
  }

  async #auditRefusal(error: CodedError, command: AnyCommand, args: Arguments, host: Host): Promise<CodedError> {
    const known = error.about({ command: command.name, host: host.name });
    await this.#options.audit.refused({ ...auditEntry(this.#caller, command, args, host), code: known.code, reason: known.message });
    return known;
  }

  /** Earlier answers of this request do not count: the condition must see the current state. */
  async #checkCondition({ condition }: RunOptions, host: Host): Promise<CodedError | null> {
    if (condition === undefined) return null;
    this.#reads.forget(host);
    return condition();
  }

  /** The request's clock stops while a write is in flight. A gateway that shuts down waits for the write. */
  #inFlight<T>(task: () => Promise<T>): Promise<T> {
    const { deadline } = this.#caller;
    return this.#options.writes.track(deadline === undefined ? task : () => deadline.hold(task));
  }

  async #sendAndAudit<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host): Promise<WriteResult<ResultOf<C>>> {
    const { audit, onFault } = this.#options;
    const entry = auditEntry(this.#caller, command, args, host, this.#authorizer.reach.ownersNamed(command, args));
    const intent = await audit.intent(entry);
    const startedAt = Date.now();
    const { result, failure, seen } = await this.#attempt(command, args, host, startedAt);
    // The selections of the payload are read after the write.
    this.#reads.forget(host);
    if (command.reloadsServer === true) host.startAfresh();
    const { outcome } = result;
    const durationMs = Date.now() - startedAt;
    try {
      const { code = null, subject } = failure ?? {};
      await audit.outcome({
        ...entry,
        arguments: argumentsSent(entry, command, args),
        intent,
        outcome,
        code,
        exitCode: subject?.exitCode ?? null,
        seen,
        durationMs,
      });
    } catch (error) {
      // The write has happened, whatever the audit log can still record: the caller gets the outcome, and the operator gets the fault.
      onFault(error);
    }
    if (failure !== null && outcome === 'NOT_APPLIED' && !failure.answered) throw failure;
    return result;
  }

  async #attempt<C extends AnyCommand>(command: C, args: ArgumentsOf<C>, host: Host, startedAt: number): Promise<Attempt<ResultOf<C>>> {
    try {
      const value = decode(command, await this.#send(command, args, host), args);
      this.#reads.forget(host);
      await this.#checkPostcondition(command, args, host);
      return { result: { outcome: 'APPLIED', errors: [], value }, failure: null, seen: null };
    } catch (error) {
      const reported = writeFailure(command, args, error).about({ host: host.name });
      const failure = ofForwarded(command, host, await this.#explain(command, args, host, reported, startedAt));
      if (failure.mayHaveRun && !failure.answered) return this.#reconcile(command, args, host, failure);
      if (isDoubtful(command, failure)) {
        const seen = await reconcile(host, command, args, ownReadOptions(this.#caller), { hasEnded: true });
        if (seen?.isApplied === true) return { result: { outcome: 'APPLIED', errors: [], value: null }, failure, seen: seen.what };
      }
      const { reach } = this.#authorizer;
      const failed = { command, args, failure, sinceMs: startedAt };
      const log = failure.answered ? await readFailureReason(host, this.#caller, reach, failed) : null;
      const outcome = failure.mayHaveRun ? 'UNKNOWN' : 'NOT_APPLIED';
      return { result: { outcome, errors: [{ error: failure, log }], value: null }, failure, seen: null };
    }
  }

  /** When an exit code has several causes: the cause that Dovecot's log shows. */
  async #explain(command: AnyCommand, args: Arguments, host: Host, failure: CodedError, sinceMs: number): Promise<CodedError> {
    if (failure.code !== 'TEMPORARY_FAILURE' || !isAmbiguous(command, failure.subject.exitCode ?? null)) return failure;
    const [cause] = await findCauses(host, this.#caller.requestId, sinceMs, [{ command, args, log: failure.log }]);
    if (cause === null || cause === undefined) return failure;
    return new CodedError(cause.code, cause.message, failure.subject, { ...failure.details, retryable: false });
  }

  /** A write is sent alone, once. A repeatable write shares envelopes and is replayed after a loss, like a read. */
  async #send(command: AnyCommand, args: Arguments, host: Host): Promise<readonly Row[]> {
    if (command.effect === 'repeatable') return this.#repeatables.of(host).load({ command, args });
    const rows = rowsOf(command, args, await sendWrite(host, command, args, this.#paidOptions));
    if (rows instanceof CodedError) throw rows;
    return rows;
  }

  #probeContext(command: AnyCommand, args: Arguments, listing: Listing | null): ProbeContext {
    const { reach } = this.#authorizer;
    return {
      takes: (parameter) => listing?.takes(command, parameter) === true,
      mayReach: (user) => reach.mayReach(permissionsOf(command, args), user),
    };
  }

  /** @throws CodedError, with `answered`, when the write has not done what Dovecot says it did, or when that cannot be seen */
  async #checkPostcondition(command: AnyCommand, args: Arguments, host: Host): Promise<void> {
    const postcondition = command.postcondition as Probe<unknown> | undefined;
    if (postcondition === undefined) return;
    try {
      const problem = await readProbe(
        createReadLoader(host, this.#paidOptions),
        postcondition,
        args,
        this.#probeContext(command, args, await host.listing()),
      );
      if (problem !== null) throw problem;
    } catch (error) {
      if (error instanceof CodedError && error.answered) throw error;
      const message = `Dovecot confirmed ${command.name}, but whether it was done could not be read.`;
      throw new CodedError('TEMPORARY_FAILURE', message, {}, { mayHaveRun: true, cause: error });
    }
  }

  /** The result of a write without an answer: APPLIED when the state is what it would have left, otherwise UNKNOWN. */
  async #reconcile<R>(command: AnyCommand, args: unknown, host: Host, failure: CodedError): Promise<Attempt<R>> {
    const seen = await reconcile(host, command, args, ownReadOptions(this.#caller));
    if (seen?.isApplied === true) return { result: { outcome: 'APPLIED', errors: [], value: null }, failure, seen: seen.what };
    const advice = `Whether ${command.name} was applied is not known: look before you repeat it.`;
    const found = seen === null ? advice : `When the gateway looked, ${seen.what}; ${command.name} may still be carried out.`;
    const error = failure.about({}, `${failure.message} ${found}`);
    return { result: { outcome: 'UNKNOWN', errors: [{ error, log: null }], value: null }, failure: error, seen: seen?.what ?? null };
  }
}

/** Whether Dovecot may have carried out a write although it answered that something is missing. */
function isDoubtful(command: AnyCommand, { code, answered, mayHaveRun }: CodedError): boolean {
  return code === 'NOT_FOUND' && answered && (mayHaveRun || command.misreportsMissing === true);
}
