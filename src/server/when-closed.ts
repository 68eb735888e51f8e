import type { ServerResponse } from 'node:http';

/**
 * Calls a listener when the response has been sent or its client has gone. That can have happened already, while the token was verified:
 * the event `close` does not come again.
 */
export function whenClosed(response: ServerResponse, listener: () => void): void {
  if (response.closed) listener();
  else response.once('close', listener);
}
