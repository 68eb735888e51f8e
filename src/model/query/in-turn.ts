/** How long work of this kind may block the event loop. */
const SLICE_MS = 8;

let usedMs = 0;
let isScheduled = false;
const waiting: (() => void)[] = [];

/**
 * Runs a short piece of work: immediately while this turn of the event loop has time left for it, and otherwise in a later turn, in the
 * order of the calls. So hostile mail that makes the work long delays nobody else, as long as each piece is short.
 */
export function inTurn<T>(work: () => T): T | Promise<T> {
  if (usedMs < SLICE_MS && waiting.length === 0) return measured(work);
  return new Promise<T>((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(measured(work));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

/** Runs pieces of work in sequence, each {@link inTurn}. */
export function inTurns<T>(pieces: readonly (() => T)[]): T[] | Promise<T[]> {
  const results: T[] = [];
  for (const [index, piece] of pieces.entries()) {
    const result = inTurn(piece);
    if (result instanceof Promise) return continueWith(results, result, pieces.slice(index + 1));
    results.push(result);
  }
  return results;
}

async function continueWith<T>(results: T[], first: Promise<T>, pieces: readonly (() => T)[]): Promise<T[]> {
  results.push(await first);
  for (const piece of pieces) results.push(await inTurn(piece));
  return results;
}

function measured<T>(work: () => T): T {
  const startedAt = performance.now();
  try {
    return work();
  } finally {
    usedMs += performance.now() - startedAt;
    schedule();
  }
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    usedMs = 0;
    while (usedMs < SLICE_MS && waiting.length > 0) waiting.shift()?.();
  });
}
