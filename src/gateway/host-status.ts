import type { Health } from '../doveadm/host/health.ts';
import type { HostMinute, HostStateChange } from '../doveadm/host/host-history.ts';
import type { LineStatus } from '../doveadm/host/line-connections.ts';

/** The part of a configured host that every caller who runs commands may know. */
export interface HostAddress {
  readonly name: string;
  readonly url: string;
}

/** The current state of a host. */
export interface HostStatus extends Health {
  /** Envelopes in flight. */
  readonly runningCount: number;
  /** Envelopes that wait for a slot. */
  readonly waitingCount: number;
  /** Null when the host is not configured for doveadm's own protocol. */
  readonly tcp: LineStatus | null;
}

/** How a host has been. */
export interface HostPast {
  /** Since when that is known. */
  readonly since: Date;
  readonly changes: readonly HostStateChange[];
  readonly minutes: readonly HostMinute[];
}
