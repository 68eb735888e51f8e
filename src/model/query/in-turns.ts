import type { Turn } from '../../gateway.ts';

/** Runs pieces of work in sequence, each in a turn of the request. */
export function inTurns<T>(turn: Turn, pieces: readonly (() => T)[]): T[] | Promise<T[]> {
  const results: T[] = [];
  for (const [index, piece] of pieces.entries()) {
    const result = turn.run(piece);
    if (result instanceof Promise) return continueWith(turn, results, result, pieces.slice(index + 1));
    results.push(result);
  }
  return results;
}

async function continueWith<T>(turn: Turn, results: T[], first: Promise<T>, pieces: readonly (() => T)[]): Promise<T[]> {
  results.push(await first);
  for (const piece of pieces) results.push(await turn.run(piece));
  return results;
}
