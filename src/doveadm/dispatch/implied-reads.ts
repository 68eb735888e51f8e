import type { Teller } from '../command.ts';
import type { PendingRead } from './joined-read.ts';

/** A read that need not be sent where one of those beside it tells its answer. */
interface Told {
  readonly one: PendingRead;
  readonly tellers: readonly { readonly other: PendingRead; readonly teller: Teller }[];
}

/** Reads of one round: those that are asked, and those that may be told by what these are answered. */
export function asideFromTold(pending: readonly PendingRead[]): { readonly asked: readonly PendingRead[]; readonly told: readonly Told[] } {
  const told = pending.flatMap((one): Told[] => {
    const tellers = tellersOf(one, pending);
    return tellers.length === 0 ? [] : [{ one, tellers }];
  });
  const aside = new Set(told.map(({ one }) => one));
  return { asked: pending.filter((one) => !aside.has(one)), told };
}

function tellersOf(one: PendingRead, pending: readonly PendingRead[]): Told['tellers'] {
  const { command, args } = one.read;
  if (command.told === undefined) return [];
  return pending.flatMap((other) => {
    const teller = command.told?.(args, other.read.command, other.read.args) ?? null;
    return teller === null || other === one ? [] : [{ other, teller }];
  });
}

/** Settles those that the others' answers tell. @returns those that must be asked after all */
export function settleTold(told: readonly Told[]): readonly PendingRead[] {
  return told.flatMap(({ one, tellers }) => {
    for (const { other, teller } of tellers) {
      if (other.result !== null) one.result ??= teller(other.result);
    }
    return one.result === null ? [one] : [];
  });
}
