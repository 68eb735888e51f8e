import { CodedError } from '../doveadm/errors.ts';

/** The reason of a signal that ends what a request has left behind. An error of its own for each request would cost a stack trace. */
const ENDED = new Error('The request has ended.');

/**
 * The time limit of a request. When it has passed, nothing more is sent and reads are cancelled. A write in flight has a time limit of its
 * own, and the request's clock stops for it: a read after a slow write must not fail.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #totalMs: number;
  #leftMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #holds = 0;
  #hasEnded = false;
  /** Null until it is needed. */
  #end: AbortController | null = null;

  constructor(totalMs: number) {
    this.#totalMs = totalMs;
    this.#leftMs = totalMs;
    this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the request now, as if its time had passed. @param reason the error of its commands */
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

  /** Lifts the limit: a stream may stay open. */
  lift(): void {
    this.#stop();
    this.#holds++;
  }

  /** The request has been answered, or its client has gone. */
  end(): void {
    this.lift();
    this.#hasEnded = true;
    this.#end?.abort(ENDED);
  }

  /** Aborts with `signal`, and when the request has ended: nobody gets more of the answer. */
  get ended(): AbortSignal {
    if (this.#end === null) {
      const end = new AbortController();
      this.#end = end;
      const abort = (): void => {
        end.abort(ENDED);
      };
      if (this.#hasEnded || this.signal.aborted) abort();
      else this.signal.addEventListener('abort', abort);
    }
    return this.#end.signal;
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
