/**
 * A proxy in front of Dovecot swallows the 100 response when so many writes in a row wait for it without result, one after the other, while
 * reads are answered. The gateway then sends writes without waiting, for a while. Fewer of those can be reported as not applied.
 */
const IN_VAIN_LIMIT = 3;
const DISABLED_MS = 60_000;

/** Whether a write is sent only when the host asks for it, as learned from those before it. */
export class ExpectContinue {
  #inVain = 0;
  #lastAt = 0;

  get isEnabled(): boolean {
    return this.#inVain < IN_VAIN_LIMIT || performance.now() >= this.#lastAt + DISABLED_MS;
  }

  /** The host has asked. */
  continued(): void {
    this.#inVain = 0;
  }

  /** A write waited for the 100 response without result since then, though the host answers. Several waits at the same time count once. */
  timedOut(sinceMs: number): void {
    if (sinceMs < this.#lastAt) return;
    this.#inVain++;
    this.#lastAt = performance.now();
  }
}
