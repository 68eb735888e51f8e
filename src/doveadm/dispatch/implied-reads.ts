import type { Inference } from '../command.ts';
import type { PendingRead } from './joined-read.ts';

/** A read that need not be sent where one of those beside it tells its answer. */
interface ImpliedRead {
  readonly one: PendingRead;
  readonly inferences: readonly { readonly other: PendingRead; readonly teller: Inference }[];
}

/** Reads of one round: those that are asked, and those that may be told by what these are answered. */
export function partitionImplied(pending: readonly PendingRead[]): {
  readonly asked: readonly PendingRead[];
  readonly told: readonly ImpliedRead[];
} {
  const told = pending.flatMap((one): ImpliedRead[] => {
    const tellers = inferencesFor(one, pending);
    return tellers.length === 0 ? [] : [{ one, inferences: tellers }];
  });
  const aside = new Set(told.map(({ one }) => one));
  return { asked: pending.filter((one) => !aside.has(one)), told };
}

function inferencesFor(one: PendingRead, pending: readonly PendingRead[]): ImpliedRead['inferences'] {
  const { command, args } = one.read;
  if (command.impliedBy === undefined) return [];
  return pending.flatMap((other) => {
    const teller = command.impliedBy?.(args, other.read.command, other.read.args) ?? null;
    return teller === null || other === one ? [] : [{ other, teller }];
  });
}

/** Settles those that the others' answers tell. @returns those that must be asked after all */
export function settleImplied(told: readonly ImpliedRead[]): readonly PendingRead[] {
  return told.flatMap(({ one, inferences: tellers }) => {
    for (const { other, teller } of tellers) {
      if (other.result !== null) one.result ??= teller(other.result);
    }
    return one.result === null ? [one] : [];
  });
}
