import DataLoader from 'dataloader';
import type { AnyCommand, ArgumentsOf, CommandClass, Row } from './command.ts';
import type { Answer, WireCommand } from './envelope.ts';
import { CodedError } from './errors.ts';
import { failureOf, subjectOf } from './failure.ts';
import type { Host, SendOptions } from './host.ts';
import type { Limits, Listing } from './listing.ts';
import { LostEnvelope } from './transport.ts';

/** One read: a command with arguments that have been authorised and checked. */
export interface Read<C extends AnyCommand = AnyCommand> {
  readonly command: C;
  readonly args: ArgumentsOf<C>;
}

/** The reads of one request on one host: identical ones are one, and what is asked in one tick goes out together. */
export type ReadLoader = DataLoader<Read, readonly Row[], string>;

/** Commands per envelope: 100 to 200 did best on both versions, and a fork costs as much as a handful of commands. */
const FULL_ENVELOPE = 200;
const WORTH_AN_ENVELOPE = 8;

/**
 * Makes the loader of one request. A read that fails rejects with a CodedError; the others of its batch are not affected. All reads
 * of a batch settle together, so that what depends on them is asked in one batch again.
 */
export function createReadLoader(host: Host, options: SendOptions): ReadLoader {
  return new DataLoader<Read, readonly Row[], string>((reads) => loadRound(host, reads, options), {
    cacheKeyFn: ({ command, args }) => `${command.name} ${JSON.stringify(args)}`,
  });
}

/** A command on its way, and the reads that its answer serves: several, where they were joined. */
interface Unit extends WireCommand {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  readonly reads: readonly PendingRead[];
  /** How often it was alone in an envelope that was lost. */
  losses: number;
}

interface PendingRead {
  readonly read: Read;
  result: readonly Row[] | Error | null;
}

async function loadRound(host: Host, reads: readonly Read[], options: SendOptions): Promise<(readonly Row[] | Error)[]> {
  const pending: PendingRead[] = reads.map((read) => ({ read, result: null }));
  try {
    const listing = await host.listing();
    const round = new Round(host, listing, options);
    await round.run(round.join(pending));
  } catch (error) {
    for (const one of pending) one.result ??= asError(error, one.read);
  }
  return pending.map(({ result }) => result ?? new Error('a read was forgotten'));
}

class Round {
  readonly #host: Host;
  readonly #listing: Listing;
  readonly #options: SendOptions;

  constructor(host: Host, listing: Listing, options: SendOptions) {
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
      const limit = group[0]?.read.command.merge?.limit ?? group.length;
      return chunksOf(group, limit).flatMap((chunk) => this.#unit(chunk));
    });
  }

  /** Sends units in as many parallel envelopes as suits the host, and settles every read in them. */
  async run(units: readonly Unit[]): Promise<void> {
    const envelopes = (['server', 'mail'] satisfies CommandClass[]).flatMap((opens) =>
      split(
        units.filter(({ command }) => command.opens === opens),
        this.#host.concurrency,
        this.#listing.limits,
      ),
    );
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
      const bytes = wireBytes({ wire, params });
      assertFits(bytes, params, this.#listing.limits);
      return [{ command, args, wire, params, bytes, reads, losses: 0 }];
    } catch (error) {
      for (const one of reads) one.result = asError(error, one.read);
      return [];
    }
  }

  /**
   * Sends one envelope. When it is lost, one of its commands may have ended the process: it is halved and both halves are sent again,
   * until the culprit stands alone. All are reads, so running one twice is harmless. Of n commands, one culprit costs at most
   * 2·log2(n) + 2 further requests.
   */
  async #exchange(units: readonly Unit[]): Promise<void> {
    let answers: Answer[];
    try {
      const timeouts = units.flatMap(({ command }) => command.timeoutMs ?? []);
      const timeoutMs = timeouts.length === 0 ? undefined : Math.max(...timeouts);
      answers = await this.#host.send(units, { ...this.#options, timeoutMs });
    } catch (error) {
      await this.#recover(units, error);
      return;
    }
    const again: PendingRead[] = [];
    for (const [index, unit] of units.entries()) {
      if (this.#settle(unit, answers[index]) === 'again') again.push(...unit.reads);
    }
    if (again.length > 0) await this.run(again.flatMap((one) => this.#unit([one])));
  }

  async #recover(units: readonly Unit[], error: unknown): Promise<void> {
    const [unit] = units;
    if (!(error instanceof LostEnvelope) || unit === undefined) {
      for (const one of units.flatMap(({ reads }) => reads)) one.result = asError(error, one.read);
      return;
    }
    if (units.length > 1) {
      const middle = Math.ceil(units.length / 2);
      await Promise.all([this.#exchange(units.slice(0, middle)), this.#exchange(units.slice(middle))]);
      return;
    }
    if (unit.reads.length > 1) {
      await this.run(unit.reads.flatMap((one) => this.#unit([one])));
      return;
    }
    unit.losses++;
    // The process may have been ended by something else: only a second loss is held against the command.
    if (unit.losses < 2) await this.#exchange(units);
    else for (const one of unit.reads) one.result = lostError(error, one.read);
  }

  /** `again`: a joined command failed, and each of its reads must be asked by itself to know which one is the cause. */
  #settle(unit: Unit, answer: Answer | undefined): 'settled' | 'again' {
    if (answer === undefined) throw new Error('an envelope has fewer answers than commands');
    const alone = unit.reads.length === 1;
    if ('error' in answer) {
      if (!alone) return 'again';
      const rows = answer.error.exitCode === null ? undefined : unit.command.exitCodes?.[answer.error.exitCode];
      if (answer.error.type === 'unknownMethod') this.#host.forgetListing();
      for (const one of unit.reads) one.result = rows ?? failureOf(unit.command, unit.args, answer.error).about({ host: this.#host.name });
      return 'settled';
    }
    for (const one of unit.reads) {
      one.result = alone ? answer.rows : (unit.command.merge?.pick(answer.rows, one.read.args) ?? answer.rows);
    }
    return 'settled';
  }
}

/** What became of a read that was alone in an envelope that was lost, more than once. */
function lostError(lost: LostEnvelope, { command, args }: Read): CodedError {
  const subject = subjectOf(command, args);
  const options = { mayHaveRun: true, cause: lost };
  switch (lost.kind) {
    case 'dropped':
      return new CodedError('COMMAND_CRASHED', `${command.name} ended its doveadm process without an answer.`, subject, options);
    case 'garbled':
      return new CodedError('UPSTREAM_UNAVAILABLE', lost.message, subject, options);
    case 'rejected':
      return new CodedError('INTERNAL', lost.message, subject, options);
  }
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

/** UTF-8 bytes of a command in an envelope, with room for its tag. */
export function wireBytes(command: WireCommand): number {
  return Buffer.byteLength(JSON.stringify([command.wire, command.params])) + 64;
}

/** Spreads units over parallel envelopes: as many as the host takes at once, none too small to be worth a fork, none over the limits. */
function split(units: readonly Unit[], concurrency: number, limits: Limits): Unit[][] {
  const wanted = Math.max(1, Math.min(concurrency, Math.ceil(units.length / WORTH_AN_ENVELOPE)));
  const size = Math.min(FULL_ENVELOPE, limits.commands, Math.ceil(units.length / wanted));
  const envelopes: Unit[][] = [];
  let current: Unit[] = [];
  let bytes = 0;
  for (const unit of units) {
    if (current.length > 0 && (current.length >= size || bytes + unit.bytes > limits.requestBytes)) {
      envelopes.push(current);
      current = [];
      bytes = 0;
    }
    current.push(unit);
    bytes += unit.bytes;
  }
  if (current.length > 0) envelopes.push(current);
  return envelopes;
}

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}
