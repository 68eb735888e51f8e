import type { Inference } from '../command.ts';
import type { PendingRead } from './joined-read.ts';

/** A read that is not sent when the answer to another read of the round implies its answer. */
interface ImpliedRead {
  readonly one: PendingRead;
  readonly inferences: readonly { readonly other: PendingRead; readonly infer: Inference }[];
}

/** The reads of one round: those that are sent, and those that the others' answers may imply. */
export function partitionImplied(pending: readonly PendingRead[]): {
  readonly sent: readonly PendingRead[];
  readonly implied: readonly ImpliedRead[];
} {
  const implied = pending.flatMap((one): ImpliedRead[] => {
    const inferences = inferencesFor(one, pending);
    return inferences.length === 0 ? [] : [{ one, inferences }];
  });
  if (implied.length === 0) return { sent: pending, implied };
  const aside = new Set(implied.map(({ one }) => one));
  return { sent: pending.filter((one) => !aside.has(one)), implied };
}

function inferencesFor(one: PendingRead, pending: readonly PendingRead[]): ImpliedRead['inferences'] {
  const { command, args } = one.read;
  if (command.impliedBy === undefined) return [];
  return pending.flatMap((other) => {
    const infer = command.impliedBy?.(args, other.read.command, other.read.args) ?? null;
    return infer === null || other === one ? [] : [{ other, infer }];
  });
}

/** Settles the reads that the others' answers imply. @returns those that must be sent after all */
export function settleImplied(implied: readonly ImpliedRead[]): readonly PendingRead[] {
  return implied.flatMap(({ one, inferences }) => {
    for (const { other, infer } of inferences) {
      if (other.result !== null) one.result ??= infer(other.result);
    }
    return one.result === null ? [one] : [];
  });
}
