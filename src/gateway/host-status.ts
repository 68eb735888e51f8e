import type { Health } from '../doveadm/host/health.ts';
import type { LineStatus } from '../doveadm/host/line-connections.ts';

/** A configured host, as far as everyone who runs commands may know it. */
export interface HostAddress {
  readonly name: string;
  readonly url: string;
}

/** How a host is right now. */
export interface HostStatus extends Health {
  /** Envelopes under way. */
  readonly runningCount: number;
  /** Envelopes that wait for a slot. */
  readonly waitingCount: number;
  /** Null where the host is not configured for doveadm's own protocol. */
  readonly tcp: LineStatus | null;
}
