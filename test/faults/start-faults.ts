import type { PrivateDovecot } from '../dovecot/launch.ts';
import type { Upstream } from '../e2e/gateway.ts';
import { FAULTS, FaultProxy } from './fault-proxy.ts';
import { LINE_FAULT_MIX, LineFaultProxy } from './line-fault-proxy.ts';
import { pick } from './random.ts';

export interface FaultOptions {
  readonly faults: number;
  readonly seed: number;
  readonly clients?: number;
  /** The wire that the faults are on. @default 'http' */
  readonly wire?: 'http' | 'tcp';
}

/** What faults come by, and what a gateway needs to go through it. */
export interface Faults {
  readonly proxy: FaultProxy | LineFaultProxy;
  readonly upstream: Upstream;
  readonly settings: Readonly<Record<string, string>>;
}

/** Bytes of commands or answers before a fault at most. An answer to a write has a few bytes only. */
const LONGEST_WAY = { reads: 2_000, writes: 300 };

export async function startFaults(dovecot: PrivateDovecot, wire: 'http' | 'tcp'): Promise<Faults> {
  if (wire === 'http') {
    const proxy = await FaultProxy.start(dovecot);
    return { proxy, upstream: proxy, settings: {} };
  }
  const proxy = await LineFaultProxy.start(dovecot);
  const { url, apiKey, password } = dovecot;
  return {
    proxy,
    upstream: { url, apiKey },
    settings: { DOVEADM_TCP_URL: proxy.url, DOVEADM_PASSWORD: password, DOVEADM_CONNECT_TIMEOUT: '10' },
  };
}

/** Lets faults happen until there have been so many. */
export function chooseAtRandom(proxy: Faults['proxy'], faults: number, random: () => number, of: keyof typeof LONGEST_WAY): void {
  const isNext = (chance: number): boolean => proxy.faults < faults && random() < chance;
  if (proxy instanceof FaultProxy) proxy.choose = () => (isNext(0.3) ? pick(FAULTS, random) : null);
  // A connection without a fault is kept for a minute, and then no new one is opened.
  else
    proxy.choose = () => (isNext(1) ? { fault: pick(LINE_FAULT_MIX, random), after: Math.floor(random() ** 2 * LONGEST_WAY[of]) } : null);
}
