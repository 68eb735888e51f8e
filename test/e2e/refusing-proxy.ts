import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Passes connections on to a port, and resets half of them, at random. */
export class RefusingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number) {
    this.#server = createServer((client) => this.#pass(client, target));
  }

  static async start(target: number): Promise<RefusingProxy> {
    const proxy = new RefusingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  #pass(client: Socket, target: number): void {
    if (Math.random() < 0.5) {
      client.resetAndDestroy();
      return;
    }
    const dovecot = connect(target, '127.0.0.1');
    for (const socket of [client, dovecot]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    }
    client.pipe(dovecot).pipe(client);
    client.on('close', () => dovecot.destroy());
    dovecot.on('close', () => client.destroy());
  }
}
