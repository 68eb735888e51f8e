import type { ServerResponse } from 'node:http';

/**
 * Ends the connection of a client that does not read its answer in time, because unread bytes stay in memory.
 * @param totalMs from now to the answer's end. Null: a stream, which only must not stall while it has something to read
 * @param stalledMs for a stream: how long the client may read nothing while something waits
 */
export function boundSending(response: ServerResponse, { totalMs, stalledMs }: { totalMs: number | null; stalledMs: number }): void {
  const { socket } = response;
  if (socket === null || response.closed) return;
  const end = (): void => {
    socket.destroy();
  };
  if (totalMs !== null) {
    const timer = setTimeout(end, totalMs).unref();
    response.once('close', () => {
      clearTimeout(timer);
    });
    return;
  }
  let read = 0;
  let since = performance.now();
  const timer = setInterval(() => {
    const readNow = socket.bytesWritten - socket.writableLength;
    if (socket.writableLength === 0 || readNow !== read) since = performance.now();
    read = readNow;
    if (performance.now() - since > stalledMs) end();
  }, stalledMs / 4).unref();
  response.once('close', () => {
    clearInterval(timer);
  });
}
