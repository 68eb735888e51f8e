/**
 * Lines in one batch on a connection. Larger batches make others wait longer for the connection; smaller ones spend more time on round
 * trips.
 */
const FULL_BATCH = 32;
/** Fewer lines are not worth a second connection: the first one answers them before the second is open. */
const WORTH_A_CONNECTION = 8;

/**
 * Divides lines among connections. Each batch is half of a connection's share of what remains, within bounds, so that all connections end at
 * about the same time.
 */
export function batchesOf<T>(lines: readonly T[], connections: number): T[][] {
  const batches: T[][] = [];
  let start = 0;
  while (start < lines.length) {
    const share = Math.ceil((lines.length - start) / connections / 2);
    const size = Math.min(FULL_BATCH, Math.max(WORTH_A_CONNECTION, share));
    batches.push(lines.slice(start, start + size));
    start += size;
  }
  return batches;
}
