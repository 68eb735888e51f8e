import DataLoader from 'dataloader';
import type { Row } from '../command.ts';
import type { Host } from '../host/host.ts';
import type { Listing } from '../wire/listing.ts';
import type { Read, ReadOptions } from './read.ts';
import { Round } from './round.ts';
import { partitionImplied, settleImplied } from './implied-reads.ts';
import { asError, joinReads, type PendingRead } from './joined-read.ts';

/** The reads of one request on one host. Identical reads are one, and the reads of one tick go out together. */
export type ReadLoader = DataLoader<Read, readonly Row[], string>;

/**
 * Makes the loader of one request. A read that fails rejects with a CodedError and does not affect the others of its batch. All reads of a
 * batch settle together, so the reads that depend on them form one batch again. Without `remember`, each request of a command runs it
 * again.
 */
export function createReadLoader(host: Host, options: ReadOptions, { remember = true } = {}): ReadLoader {
  return new DataLoader<Read, readonly Row[], string>((reads) => loadRound(host, reads, options), {
    cache: remember,
    cacheKeyFn: ({ command, args }) => `${command.name} ${JSON.stringify(args)}`,
    batchScheduleFn: (send) => {
      // A tick ends when all promises that are settled have been handled.
      void (options.after ?? NOTHING).then(() => {
        process.nextTick(send);
      });
    },
  });
}

const NOTHING = Promise.resolve();

let roundsBegun = 0;

async function loadRound(host: Host, reads: readonly Read[], options: ReadOptions): Promise<(readonly Row[] | Error)[]> {
  const pending: PendingRead[] = reads.map((read) => ({ read, passed: 0, result: null }));
  const startedAt = performance.now();
  const number = ++roundsBegun;
  try {
    const { sent, implied } = partitionImplied(pending);
    await ask(host, sent, options, number);
    const unsettled = settleImplied(implied);
    if (unsettled.length > 0) await ask(host, unsettled, options, number);
  } catch (error) {
    for (const one of pending) one.result ??= asError(error, one.read);
  }
  const { requestId } = options;
  host.emit({ kind: 'round', requestId, round: number, reads: reads.length, durationMs: performance.now() - startedAt });
  return pending.map(({ result }) => result ?? new Error('a read was forgotten'));
}

async function ask(host: Host, pending: readonly PendingRead[], options: ReadOptions, round: number): Promise<void> {
  let listing: Listing;
  try {
    listing = await host.listing();
  } catch (error) {
    await options.spend(pending.length);
    throw error;
  }
  const units = joinReads(pending, host, listing);
  const refused = pending.filter(({ result }) => result !== null).length;
  await options.spend(units.length + refused);
  await new Round(host, listing, options, round).run(units);
}
