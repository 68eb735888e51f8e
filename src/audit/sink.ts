import type { ChainEnd } from './chain.ts';

/** Where the lines of an audit log go. */
export interface AuditSink {
  /** Where the chain goes on. */
  readonly end: ChainEnd;
  /** Fulfilled when the bytes, whole lines, are durable. */
  append(bytes: Buffer): Promise<void>;
  /**
   * After an `append` that failed: finds out what of it was written.
   * @param end of the last append that succeeded.
   * @returns where the chain goes on.
   */
  recover(end: ChainEnd): Promise<ChainEnd>;
  /** Opens the target again by its name. The chain goes on after `end`. */
  reopen(end: ChainEnd): Promise<void>;
  close(): Promise<void>;
}

/** An audit log that cannot be used: the message names the file and the remedy. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}
