/** The writes in flight, of all requests. A gateway that shuts down waits until each has its outcome in the audit log. */
export class WritesInFlight {
  readonly #running = new Set<Promise<unknown>>();

  get size(): number {
    return this.#running.size;
  }

  async track<T>(task: () => Promise<T>): Promise<T> {
    const running = task();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Resolves when all writes that are in flight now have ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
