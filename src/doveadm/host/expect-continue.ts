/**
 * A proxy in front of Dovecot may swallow the 100 response. The gateway assumes so when this many writes in a row have waited for it
 * without result while reads were answered. It then sends writes without waiting, for a while. It can then report fewer failed writes as
 * not applied.
 */
const IN_VAIN_LIMIT = 3;
const DISABLED_MS = 60_000;

/** Whether a write waits for the host's 100 response, as learned from earlier writes. */
export class ExpectContinue {
  #inVain = 0;
  #lastAt = 0;

  get isEnabled(): boolean {
    return this.#inVain < IN_VAIN_LIMIT || performance.now() >= this.#lastAt + DISABLED_MS;
  }

  /** The host has sent its 100 response. */
  continued(): void {
    this.#inVain = 0;
  }

  /**
   * A write waited for the 100 response without result since then, although the host answers. Several waits at the same time count once.
   */
  timedOut(sinceMs: number): void {
    if (sinceMs < this.#lastAt) return;
    this.#inVain++;
    this.#lastAt = performance.now();
  }
}
