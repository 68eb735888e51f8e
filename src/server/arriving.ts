import type { IncomingMessage, ServerResponse } from 'node:http';
import { badInput } from '../doveadm/errors.ts';

/**
 * The parts of an upload as they arrive. It may take any time, but must not stall.
 * @param stalledMs how long the client may send nothing
 * @throws CodedError BAD_USER_INPUT when it sends nothing for longer
 */
export async function* arriving(body: AsyncIterable<Buffer>, stalledMs: number): AsyncGenerator<Buffer> {
  const parts = body[Symbol.asyncIterator]();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      const fault = badInput('body', `stopped arriving for ${String(stalledMs / 1000)} s (REQUEST_TIMEOUT)`);
      timer = setTimeout(() => reject(fault), stalledMs).unref();
    });
    try {
      const next = await Promise.race([parts.next(), stalled]);
      if (next.done === true) return;
      yield next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Ends the connection of a request that was answered before its body had arrived, when the rest takes longer than `ms`. Node reads the rest, for
 * the next request on the connection.
 */
export function boundRest(request: IncomingMessage, response: ServerResponse, ms: number): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.complete || request.socket.destroy(), ms).unref();
    request.once('close', () => clearTimeout(timer));
  });
}
