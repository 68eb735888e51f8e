import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { PrivateDovecot } from '../dovecot/launch.ts';

/** What can happen to one connection of doveadm's own protocol, at any byte after its handshake. */
export const LINE_FAULTS = [
  /** Ended when so many bytes of commands have been passed on. */
  'cut-in-request',
  /** Ended when so many bytes of answers have been passed on; Dovecot goes on with what it has. */
  'cut-in-answer',
  /** The same, without an end: the answer stops coming. */
  'stall-answer',
  /** Commands stop reaching Dovecot, and the connection stays. */
  'stall-request',
  /** One byte of the answer is another one, so that it is no packet. */
  'garble',
  /** The answer comes one byte at a time. Nothing is lost. */
  'drip',
] as const;

export type LineFault = (typeof LINE_FAULTS)[number];

/** How often each happens. A stall takes seconds, and the gateway then leaves the host alone for a while; a drip keeps its connection. */
export const LINE_FAULT_MIX = LINE_FAULTS.flatMap((fault) => Array<LineFault>(/^(stall|drip)/.test(fault) ? 1 : 6).fill(fault));

export interface LinePassage {
  /** Null: none, or not yet. */
  fault: LineFault | null;
  /** What the gateway sent. */
  received: string;
}

/** A TCP proxy in front of the listener for doveadm's own protocol. */
export class LineFaultProxy {
  readonly passages: LinePassage[] = [];
  /** Called for each connection: what is to happen, and after how many bytes. */
  choose: () => { readonly fault: LineFault; readonly after: number } | null = () => null;
  readonly #target: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((client) => this.#pass(client));
  }

  static async start(dovecot: PrivateDovecot): Promise<LineFaultProxy> {
    const proxy = new LineFaultProxy(dovecot.ports.doveadmTcp);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `doveadm://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** How many faults have happened. */
  get faults(): number {
    return this.passages.filter(({ fault }) => fault !== null).length;
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  #pass(client: Socket): void {
    const chosen = this.choose();
    const passage: LinePassage = { fault: null, received: '' };
    this.passages.push(passage);
    const dovecot = connect(this.#target, '127.0.0.1');
    for (const socket of [client, dovecot]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    }
    const cut = (): void => {
      passage.fault ??= chosen?.fault ?? null;
      client.destroy();
      dovecot.end();
    };
    let asked = -1;
    client.on('data', (chunk) => {
      passage.received += chunk.toString('utf8');
      const isHandshake = asked < 0;
      if (isHandshake) {
        dovecot.write(chunk);
        if (passage.received.includes('\nPLAIN\t') && passage.received.endsWith('\n')) asked = 0;
        return;
      }
      const room = chosen === null ? Infinity : chosen.after - asked;
      asked += chunk.length;
      if (chosen?.fault === 'cut-in-request' && chunk.length >= room) {
        dovecot.write(chunk.subarray(0, Math.max(0, room)), cut);
      } else if (chosen?.fault === 'stall-request' && chunk.length >= room) {
        passage.fault = chosen.fault;
      } else dovecot.write(chunk);
    });
    let answered = -1;
    let greeting = '';
    dovecot.on('data', (chunk) => {
      if (answered < 0) {
        greeting += chunk.toString('latin1');
        client.write(chunk);
        if (greeting.endsWith('+\n')) answered = 0;
        return;
      }
      const room = chosen === null ? Infinity : Math.max(0, chosen.after - answered);
      answered += chunk.length;
      const isDue = chosen !== null && chunk.length > room;
      if (chosen?.fault === 'drip') {
        passage.fault = chosen.fault;
        for (let index = 0; index < chunk.length; index++) client.write(chunk.subarray(index, index + 1));
      } else if (chosen?.fault === 'cut-in-answer' && isDue) client.write(chunk.subarray(0, room), cut);
      else if (chosen?.fault === 'stall-answer' && isDue) {
        if (passage.fault === null) client.write(chunk.subarray(0, room));
        passage.fault = chosen.fault;
      } else if (chosen?.fault === 'garble' && isDue && passage.fault === null) {
        passage.fault = chosen.fault;
        // The channel of the first packet in the chunk.
        client.write(Buffer.concat([Buffer.of(0xff), chunk.subarray(1)]));
      } else client.write(chunk);
    });
    client.on('close', () => dovecot.end());
    dovecot.on('close', () => client.end());
  }
}
