/** The last two of several that were active: enough to know whether another one was. */
export class Recent<T> {
  readonly #forMs: number;
  #last: readonly { readonly one: T; readonly at: number }[] = [];

  /** @param forMs how long one counts as active */
  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  note(one: T): void {
    this.#last = [{ one, at: performance.now() }, ...this.#last.filter((last) => last.one !== one)].slice(0, 2);
  }

  /** Another one that is active. Null: there is no other. */
  otherThan(one: unknown): T | null {
    const since = performance.now() - this.#forMs;
    return this.#last.find((last) => last.one !== one && last.at > since)?.one ?? null;
  }
}
