import type { HostState } from './health.ts';
import type { HostEvent } from './host-event.ts';

/** What a host did in one minute. */
export interface HostMinute {
  readonly at: Date;
  /** Requests that came to their end. */
  readonly requestCount: number;
  /** Those that were not answered as a whole. */
  readonly failedCount: number;
  /** Requests that were not sent, because the host was down or had too many waiting. */
  readonly refusedCount: number;
  /** Of requests that were answered, without the time that they waited for a slot. Null: there were none. */
  readonly averageMs: number | null;
  readonly slowestMs: number | null;
}

/** A change of a host's state. */
export interface HostStateChange {
  readonly at: Date;
  readonly state: HostState;
  /** Null when it is up. */
  readonly reason: string | null;
}

interface Counts {
  requests: number;
  failed: number;
  refused: number;
  totalMs: number;
  slowestMs: number;
}

const MINUTE_MS = 60_000;
/** Minutes that are kept: a night. */
export const MAX_MINUTES = 720;
const MAX_CHANGES = 100;

/** How a host has been since the gateway started, bounded. */
export class HostHistory {
  readonly since = new Date();
  readonly #minutes = new Map<number, Counts>();
  readonly #changes: HostStateChange[] = [];

  /** Takes the events of one host. */
  readonly add = (event: HostEvent): void => {
    if (event.kind === 'health') {
      const { state, reason } = event.health;
      // A host that is probed is still down.
      if (state === 'PROBING' || this.#changes.at(-1)?.state === state || (this.#changes.length === 0 && state === 'UP')) return;
      this.#changes.push({ at: new Date(), state, reason });
      if (this.#changes.length > MAX_CHANGES) this.#changes.shift();
    } else if (event.kind === 'turned-away') this.#current().refused++;
    else if (event.kind === 'envelope') {
      const counts = this.#current();
      counts.requests++;
      if (event.result !== 'answered') {
        counts.failed++;
        return;
      }
      counts.totalMs += event.durationMs;
      counts.slowestMs = Math.max(counts.slowestMs, event.durationMs);
    }
  };

  /** The latest changes of the state, oldest first. */
  get changes(): readonly HostStateChange[] {
    return [...this.#changes];
  }

  /** The latest minutes in which there were requests, oldest first. */
  minutes(count: number, now = Date.now()): readonly HostMinute[] {
    const first = Math.floor(now / MINUTE_MS) - count;
    return [...this.#minutes].flatMap(([minute, { requests, failed, refused, totalMs, slowestMs }]) => {
      if (minute <= first) return [];
      const answered = requests - failed;
      return {
        at: new Date(minute * MINUTE_MS),
        requestCount: requests,
        failedCount: failed,
        refusedCount: refused,
        averageMs: answered === 0 ? null : totalMs / answered,
        slowestMs: answered === 0 ? null : slowestMs,
      };
    });
  }

  #current(): Counts {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    const known = this.#minutes.get(minute);
    if (known !== undefined) return known;
    const counts = { requests: 0, failed: 0, refused: 0, totalMs: 0, slowestMs: 0 };
    this.#minutes.set(minute, counts);
    for (const old of this.#minutes.keys()) if (old <= minute - MAX_MINUTES) this.#minutes.delete(old);
    return counts;
  }
}
