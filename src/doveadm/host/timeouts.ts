import type { Pace } from '../command.ts';
import type { RequestTimeouts } from './exchange.ts';

/** Time that each part of a request may take, in milliseconds. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the request to the answer's first byte, by the slowest command of the envelope. */
  readonly firstByteMs: Readonly<Record<Pace, number>>;
  /** From the answer's first byte to its last. */
  readonly transferMs: number;
}

/** The time limits of one request with commands of this pace. */
export function requestTimeouts({ connectMs, firstByteMs, transferMs }: Timeouts, pace: Pace): RequestTimeouts {
  return { connectMs, firstByteMs: firstByteMs[pace], transferMs };
}
