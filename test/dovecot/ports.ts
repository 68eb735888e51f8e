import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range Linux hands out to outgoing connections, so that a port stays free between looking and listening. */
const first = 20_000;
const last = 32_000;

/** Finds `count` different TCP ports nobody listens on at `address`. */
export async function freePorts(count: number, address = '127.0.0.1'): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(first, last);
    if (!ports.has(port) && (await isFree(port, address))) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
