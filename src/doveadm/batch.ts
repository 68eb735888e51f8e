import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { paceOf, type AnyCommand, type ArgumentsOf, type CommandClass, type Pace, type Row } from './command.ts';
import { encodeCommand, isForeign, type Answer, type WireCommand } from './envelope.ts';
import { CodedError } from './errors.ts';
import { failureOf, subjectOf } from './failure.ts';
import type { Host, SendOptions } from './host.ts';
import type { Limits, Listing } from './listing.ts';
import { Replaced } from './replaced.ts';
import { processDeaths } from './crash-evidence.ts';
import { LostEnvelope } from './lost-envelope.ts';

/** One read: a command with arguments that have been authorised and checked. */
export interface Read<C extends AnyCommand = AnyCommand> {
  readonly command: C;
  readonly args: ArgumentsOf<C>;
}

/** The reads of one request on one host: identical ones are one, and what is asked in one tick goes out together. */
export type ReadLoader = DataLoader<Read, readonly Row[], string>;

/** Commands per envelope. 100 to 200 did best on both versions; with fewer, others wait less for a slot. */
const FULL_ENVELOPE = 100;
/** How many commands cost several times what a process costs that is forked for them: with fewer, another envelope is not worth it. */
const WORTH_AN_ENVELOPE: Readonly<Record<CommandClass, number>> = { mail: 40, server: 100 };

/** How often a command that stands alone is asked before it is given up; one that was found to end its process a short while ago, once. */
const ATTEMPTS = 3;
/** Behind something that accepts connections for it, a Dovecot that restarts looks like one whose processes die at once. */
const BEFORE_LAST_MS = 250;
/**
 * Halves of lost envelopes that one round may send; a command that stands alone is asked twice more besides. What is not settled by then
 * fails, and may be retried.
 */
export const MAX_REPLAYS = 64;

/** On whose behalf reads are sent. */
export interface ReadOptions extends Omit<SendOptions, 'effect' | 'pace'> {
  /** Told how many commands are about to be sent; where it throws, none is. */
  readonly spend: (commands: number) => Promise<void>;
}

/**
 * Makes the loader of one request. A read that fails rejects with a CodedError; the others of its batch are not affected. All reads
 * of a batch settle together, so that what depends on them is asked in one batch again. Without `remember` it serves commands that are
 * to run each time they are asked for.
 */
export function createReadLoader(host: Host, options: ReadOptions, { remember = true } = {}): ReadLoader {
  return new DataLoader<Read, readonly Row[], string>((reads) => loadRound(host, reads, options), {
    cache: remember,
    cacheKeyFn: ({ command, args }) => `${command.name} ${JSON.stringify(args)}`,
  });
}

/** A command on its way, and the reads that its answer serves: several, where they were joined. */
interface Unit extends WireCommand {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  readonly reads: readonly PendingRead[];
  /** The envelopes that were lost while it was alone in them. */
  readonly losses: LostEnvelope[];
}

interface PendingRead {
  readonly read: Read;
  result: readonly Row[] | Error | null;
}

let roundsBegun = 0;

async function loadRound(host: Host, reads: readonly Read[], options: ReadOptions): Promise<(readonly Row[] | Error)[]> {
  const pending: PendingRead[] = reads.map((read) => ({ read, result: null }));
  const startedAt = performance.now();
  const number = ++roundsBegun;
  try {
    const listing = await host.listing();
    const round = new Round(host, listing, { ...options, round: number });
    const units = round.join(pending);
    await options.spend(units.length);
    await round.run(units);
  } catch (error) {
    for (const one of pending) one.result ??= asError(error, one.read);
  }
  const { requestId } = options;
  host.emit({ kind: 'round', requestId, round: number, reads: reads.length, durationMs: performance.now() - startedAt });
  return pending.map(({ result }) => result ?? new Error('a read was forgotten'));
}

class Round {
  readonly #host: Host;
  readonly #options: ReadOptions;
  readonly #startedAt = Date.now();
  #listing: Listing;
  #replays = 0;

  constructor(host: Host, listing: Listing, options: ReadOptions) {
    this.#host = host;
    this.#listing = listing;
    this.#options = options;
  }

  /** Joins what can be joined, and leaves out what this server cannot answer. */
  join(pending: readonly PendingRead[]): Unit[] {
    const groups = new Map<string, PendingRead[]>();
    for (const one of pending) {
      const { command, args } = one.read;
      const group = command.merge?.group(args) ?? null;
      const key = group === null ? String(groups.size) : `${command.name} ${group}`;
      const existing = groups.get(key);
      if (existing === undefined) groups.set(key, [one]);
      else existing.push(one);
    }
    return [...groups.values()].flatMap((group) => {
      const limits = group.map(({ read }) => this.#host.suspects.limitOf(read.command, read.args));
      const limit = Math.min(group[0]?.read.command.merge?.limit ?? Infinity, ...limits);
      return chunksOf(group, limit).flatMap((chunk) => this.#unit(chunk));
    });
  }

  /** Sends units in as many parallel envelopes as suits the host, and settles every read in them. */
  async run(units: readonly Unit[]): Promise<void> {
    const of = (opens: CommandClass): Unit[] => units.filter(({ command }) => command.opens === opens);
    const envelopes = split([...of('server'), ...of('mail')], this.#host, this.#listing.limits);
    await Promise.all(envelopes.map((envelope) => this.#exchange(envelope)));
  }

  #unit(reads: readonly PendingRead[]): Unit[] {
    const first = reads[0]?.read;
    if (first === undefined) return [];
    const { command } = first;
    const merge = command.merge;
    const args = (reads.length === 1 || merge === undefined ? first.args : merge.join(reads.map(({ read }) => read.args))) as Record<
      string,
      unknown
    >;
    try {
      const { wire, params } = this.#listing.adapt(command, args);
      const json = encodeCommand({ wire, params });
      const bytes = wireBytes(json);
      assertFits(bytes, params, this.#listing.limits);
      return [{ command, args, wire, params, json, bytes, reads, losses: [] }];
    } catch (error) {
      for (const one of reads) one.result = asError(error, one.read);
      return [];
    }
  }

  /**
   * Sends one envelope. When it is lost, one of its commands may have ended the process: it is halved and both halves are sent again,
   * until the culprit stands alone. All are reads, so running one twice is harmless. Of n commands, one loss costs 2 further requests and
   * one culprit 2·log2(n) + 2, and in either case one for the listing and, at the end, one for Dovecot's log.
   */
  async #exchange(units: readonly Unit[]): Promise<void> {
    let answers: Answer[];
    try {
      answers = await this.#host.send(units, { ...this.#options, effect: 'read', pace: slowestOf(units), madeFor: this.#listing });
    } catch (error) {
      if (error instanceof Replaced && (await this.#isReplaced())) await this.run(units.flatMap((unit) => this.#unit(unit.reads)));
      else if (error instanceof LostEnvelope) await this.#recover(units, error);
      else if (units.length > 1 && isTooLarge(error)) await this.#again(halvesOf(units));
      else this.#fail(units, error);
      return;
    }
    const replaced = answers.some(isForeign) && (await this.#isReplaced());
    const again: PendingRead[] = [];
    for (const [index, unit] of units.entries()) {
      const answer = answers[index];
      if ((replaced && isForeign(answer)) || this.#settle(unit, answer) === 'again') again.push(...unit.reads);
    }
    if (again.length > 0) await this.run(again.flatMap((one) => this.#unit([one])));
  }

  async #recover(units: readonly Unit[], lost: LostEnvelope): Promise<void> {
    const parts = await this.#divide(units, lost);
    if (parts.length === 0) return;
    // One that stands alone is asked twice more at most, and must not be kept from its verdict by the others.
    if (parts.length > 1) this.#replays += parts.length;
    if (this.#replays > MAX_REPLAYS) {
      this.#suspectAll(units);
      this.#fail(units, new CodedError('UPSTREAM_UNAVAILABLE', `Too many answers were lost in a row: ${lost.message}`));
      return;
    }
    await this.#again(parts);
  }

  async #again(parts: readonly (readonly Unit[])[]): Promise<void> {
    for (const part of parts) this.#host.emit({ kind: 'replay', requestId: this.#options.requestId, commands: part.length });
    await Promise.all(parts.map((part) => this.#exchange(part)));
  }

  /** What of a lost envelope is to be sent again, as envelopes; none when it stands alone and is settled. */
  async #divide(units: readonly Unit[], lost: LostEnvelope): Promise<(readonly Unit[])[]> {
    const adapted = await this.#adaptAgain(units);
    if (adapted.length > 1) return halvesOf(adapted);
    const [unit] = adapted;
    if (unit === undefined) return [];
    if (unit.reads.length > 1) return halvesOf(unit.reads.flatMap((one) => this.#unit([one])));
    unit.losses.push(lost);
    const attempts = this.#host.suspects.crashes(unit.command, unit.args) ? 1 : ATTEMPTS;
    if (unit.losses.length === ATTEMPTS - 1) await sleep(BEFORE_LAST_MS);
    if (unit.losses.length < attempts) return [[unit]];
    this.#fail([unit], await this.#verdict(unit, lost));
    return [];
  }

  /** What is lost can be the doing of a restart: the units, as the server wants them that is there now. */
  async #adaptAgain(units: readonly Unit[]): Promise<readonly Unit[]> {
    return (await this.#isReplaced()) ? units.flatMap((unit) => this.#unit(unit.reads)) : units;
  }

  /** Whether another server is there now than the one that the commands were made for. */
  async #isReplaced(): Promise<boolean> {
    this.#host.forgetListing();
    // Where it cannot be read, the replay will tell.
    const listing = await this.#host.listing().catch(() => this.#listing);
    if (listing === this.#listing) return false;
    this.#listing = listing;
    return true;
  }

  /** Of a command that was lost alone, again and again. Only Dovecot's log can tell its doing from the network's. */
  async #verdict({ command, args, losses }: Unit, lost: LostEnvelope): Promise<CodedError> {
    const all = (kind: LostEnvelope['kind']): boolean => losses.every((loss) => loss.kind === kind);
    const details = { mayHaveRun: true, cause: lost };
    if (all('rejected') && losses.length === ATTEMPTS) return new CodedError('INTERNAL', lost.message, {}, details);
    if (all('dropped')) {
      const deaths = await processDeaths(this.#host, this.#options.requestId, this.#startedAt);
      if (deaths === null ? losses.length === ATTEMPTS : deaths >= losses.length) {
        this.#host.suspects.addCrash(command, args);
        this.#host.emit({ kind: 'crash', command: command.name });
        return new CodedError('COMMAND_CRASHED', `${command.name} ended its doveadm process without an answer.`, {}, details);
      }
    }
    return new CodedError('UPSTREAM_UNAVAILABLE', lost.message, {}, details);
  }

  #fail(units: readonly Unit[], error: unknown): void {
    // Not halved and sent again into a host that may be stuck; but when the client asks again, the one that hangs is soon alone.
    if (error instanceof CodedError && error.code === 'UPSTREAM_TIMEOUT') this.#suspectAll(units);
    for (const one of units.flatMap(({ reads }) => reads)) one.result = asError(error, one.read);
  }

  /** Makes the commands of an envelope come back in envelopes of half its size. */
  #suspectAll(units: readonly Unit[]): void {
    const reads = units.flatMap((unit) => unit.reads);
    const limit = Math.ceil(reads.length / 2);
    if (reads.length > 1) for (const { read } of reads) this.#host.suspects.addSlow(read.command, read.args, limit);
  }

  /** `again`: a joined command failed, and each of its reads must be asked by itself to know which one is the cause. */
  #settle(unit: Unit, answer: Answer | undefined): 'settled' | 'again' {
    if (answer === undefined) throw new Error('an envelope has fewer answers than commands');
    const alone = unit.reads.length === 1;
    for (const { read } of unit.reads) this.#host.suspects.clear(read.command, read.args);
    if ('error' in answer) {
      if (!alone) return 'again';
      const rows = answer.error.exitCode === null ? undefined : unit.command.exitCodes?.[answer.error.exitCode];
      for (const one of unit.reads) one.result = rows ?? failureOf(unit.command, unit.args, answer.error).about({ host: this.#host.name });
      return 'settled';
    }
    for (const one of unit.reads) {
      one.result = alone ? answer.rows : (unit.command.merge?.pick(answer.rows, one.read.args) ?? answer.rows);
    }
    return 'settled';
  }
}

/** An envelope takes as long as its commands do, one after the other: the limit of the slowest holds. */
function slowestOf(units: readonly Unit[]): Pace {
  const paces = new Set(units.map(({ command }) => paceOf(command)));
  return (['long', 'mail', 'server'] as const).find((pace) => paces.has(pace)) ?? 'mail';
}

/** The answers together were more than is read at once; each by itself need not be. */
function isTooLarge(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'PAYLOAD_TOO_LARGE';
}

function asError(error: unknown, { command, args }: Read): Error {
  if (error instanceof CodedError) return error.about(subjectOf(command, args));
  return error instanceof Error ? error : new Error(String(error));
}

/** @throws CodedError PAYLOAD_TOO_LARGE naming the limit of this Dovecot, before anything is sent */
export function assertFits(bytes: number, params: Readonly<Record<string, unknown>>, limits: Limits): void {
  if (bytes > limits.requestBytes) throw tooLarge(bytes, limits.requestBytes, 'request');
  for (const value of Object.values(params)) {
    for (const text of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof text !== 'string' || text.length * 3 <= limits.stringBytes) continue;
      const size = Buffer.byteLength(text);
      if (size > limits.stringBytes) throw tooLarge(size, limits.stringBytes, 'value');
    }
  }
}

function tooLarge(bytes: number, limit: number, what: 'request' | 'value'): CodedError {
  return new CodedError(
    'PAYLOAD_TOO_LARGE',
    `A ${what} of ${String(bytes)} bytes is more than this Dovecot's doveadm HTTP API takes (${String(limit)} bytes). Nothing was sent.`,
  );
}

/** UTF-8 bytes of an encoded command in an envelope, with room for its tag. */
export function wireBytes(json: string): number {
  return Buffer.byteLength(json) + 64;
}

/** Spreads units over parallel envelopes: as many as the host takes at once, none too small to be worth a fork, none over the limits. */
function split(units: readonly Unit[], { concurrency, suspects }: Host, limits: Limits): Unit[][] {
  const share = (opens: CommandClass): number => units.filter(({ command }) => command.opens === opens).length / WORTH_AN_ENVELOPE[opens];
  const needed = Math.ceil(units.length / Math.min(FULL_ENVELOPE, limits.commands));
  const size = Math.ceil(units.length / Math.max(needed, Math.min(concurrency, Math.ceil(share('mail') + share('server')))));
  const envelopes: Unit[][] = [];
  let current: Unit[] = [];
  let bytes = 0;
  let room = size;
  for (const unit of units) {
    const mostBeside = Math.min(size, ...unit.reads.map(({ read }) => suspects.limitOf(read.command, read.args)));
    if (current.length > 0 && (current.length >= Math.min(room, mostBeside) || bytes + unit.bytes > limits.requestBytes)) {
      envelopes.push(current);
      current = [];
      bytes = 0;
      room = size;
    }
    current.push(unit);
    bytes += unit.bytes;
    room = Math.min(room, mostBeside);
  }
  if (current.length > 0) envelopes.push(current);
  return envelopes;
}

function halvesOf<T>(list: readonly T[]): T[][] {
  return chunksOf(list, Math.ceil(list.length / 2));
}

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}
