/**
 * Something before Dovecot swallows its asking when so many writes in a row wait for it in vain, one after the other, while reads are
 * answered. They are sent unasked then, for a while: of those, fewer can be said not to have been applied.
 */
const IN_VAIN_LIMIT = 3;
const UNASKED_MS = 60_000;

/** Whether a write is sent only when the host asks for it, as learned from those before it. */
export class ExpectContinue {
  #inVain = 0;
  #lastAt = 0;

  get isEnabled(): boolean {
    return this.#inVain < IN_VAIN_LIMIT || performance.now() >= this.#lastAt + UNASKED_MS;
  }

  /** The host has asked. */
  continued(): void {
    this.#inVain = 0;
  }

  /** A write has waited in vain since then, though the host answers. Several that waited at the same time were one bad moment. */
  timedOut(sinceMs: number): void {
    if (sinceMs < this.#lastAt) return;
    this.#inVain++;
    this.#lastAt = performance.now();
  }
}
