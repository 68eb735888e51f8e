/** One answer of a server that contains its time. */
export interface ClockSample {
  /** The gateway's clock, in milliseconds: before the request and after the answer. */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** The answer's `Date` header. */
  readonly date: string | null;
}

/** How far the server's clock is ahead of the gateway's, in seconds; negative when it is behind. */
export interface ClockSkew {
  readonly seconds: number;
  /** The error of that figure, in either direction. */
  readonly uncertaintySeconds: number;
  /** The least difference between the clocks. */
  readonly atLeastSeconds: number;
}

/**
 * Estimates the skew. A `Date` header has whole seconds and was set at some time between request and answer, so each sample gives a range.
 * Several samples, spread over a second, narrow the range. Null when no sample has a date.
 */
export function clockSkew(samples: readonly ClockSample[]): ClockSkew | null {
  let low = -Infinity;
  let high = Infinity;
  for (const { sentAt, answeredAt, date } of samples) {
    const second = Date.parse(date ?? '');
    if (Number.isNaN(second)) continue;
    const [from, to] = [second - answeredAt, second + 1000 - sentAt];
    // A clock was set in between, so earlier samples say nothing any more.
    const apart = from > high || to < low;
    low = apart ? from : Math.max(low, from);
    high = apart ? to : Math.min(high, to);
  }
  if (low === -Infinity) return null;
  return {
    seconds: round((low + high) / 2),
    uncertaintySeconds: round((high - low) / 2),
    atLeastSeconds: round(Math.max(0, low, -high)),
  };
}

function round(ms: number): number {
  return Math.round(ms / 100) / 10 + 0;
}
