import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERROR_CODES } from '../doveadm/errors.ts';

const RETRY_AFTER_SECONDS = 1;
/**
 * The number of requests whose tokens are not verified yet, for each request that may run. Such requests hold little, and only for a
 * moment.
 */
const AT_THE_DOOR = 10;

/** Admits a bounded number of concurrent GraphQL requests, and none after the gateway begins to shut down. */
export class Admission {
  readonly #mostAtOnce: number;
  readonly #onRefused: (request: IncomingMessage, status: number) => string;
  readonly #running = new Set<ServerResponse>();
  readonly #verified = new Set<ServerResponse>();
  #draining = false;
  #onIdle: (() => void) | null = null;

  /** @param onRefused called for each refused request; returns the request's id */
  constructor(mostAtOnce: number, onRefused: (request: IncomingMessage, status: number) => string) {
    this.#mostAtOnce = mostAtOnce;
    this.#onRefused = onRefused;
  }

  get draining(): boolean {
    return this.#draining;
  }

  get running(): number {
    return this.#running.size;
  }

  /** @returns false when the request was refused with 503 and Retry-After */
  admit(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#draining) {
      this.#refuse(request, response, 'The gateway is shutting down.');
      return false;
    }
    const atTheDoor = this.#running.size - this.#verified.size;
    if (this.#verified.size >= this.#mostAtOnce || atTheDoor >= AT_THE_DOOR * this.#mostAtOnce) {
      this.#refuse(request, response, 'The gateway runs as many requests as it may.');
      return false;
    }
    this.#running.add(response);
    response.once('close', () => {
      this.#running.delete(response);
      this.#verified.delete(response);
      if (this.#running.size === 0) this.#onIdle?.();
    });
    return true;
  }

  /** The token of a request is valid: the request now counts as running. */
  verified(response: ServerResponse): void {
    if (this.#running.has(response)) this.#verified.add(response);
  }

  /** Admits no more requests, and resolves when the running ones have been answered. */
  drain(): Promise<void> {
    this.#draining = true;
    // No further request on their connections will be answered.
    for (const response of this.#running) response.shouldKeepAlive = false;
    return new Promise((resolve) => {
      if (this.#running.size === 0) resolve();
      else this.#onIdle = resolve;
    });
  }

  #refuse(request: IncomingMessage, response: ServerResponse, why: string): void {
    const requestId = this.#onRefused(request, 503);
    const { retryable } = ERROR_CODES.OVERLOADED;
    const message = `${why} Nothing was done; come back in ${String(RETRY_AFTER_SECONDS)} s.`;
    const extensions = { code: 'OVERLOADED', retryable, retryAfterSeconds: RETRY_AFTER_SECONDS };
    response.writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'retry-after': String(RETRY_AFTER_SECONDS),
      connection: 'close',
    });
    response.end(JSON.stringify({ errors: [{ message, extensions }], extensions: { requestId } }));
    // The rest of the body is not needed. Resetting the connection now could lose the answer before the client has read it.
    request.resume();
  }
}
