import type { Row } from '../command.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { subjectOf } from '../wire/failure.ts';
import type { Listing } from '../wire/listing.ts';
import type { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import { prepareCommand, type PreparedCommand } from './prepare-command.ts';
import type { Read } from './read.ts';

/** A command to send, and the reads that its answer serves: several when they were joined. */
export interface JoinedRead extends PreparedCommand {
  readonly reads: readonly PendingRead[];
  /** The envelopes that were lost while it was alone in them. */
  readonly losses: LostEnvelopeError[];
}

/** A read that waits for its answer. */
export interface PendingRead {
  readonly read: Read;
  /** How often its answer was a transient exit code. */
  passed: number;
  /** Why the whole read failed, for a part of one. A part is not separated again, and is sent only once if it ends its process. */
  readonly partOf?: CodedError | undefined;
  result: readonly Row[] | Error | null;
}

/** Joins the reads that can be joined, and leaves out those that this server cannot answer. */
export function joinReads(pending: readonly PendingRead[], host: Host, listing: Listing): JoinedRead[] {
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
    const limits = group.map(({ read }) => host.quarantine.envelopeLimit(read.command, read.args));
    const limit = Math.min(group[0]?.read.command.merge?.limit ?? Infinity, ...limits);
    return chunksOf(group, limit).flatMap((chunk) => joinedReadsOf(chunk, host, listing));
  });
}

/** One command for these reads, in the form that this server takes. Empty when the server cannot answer them; they are then settled. */
export function joinedReadsOf(reads: readonly PendingRead[], host: Host, listing: Listing): JoinedRead[] {
  const first = reads[0]?.read;
  if (first === undefined) return [];
  const { command } = first;
  const merge = command.merge;
  const args = (reads.length === 1 || merge === undefined ? first.args : merge.join(reads.map(({ read }) => read.args))) as Record<
    string,
    unknown
  >;
  try {
    // Each part may end a process. Over HTTP that process is forked for the request anyway.
    const forked = reads.some(({ partOf }) => partOf?.code === 'COMMAND_CRASHED');
    return [Object.assign(prepareCommand(host, listing, command, args, { forked }), { reads, losses: [] })];
  } catch (error) {
    for (const one of reads) one.result = asError(error, one.read);
    return [];
  }
}

export function halvesOf<T>(list: readonly T[]): T[][] {
  return chunksOf(list, Math.ceil(list.length / 2));
}

export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}

/** The error of a failed read, with its command and subject. */
export function asError(error: unknown, { command, args }: Read): Error {
  if (error instanceof CodedError) return error.about(subjectOf(command, args));
  return error instanceof Error ? error : new Error(String(error));
}
