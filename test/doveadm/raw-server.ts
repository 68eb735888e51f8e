import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Host, type HostOptions } from '../../src/doveadm/host/host.ts';
import { LISTING_23 } from './stub-doveadm.ts';

/** What is done with one request that is no GET: from when its headers have come. */
export type Script = (connection: RawConnection) => unknown;

/** One connection, byte by byte. */
export class RawConnection {
  received = '';
  /** By the other side. */
  closed = false;
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    for (const end of ['end', 'close']) socket.once(end, () => (this.closed = true));
    socket.on('data', (chunk) => (this.received += chunk.toString('latin1')));
  }

  /** The body, as far as it has come. */
  get body(): string {
    return this.received.split('\r\n\r\n').slice(1).join('\r\n\r\n');
  }

  get tag(): string {
    return /"(test\.[^"]+)"\]\]$/.exec(this.body)?.[1] ?? '';
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.closed) await once(this.socket, 'data').catch(() => undefined);
  }

  write(text: string | Buffer): void {
    this.socket.write(text);
  }

  /** Asks for the body, and waits until it is there. */
  async ask(): Promise<void> {
    this.write('HTTP/1.1 100 Continue\r\n\r\n');
    await this.whole();
  }

  async whole(): Promise<void> {
    await this.until(() => this.body.endsWith('"]]'));
  }

  /** A right answer, without rows. */
  get rightBody(): string {
    return `[["doveadmResponse",[],${JSON.stringify(this.tag)}]]`;
  }
}

/** A server that speaks TCP and nothing more, so that it can be wrong in every way. */
export class RawServer {
  script: Script = () => undefined;
  readonly connections: RawConnection[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => void this.#accept(socket));
  }

  static async start(): Promise<RawServer> {
    const server = new RawServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  host(options: Partial<HostOptions> = {}): Host {
    const firstByteMs = { server: 1_500, mail: 1_500, long: 1_500 };
    return new Host({
      name: 'raw',
      url: `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/doveadm/v1`,
      apiKey: 'key',
      concurrency: 4,
      room: 10,
      timeouts: { connectMs: 1_000, firstByteMs, transferMs: 1_000 },
      ...options,
    });
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  async #accept(socket: Socket): Promise<void> {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const connection = new RawConnection(socket);
    await connection.until(() => connection.received.includes('\r\n\r\n'));
    if (connection.received.startsWith('GET')) {
      const listing = JSON.stringify(LISTING_23);
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${String(listing.length)}\r\nConnection: close\r\n\r\n${listing}`);
      return;
    }
    this.connections.push(connection);
    await this.script(connection);
  }
}
