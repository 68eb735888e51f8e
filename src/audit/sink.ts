import type { ChainEnd } from './chain.ts';

/** Where the lines of an audit log go. */
export interface AuditSink {
  /** Where the chain goes on. */
  readonly end: ChainEnd;
  /** Fulfilled when the bytes, whole lines, are durable. */
  append(bytes: Buffer): Promise<void>;
  /**
   * After an `append` that failed: finds out what of it was written, and seals in what was cut off.
   * @param end of the last append that succeeded.
   */
  recover(end: ChainEnd): Promise<Recovered>;
  /**
   * Opens the target again by its name. The chain goes on after `end`; what was cut off in the target from before is named in the new one
   * where it could not be there.
   * @returns as `recover`.
   */
  reopen(end: ChainEnd): Promise<Recovered>;
  close(): Promise<void>;
}

export interface Recovered {
  /** Where the chain goes on. */
  readonly end: ChainEnd;
  /** How many lines of the append that failed are whole in the log. */
  readonly found: number;
}

/** An audit log that cannot be used: the message names the file and the remedy. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}
