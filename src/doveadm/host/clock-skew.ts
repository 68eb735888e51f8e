/** One answer of a server that says what time it is. */
export interface ClockSample {
  /** The gateway's clock, in milliseconds: before the request and after the answer. */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** The answer's `Date` header. */
  readonly date: string | null;
}

/** How far the server's clock is ahead of the gateway's, in seconds; negative: behind. */
export interface ClockSkew {
  readonly seconds: number;
  /** How far off that figure can be, either way. */
  readonly uncertaintySeconds: number;
  /** How far apart the clocks are at least. */
  readonly atLeastSeconds: number;
}

/**
 * A `Date` header has whole seconds, and was written at some time between request and answer, so each sample gives a span: several of
 * them, spread over a second, narrow it down. Null where no sample has a date.
 */
export function clockSkew(samples: readonly ClockSample[]): ClockSkew | null {
  let low = -Infinity;
  let high = Infinity;
  for (const { sentAt, answeredAt, date } of samples) {
    const second = Date.parse(date ?? '');
    if (Number.isNaN(second)) continue;
    const [from, to] = [second - answeredAt, second + 1000 - sentAt];
    // A clock was set in between: what was seen before says nothing any more.
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
