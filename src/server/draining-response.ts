import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A response that is sent while its content arrives, no faster than the client reads it. */
export class DrainingResponse {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  begin(status: number, headers: OutgoingHttpHeaders): void {
    this.#response.writeHead(status, headers);
  }

  /** For a HEAD request, Node omits it. */
  write(bytes: Buffer | string): void {
    this.#response.write(bytes);
  }

  /** Resolves when the client has read enough, or has gone. Null: there is room now. */
  drained(): Promise<void> | null {
    const response = this.#response;
    if (!response.writableNeedDrain || response.destroyed) return null;
    return new Promise((resolve) => {
      const done = (): void => {
        response.off('drain', done).off('close', done);
        resolve();
      };
      response.on('drain', done).on('close', done);
    });
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#response.once('close', resolve).end(resolve);
    });
  }
}
