/** The last two of several that were active: enough to know whether another one was. */
export class Recent<T> {
  readonly #forMs: number;
  /** The latest first. */
  #last: readonly { readonly one: T; at: number }[] = [];

  /** @param forMs how long one counts as active */
  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  note(one: T): void {
    const at = performance.now();
    const [latest] = this.#last;
    if (latest?.one === one) latest.at = at;
    else this.#last = latest === undefined ? [{ one, at }] : [{ one, at }, latest];
  }

  /** Another one that is active. Null: there is no other. */
  otherThan(one: unknown): T | null {
    const since = performance.now() - this.#forMs;
    return this.#last.find((last) => last.one !== one && last.at > since)?.one ?? null;
  }
}
