import { CodedError } from '../errors.ts';
import { HealthMonitor, type Health } from './health.ts';
import type { HostEvent } from './host-event.ts';

/** A request in flight for this long, while the host sends nothing, starts a probe. */
const SILENCE_MS = 5_000;

/** Whether a host is there: its circuit breaker, its last sign of life, and whether the gateway still uses it. All wires share it. */
export class Liveness {
  readonly #emit: (event: HostEvent) => void;
  readonly #monitor: HealthMonitor;
  #heardAt = 0;
  /** The requests in flight, the oldest first. */
  readonly #watches = new Set<{ readonly startedAt: number }>();
  #timer: NodeJS.Timeout | null = null;
  #down = new AbortController();
  #closed = false;

  /**
   * @param probe rejects when the host does not answer
   * @param onDown called when the host is found to be down
   */
  constructor(probe: () => Promise<unknown>, onDown: () => void, emit: (event: HostEvent) => void) {
    this.#emit = emit;
    this.#monitor = new HealthMonitor(probe, (health) => {
      this.#changed(health, onDown);
    });
  }

  get health(): Health {
    return this.#monitor.health;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Aborts when the host is found to be down: requests sent before are as good as lost. */
  get downSignal(): AbortSignal {
    return this.#down.signal;
  }

  /** @throws CodedError UPSTREAM_UNAVAILABLE, before anything is sent */
  assertUp(): void {
    if (this.#closed) throw new CodedError('UPSTREAM_UNAVAILABLE', 'The gateway is shutting down; nothing was sent.');
    try {
      this.#monitor.assertUp();
    } catch (error) {
      this.#emit({ kind: 'turned-away', because: 'down' });
      throw error;
    }
  }

  /** The host has answered. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Whether the host has answered since then, by `performance.now()`. */
  hasBeenHeardSince(startedAt: number): boolean {
    return this.#heardAt > startedAt;
  }

  /** Probes the host in the background after a sign of trouble. */
  probe(): void {
    this.#monitor.probe();
  }

  /** Probes the host when it is silent for a while. @returns ends the watch */
  watchSilence(): () => void {
    const watch = { startedAt: performance.now() };
    this.#watches.add(watch);
    if (this.#timer === null) this.#checkIn(SILENCE_MS);
    return () => {
      this.#watches.delete(watch);
    };
  }

  /** One timer serves all watches: they are many, and most end soon. */
  #checkIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      for (const watch of this.#watches) {
        const leftMs = watch.startedAt + SILENCE_MS - performance.now();
        if (leftMs > 0) {
          this.#checkIn(leftMs);
          return;
        }
        this.#watches.delete(watch);
        if (!this.hasBeenHeardSince(watch.startedAt)) this.probe();
      }
    }, ms).unref();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer ?? undefined);
    this.#monitor.close();
  }

  #changed(health: Health, onDown: () => void): void {
    if (health.state === 'UP') {
      this.heard();
      this.#down = new AbortController();
    } else if (health.state === 'DOWN' && !this.#down.signal.aborted) {
      this.#down.abort(new CodedError('UPSTREAM_UNAVAILABLE', 'The host stopped answering while this was under way.'));
      onDown();
    }
    this.#emit({ kind: 'health', health });
  }
}
