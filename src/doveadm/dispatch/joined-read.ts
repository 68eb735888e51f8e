import type { AnyCommand, Row } from '../command.ts';
import { encodeCommand, type WireCommand } from '../wire/http/envelope.ts';
import { CodedError } from '../errors.ts';
import { subjectOf } from '../wire/failure.ts';
import type { Listing } from '../wire/listing.ts';
import type { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { Read } from './read.ts';
import { assertFits, wireBytes } from '../wire/http/request-size.ts';
import { chunksOf } from './pack-envelopes.ts';
import type { Quarantine } from '../host/quarantine.ts';

/** A command on its way, and the reads that its answer serves: several, where they were joined. */
export interface JoinedRead extends WireCommand {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  readonly reads: readonly PendingRead[];
  /** The envelopes that were lost while it was alone in them. */
  readonly losses: LostEnvelopeError[];
}

/** A read that waits for its answer. */
export interface PendingRead {
  readonly read: Read;
  /** How often it was answered with an exit code that passes. */
  passed: number;
  result: readonly Row[] | Error | null;
}

/** Joins what can be joined, and leaves out what this server cannot answer. */
export function joinReads(pending: readonly PendingRead[], suspects: Quarantine, listing: Listing): JoinedRead[] {
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
    const limits = group.map(({ read }) => suspects.envelopeLimit(read.command, read.args));
    const limit = Math.min(group[0]?.read.command.merge?.limit ?? Infinity, ...limits);
    return chunksOf(group, limit).flatMap((chunk) => joinedReadsOf(chunk, listing));
  });
}

/** One command for these reads, as this server wants it; none where it cannot answer them, which settles them. */
export function joinedReadsOf(reads: readonly PendingRead[], listing: Listing): JoinedRead[] {
  const first = reads[0]?.read;
  if (first === undefined) return [];
  const { command } = first;
  const merge = command.merge;
  const args = (reads.length === 1 || merge === undefined ? first.args : merge.join(reads.map(({ read }) => read.args))) as Record<
    string,
    unknown
  >;
  try {
    const { wire, params } = listing.adapt(command, args);
    const json = encodeCommand({ wire, params });
    const bytes = wireBytes(json);
    assertFits(bytes, params, listing.limits);
    return [{ command, args, wire, params, json, bytes, reads, losses: [] }];
  } catch (error) {
    for (const one of reads) one.result = asError(error, one.read);
    return [];
  }
}

/** What a read fails with, and what it is about. */
export function asError(error: unknown, { command, args }: Read): Error {
  if (error instanceof CodedError) return error.about(subjectOf(command, args));
  return error instanceof Error ? error : new Error(String(error));
}
