/** A request's right to the event loop. Long work is done in pieces, each in its own turn. */
export interface Turn {
  /** Resolves when the request may go on. Null: it may go on now. What runs until it next waits is charged to its principal. */
  take(): Promise<void> | null;
  /** Runs a short piece of work in the request's next turn, which may be now. */
  run<T>(work: () => T | Promise<T>): T | Promise<T>;
  /** Charges work that could not wait for a turn, in milliseconds. */
  charge(ms: number): void;
}
