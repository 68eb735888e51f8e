import { setTimeout as sleep } from 'node:timers/promises';
import { paceOf, type CommandClass, type Pace } from '../command.ts';
import { isForeign, type Answer } from '../wire/answer.ts';
import { CodedError } from '../errors.ts';
import { rowsOf } from '../wire/answer.ts';
import type { Host } from '../host/host.ts';
import type { Listing } from '../wire/listing.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { Read, ReadOptions } from './read.ts';
import type { SendOptions, SendResult } from '../host/wire.ts';
import { ServerReplacedError } from '../host/server-replaced.ts';
import { packEnvelopes } from './pack-envelopes.ts';
import { asError, halvesOf, joinedReadsOf, joinReads, type PendingRead, type JoinedRead } from './joined-read.ts';
import { isSeparable, separateRead } from './separate-read.ts';
import { ATTEMPTS, classifyLoss, isKnownToCrash } from './crash-detection.ts';
import { findCauses, isAmbiguous } from './failure-cause.ts';

/** How often a command with a transient exit code is sent. */
const PASSING_ATTEMPTS = 5;
/** Behind a proxy that accepts its connections, a restarting Dovecot looks like one whose processes die immediately. */
const BEFORE_LAST_MS = 250;
/**
 * Halves of lost envelopes that one round may send. A command that stands alone is sent twice more in addition. The reads that are not
 * settled by then fail, and may be retried.
 */
export const MAX_REPLAYS = 64;

/** The reads of one tick on one host: sent, and sent again when answers are lost, until each is settled. */
export class Round {
  readonly #host: Host;
  readonly #options: ReadOptions;
  readonly #number: number;
  readonly #startedAt = Date.now();
  #listing: Listing;
  #replays = 0;

  /** @param number of the round, unique in this process */
  constructor(host: Host, listing: Listing, options: ReadOptions, number: number) {
    this.#host = host;
    this.#listing = listing;
    this.#options = options;
    this.#number = number;
  }

  /** Sends the reads over their wires, in as many parallel envelopes as suits the host, and settles every read. */
  async run(units: readonly JoinedRead[]): Promise<void> {
    const inOrder = units.filter(({ via }) => via.answersInOrder);
    const others = units.filter(({ via }) => !via.answersInOrder);
    const envelopes = this.#linesOf(inOrder);
    for (const wire of new Set(others.map(({ via }) => via))) {
      const of = (opens: CommandClass): JoinedRead[] => others.filter(({ command, via }) => command.class === opens && via === wire);
      envelopes.push(...packEnvelopes([...of('server'), ...of('mail')], this.#host, wire.limits(this.#listing)));
    }
    await Promise.all(envelopes.map((envelope) => this.#exchange(envelope)));
  }

  /** Groups the reads by class and pace. A quarantined read goes alone. */
  #linesOf(units: readonly JoinedRead[]): JoinedRead[][] {
    const groups = new Map<string, JoinedRead[]>();
    for (const unit of units) {
      const { command, reads } = unit;
      const isQuarantined = reads.some(({ read }) => this.#host.quarantine.envelopeLimit(read.command, read.args) < Infinity);
      const key = isQuarantined ? String(groups.size) : `${command.class} ${paceOf(command)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [unit]);
      else group.push(unit);
    }
    return [...groups.values()];
  }

  /**
   * Sends one envelope. When it is lost, one of its commands may have ended the process. The envelope is then halved and both halves are
   * sent again, until that command stands alone. All commands are reads, so a second run is harmless. With n commands, one loss costs 2
   * further requests, and one crashing command 2·log2(n) + 2. Either case also costs one request for the listing and, at the end, one for
   * Dovecot's log.
   */
  async #exchange(units: readonly JoinedRead[]): Promise<void> {
    let answers: SendResult[];
    const sentAt = Date.now();
    try {
      answers = await this.#host.send(units, this.#sendOptions(slowestOf(units)), units[0]?.via);
    } catch (error) {
      if (error instanceof ServerReplacedError && (await this.#isReplaced())) await this.run(this.#madeAnew(units));
      else if (error instanceof LostEnvelopeError) await this.#recover(units, error);
      else if (units.length > 1 && isTooLarge(error)) await this.#again(halvesOf(units));
      else this.#fail(units, error);
      return;
    }
    const replaced = answers.some(isForeign) && (await this.#isReplaced());
    const causes = answers.some(hasFailed) ? await this.#findCauses(units, answers, sentAt) : NO_CAUSES;
    const again: PendingRead[] = [];
    const lost: Promise<void>[] = [];
    for (const [index, unit] of units.entries()) {
      const answer = answers[index];
      const cause = causes.get(unit);
      if (answer instanceof LostEnvelopeError) lost.push(this.#recover([unit], answer));
      else if (answer instanceof Error) this.#fail([unit], answer);
      else if (cause !== undefined) this.#fail([unit], cause);
      else if (replaced && isForeign(answer)) again.push(...unit.reads);
      else again.push(...this.#settle(unit, answer));
    }
    // Lost reads are separated when they are sent again.
    const failed = units.flatMap(({ reads }) => reads.filter(({ result }) => result instanceof Error));
    if (failed.length > 0 || lost.length > 0) await Promise.all([...failed.map((one) => this.#separate(one)), ...lost]);
    if (again.length > 0) await this.#askAgain(again.flatMap((one) => joinedReadsOf([one], this.#host, this.#listing)));
  }

  #sendOptions(pace: Pace): SendOptions {
    const { owner, requestId, signal, deadline, holding, turn } = this.#options;
    return { owner, requestId, round: this.#number, effect: 'read', pace, madeFor: this.#listing, signal, deadline, holding, turn };
  }

  /** Reads the objects of a failed read apart, when one of them may be the cause. */
  async #separate(one: PendingRead): Promise<void> {
    const { read, result } = one;
    if (one.partOf !== undefined || !isSeparable(read, result)) return;
    one.result = await separateRead(read, result, async (part) => (await this.#readFurther([part], result))[0] ?? result);
  }

  /** Looks in Dovecot's log for the causes of the reads that failed alone with an ambiguous exit code. */
  async #findCauses(
    units: readonly JoinedRead[],
    answers: readonly SendResult[],
    sentAt: number,
  ): Promise<ReadonlyMap<JoinedRead, CodedError>> {
    const failed = units.flatMap((unit, index) => {
      const answer = answers[index];
      if (answer === undefined || answer instanceof Error || !('error' in answer) || unit.reads.length > 1) return [];
      const { exitCode, log } = answer.error;
      return exitCode !== null && isAmbiguous(unit.command, exitCode) ? [{ unit, exitCode, log }] : [];
    });
    if (failed.length === 0) return new Map();
    const commands = failed.map(({ unit: { command, args }, log }) => ({ command, args, log }));
    const causes = await findCauses(this.#host, this.#options.requestId, sentAt, commands, (reads) => this.#readFurther(reads));
    return new Map(
      failed.flatMap(({ unit, exitCode }, index) => {
        const cause = causes[index];
        return cause === null || cause === undefined ? [] : [[unit, cause.about({ exitCode, host: this.#host.name })] as const];
      }),
    );
  }

  /** Sends reads that failures of others make necessary, together. @param partOf the failure, for parts of one read */
  async #readFurther(reads: readonly Read[], partOf?: CodedError): Promise<readonly PendingRead['result'][]> {
    const pending = reads.map((read): PendingRead => ({ read, passed: 0, partOf, result: null }));
    await this.#askAgain(joinReads(pending, this.#host, this.#listing));
    return pending.map(({ result }) => result);
  }

  /** Sends the reads of a failed joined command again, each alone. They count as commands of the caller. */
  async #askAgain(units: readonly JoinedRead[]): Promise<void> {
    try {
      await this.#options.spend(units.length);
    } catch (error) {
      this.#fail(units, error);
      return;
    }
    await this.run(units);
  }

  async #recover(units: readonly JoinedRead[], lost: LostEnvelopeError): Promise<void> {
    const parts = await this.#divide(units, lost);
    if (parts.length === 0) return;
    // A read that stands alone is sent twice more at most. The other reads must not use up its retries.
    if (parts.length > 1) this.#replays += parts.length;
    if (this.#replays > MAX_REPLAYS) {
      this.#suspectAll(units);
      this.#fail(units, new CodedError('UPSTREAM_UNAVAILABLE', `Too many answers were lost in a row: ${lost.message}`));
      return;
    }
    await this.#again(parts);
  }

  async #again(parts: readonly (readonly JoinedRead[])[]): Promise<void> {
    for (const part of parts) this.#host.emit({ kind: 'replay', requestId: this.#options.requestId, commands: part.length });
    await Promise.all(parts.map((part) => this.#exchange(part)));
  }

  /** The envelopes that replace a lost one. Empty when the read stood alone and is settled. */
  async #divide(units: readonly JoinedRead[], lost: LostEnvelopeError): Promise<(readonly JoinedRead[])[]> {
    const adapted = await this.#adaptAgain(units);
    if (adapted.length > 1) return halvesOf(adapted);
    const [unit] = adapted;
    if (unit === undefined) return [];
    if (unit.reads.length > 1) return halvesOf(unit.reads.flatMap((one) => joinedReadsOf([one], this.#host, this.#listing)));
    unit.losses.push(lost);
    const isQuarantined = unit.reads[0]?.partOf !== undefined || this.#host.quarantine.crashes(unit.command, unit.args);
    const attempts = isQuarantined ? 1 : ATTEMPTS;
    const isLast = unit.losses.length >= attempts || (await this.#isKnownToCrash(unit));
    if (!isLast) {
      if (unit.losses.length === ATTEMPTS - 1) await sleep(BEFORE_LAST_MS);
      return [[unit]];
    }
    this.#fail([unit], await classifyLoss(unit, lost, this.#host, this.#options.requestId, this.#startedAt));
    await Promise.all(unit.reads.map((one) => this.#separate(one)));
    return [];
  }

  /**
   * On a wire that answers in order, each loss belongs to this command. Two losses that the log shows are enough and save a third
   * connection.
   */
  async #isKnownToCrash(unit: JoinedRead): Promise<boolean> {
    if (!unit.via.answersInOrder || unit.losses.length < ATTEMPTS - 1) return false;
    return isKnownToCrash(unit, this.#host, this.#options.requestId, this.#startedAt);
  }

  /** A restart can be the cause of a loss. Adapts the units to the server that is there now. */
  async #adaptAgain(units: readonly JoinedRead[]): Promise<readonly JoinedRead[]> {
    return (await this.#isReplaced()) ? this.#madeAnew(units) : units;
  }

  #madeAnew(units: readonly JoinedRead[]): JoinedRead[] {
    return units.flatMap((unit) => joinedReadsOf(unit.reads, this.#host, this.#listing));
  }

  /** Whether the server is another one than the commands were adapted to. */
  async #isReplaced(): Promise<boolean> {
    this.#host.forgetListing();
    // If the listing cannot be read, the replay finds out.
    const listing = await this.#host.listing().catch(() => this.#listing);
    if (listing === this.#listing) return false;
    this.#listing = listing;
    return true;
  }

  #fail(units: readonly JoinedRead[], error: unknown): void {
    // The host may be stuck, so the halves are not sent now. When the client retries, the command that hangs is soon alone.
    if (error instanceof CodedError && error.code === 'UPSTREAM_TIMEOUT') this.#suspectAll(units);
    for (const one of units.flatMap(({ reads }) => reads)) one.result = asError(error, one.read);
  }

  /** Limits later envelopes with these commands to half the size. */
  #suspectAll(units: readonly JoinedRead[]): void {
    const reads = units.flatMap((unit) => unit.reads);
    const limit = Math.ceil(reads.length / 2);
    if (reads.length > 1) for (const { read } of reads) this.#host.quarantine.quarantineSlow(read.command, read.args, limit);
  }

  /** Whether a retry of the command may get a better answer. */
  #passes({ command, reads }: JoinedRead, exitCode: number | null): boolean {
    const [one] = reads;
    return (
      one !== undefined && exitCode !== null && command.transientExitCodes?.[exitCode] !== undefined && ++one.passed < PASSING_ATTEMPTS
    );
  }

  /**
   * Settles the reads of a command.
   * @returns the reads that must be sent alone: all of a joined command that failed, to find the cause, and those whose picked rows may be
   * incomplete
   */
  #settle(unit: JoinedRead, answer: Answer | undefined): readonly PendingRead[] {
    if (answer === undefined) throw new Error('an envelope has fewer answers than commands');
    const alone = unit.reads.length === 1;
    for (const { read } of unit.reads) this.#host.quarantine.release(read.command, read.args);
    if ('error' in answer && (!alone || this.#passes(unit, answer.error.exitCode))) return unit.reads;
    const rows = rowsOf(unit.command, unit.args, answer);
    const { merge } = unit.command;
    return unit.reads.filter((one) => {
      if (rows instanceof CodedError) one.result = rows.about({ host: this.#host.name });
      else if (alone || merge === undefined) one.result = rows;
      else {
        const picked = merge.pick(rows, one.read.args);
        if (merge.isComplete?.(picked) === false) return true;
        one.result = picked;
      }
      return false;
    });
  }
}

const NO_CAUSES: ReadonlyMap<JoinedRead, CodedError> = new Map();

function hasFailed(answer: SendResult): boolean {
  return !(answer instanceof Error) && 'error' in answer;
}

/** The slowest first. */
const PACES: readonly Pace[] = ['long', 'mail', 'server'];

/** The pace of an envelope. It takes as long as its commands do in sequence, so the limit of the slowest applies. */
function slowestOf(units: readonly JoinedRead[]): Pace {
  return PACES.find((pace) => units.some(({ command }) => paceOf(command) === pace)) ?? 'mail';
}

/** The combined answers exceed the size limit. Each single answer may still fit. */
function isTooLarge(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'PAYLOAD_TOO_LARGE';
}
