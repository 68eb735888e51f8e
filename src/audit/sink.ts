import type { ChainEnd } from './chain.ts';

/** The destination of an audit log's lines. */
export interface AuditSink {
  /** Where the chain continues. */
  readonly end: ChainEnd;
  /** Fulfilled when the bytes, whole lines, are durable. */
  append(bytes: Buffer): Promise<void>;
  /**
   * Call after an `append` that failed. Finds out how much of it is in the log, and seals cut-off bytes.
   * @param end of the last append that succeeded.
   */
  recover(end: ChainEnd): Promise<Recovered>;
  /**
   * Opens the target again by its name. The chain continues after `end`. Bytes cut off in the old target are named in the new one when the
   * old one could not seal them.
   * @returns as `recover`.
   */
  reopen(end: ChainEnd): Promise<Recovered>;
  close(): Promise<void>;
}

export interface Recovered {
  /** Where the chain continues. */
  readonly end: ChainEnd;
  /** How many lines of the failed append are whole in the log. */
  readonly found: number;
}

/** An unusable audit log: the message names the file and the remedy. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}
