import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Passes bytes on to a chosen port without looking at them, and breaks connections on demand. */
export class TcpSwitch {
  /** The port that new connections are passed on to. */
  target: number;
  /** How many chunks of the gateway's pass before a connection is reset; Infinity: all. The first of a TLS connection is its ClientHello. */
  chunks = Infinity;
  /** Whether to reset the next connection when it opens. */
  refuses: () => boolean = () => false;
  /** What the gateway sent on each connection, as text. */
  sent: string[] = [];
  #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number) {
    this.target = target;
    this.#server = createServer((socket) => this.#pass(socket));
  }

  static async start(target: number): Promise<TcpSwitch> {
    const created = new TcpSwitch(target);
    created.#server.listen(0, '127.0.0.1');
    await once(created.#server, 'listening');
    return created;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections of the gateway are open. */
  get open(): number {
    return this.#sockets.size / 2;
  }

  /** As where one Dovecot takes another's place: what is open ends with the old one. */
  replaceBy(target: number): void {
    this.target = target;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Refuses connections for so long, and passes them on to another port from then on. */
  async refuse(ms: number, target: number): Promise<void> {
    const { port } = this;
    await this.stop();
    await sleep(ms);
    this.target = target;
    this.#server = createServer((socket) => this.#pass(socket)).listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  #pass(gateway: Socket): void {
    if (this.refuses()) {
      gateway.resetAndDestroy();
      return;
    }
    let left = this.chunks;
    const { sent } = this;
    const number = sent.push('') - 1;
    const dovecot = connect(this.target, '127.0.0.1');
    for (const socket of [gateway, dovecot]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    }
    gateway.on('data', (chunk) => {
      if (left-- > 0) {
        sent[number] = `${sent[number] ?? ''}${chunk.toString('latin1')}`;
        dovecot.write(chunk);
      } else {
        gateway.resetAndDestroy();
        dovecot.destroy();
      }
    });
    dovecot.on('data', (chunk) => gateway.write(chunk));
    gateway.on('close', () => dovecot.end());
    dovecot.on('close', () => gateway.end());
  }
}
