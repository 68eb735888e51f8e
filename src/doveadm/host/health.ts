import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors.ts';

/**
 * - `UP`: commands are sent.
 * - `DOWN`: the host cannot be reached or does not answer. Commands are refused immediately.
 * - `PROBING`: as `DOWN`, while a probe checks whether the host is back.
 */
export type HostState = 'UP' | 'DOWN' | 'PROBING';

export interface Health {
  readonly state: HostState;
  /** Since when it has been in this state. */
  readonly since: Date;
  /** Why it is not up; null when it is. */
  readonly reason: string | null;
}

/** The host counts as down after this many failed probes in a row. One failure alone can be chance. */
const PROBES = 3;
const BETWEEN_PROBES_MS = 200;
/** How often the gateway probes a host that is down. */
const RETRY_MS = 1_000;

/**
 * The circuit breaker of one host. A failed command does not open it: a command that ends its process or waits for a lock says nothing
 * about the host. It only starts a probe, which confirms the trouble or not. The probe reads the listing, which is cheap and harmless, and
 * no caller waits for it. Probes go on while the host is down, so no caller's command, and no write, has to test the host.
 */
export class HealthMonitor {
  readonly #probe: () => Promise<unknown>;
  readonly #onChange: (health: Health) => void;
  #health: Health = { state: 'UP', since: new Date(), reason: null };
  #examining = false;
  #closed = false;

  /** @param probe rejects when the host does not answer; the content of its answer does not matter */
  constructor(probe: () => Promise<unknown>, onChange: (health: Health) => void) {
    this.#probe = probe;
    this.#onChange = onChange;
  }

  get health(): Health {
    return this.#health;
  }

  /** @throws CodedError UPSTREAM_UNAVAILABLE, before anything is sent */
  assertUp(): void {
    if (this.#health.state === 'UP') return;
    const subject = { retryAfterSeconds: Math.ceil(RETRY_MS / 1000) };
    throw new CodedError('UPSTREAM_UNAVAILABLE', `The host is not asked while it is down: ${this.#health.reason ?? ''}`, subject);
  }

  /** Probes the host in the background after a sign of trouble, one probe at a time. */
  probe(): void {
    if (this.#examining || this.#closed) return;
    this.#examining = true;
    void this.#examine().finally(() => {
      this.#examining = false;
    });
  }

  close(): void {
    this.#closed = true;
  }

  async #examine(): Promise<void> {
    for (let failures = 0; !this.#closed;) {
      if (this.#health.state === 'DOWN') this.#become('PROBING');
      try {
        await this.#probe();
        if (this.#health.state !== 'UP') this.#become('UP');
        return;
      } catch (error) {
        failures++;
        if (failures >= PROBES) this.#become('DOWN', error instanceof Error ? error.message : String(error));
      }
      await sleep(this.#health.state === 'UP' ? BETWEEN_PROBES_MS : RETRY_MS, undefined, { ref: false });
    }
  }

  #become(state: HostState, reason = this.#health.reason): void {
    const changed = (state === 'UP') !== (this.#health.state === 'UP');
    const since = changed ? new Date() : this.#health.since;
    this.#health = { state, since, reason: state === 'UP' ? null : reason };
    this.#onChange(this.#health);
  }
}
