import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors.ts';

/**
 * - `UP`: commands are sent.
 * - `DOWN`: the host cannot be reached or does not answer. Commands are refused immediately.
 * - `PROBING`: as `DOWN`, and it is being asked whether it is back.
 */
export type HostState = 'UP' | 'DOWN' | 'PROBING';

export interface Health {
  readonly state: HostState;
  /** Since when it is up or not. */
  readonly since: Date;
  /** Why it is not up; null when it is. */
  readonly reason: string | null;
}

/** A suspicion is held against the host when this many probes in a row fail. One alone can be bad luck. */
const PROBES = 3;
const BETWEEN_PROBES_MS = 200;
/** A host that is down is asked this often whether it is back. */
const RETRY_MS = 1_000;

/**
 * The circuit breaker of one host. What opens it is not the failure of commands: one that ends its process, or waits for a lock, says
 * nothing about the host. It only raises a suspicion, which a probe (the listing: cheap, harmless, nobody waits for it) confirms or not.
 * Probes go on while the host is down, so that no caller's command, let alone a write, is the guinea pig.
 */
export class HealthMonitor {
  readonly #probe: () => Promise<unknown>;
  readonly #onChange: (health: Health) => void;
  #health: Health = { state: 'UP', since: new Date(), reason: null };
  #examining = false;
  #closed = false;

  /** @param probe rejects where the host does not answer; what it answers does not matter. */
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
