import { CodedError } from '../doveadm/errors.ts';

/**
 * How long a request may take. When the time is up, what has not been sent is not sent any more and reads are given up; a write that is under
 * way is waited for, within its own limit, and its time does not count: what is read after it must not fail because it was slow.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #totalMs: number;
  #leftMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #holds = 0;

  constructor(totalMs: number) {
    this.#totalMs = totalMs;
    this.#leftMs = totalMs;
    this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the request now, as if its time were up. @param reason what its commands fail with */
  cancel(reason: CodedError): void {
    this.#controller.abort(reason);
  }

  /** Stops the clock while `task` runs. */
  async hold<T>(task: () => Promise<T>): Promise<T> {
    if (this.#holds++ === 0) this.#stop();
    try {
      return await task();
    } finally {
      if (--this.#holds === 0 && !this.signal.aborted) this.#start();
    }
  }

  /** The request has been answered. */
  end(): void {
    this.#stop();
    this.#holds++;
  }

  #start(): void {
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => {
      const seconds = String(this.#totalMs / 1000);
      this.#controller.abort(
        new CodedError('UPSTREAM_TIMEOUT', `The request took longer than ${seconds} s: select less, or request a smaller page.`),
      );
    }, this.#leftMs).unref();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#leftMs -= performance.now() - this.#startedAt;
  }
}
