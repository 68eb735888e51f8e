import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Upstream } from '../e2e/gateway.ts';

/** What can happen to one connection between the gateway and Dovecot. */
export const FAULTS = [
  /** The connection ends when it is established. */
  'cut-at-once',
  /** Ended when the request's headers have come; Dovecot sees nothing. */
  'cut-before-request',
  /** Half of the body is passed on, then both sides are ended. */
  'cut-in-request',
  /** The proxy passes the whole body on, then closes the connection to the gateway: Dovecot runs it, and the response is lost. */
  'cut-after-request',
  /** Half of the answer is passed on. */
  'cut-in-answer',
  /** All of the answer but its last byte is passed on. */
  'cut-at-end-of-answer',
  /** The request is passed on, the answer never. */
  'stall-answer',
  /** Nothing is passed on, and the connection stays. */
  'stall-request',
  /** The answer comes one byte at a time. Nothing is lost. */
  'drip',
  /** The answer is not HTTP. */
  'not-http',
  /** The answer is HTTP and not JSON. */
  'not-json',
  /** The answer is JSON and answers nothing. */
  'empty-json',
  /** A proxy in between responds with 502. */
  'bad-gateway',
  /** Gets the answer of another connection, which gets this one's. */
  'swap',
] as const;

export type Fault = (typeof FAULTS)[number];

/** One connection that went through the proxy. */
export interface Passage {
  /** Null: no fault. A swap that found no partner is not a fault either. */
  fault: Fault | null;
  readonly method: 'GET' | 'POST' | null;
  /** The request as far as the gateway sent it. */
  readonly received: string;
}

const garbage: Partial<Record<Fault, string>> = {
  'not-http': '\u0016\u0003\u0001 this is not HTTP at all\r\n\r\n',
  'not-json': 'HTTP/1.1 200 OK\r\nContent-Length: 22\r\nConnection: close\r\n\r\n[["doveadmResponse",[{',
  'empty-json': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]',
  'bad-gateway': 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
};

/** How long an answer waits for another one to be swapped with. */
const SWAP_WAIT_MS = 150;
const DRIP_PAUSE_EVERY = 64;

/** A TCP proxy in front of one Dovecot that can go wrong in every way a network does. */
export class FaultProxy implements Upstream {
  readonly apiKey: string;
  readonly passages: Passage[] = [];
  /** Called for each connection. */
  choose: () => Fault | null = () => null;
  /** Called for each connection that carries a write with `Expect: 100-continue`, unless it has a fault already. */
  chooseOfWrites: () => Fault | null = () => null;
  readonly #target: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #waitingForSwap: ((answer: Buffer) => Buffer) | null = null;

  private constructor({ url, apiKey }: Upstream) {
    this.apiKey = apiKey;
    this.#target = Number(new URL(url).port);
    this.#server = createServer((client) => this.#pass(client));
  }

  static async start(upstream: Upstream): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** How many faults there have been. */
  get faults(): number {
    return this.passages.filter(({ fault }) => fault !== null).length;
  }

  /** Ends every connection. */
  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.dropAll();
    await once(this.#server, 'close');
  }

  #pass(client: Socket): void {
    const fault = this.choose();
    const passage = new Passing(
      client,
      this.#target,
      fault,
      (answer) => this.#swap(answer),
      () => this.chooseOfWrites(),
    );
    this.passages.push(passage);
    for (const socket of passage.sockets) {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    }
  }

  /** Resolves with the answer to give instead; null where there was nothing to swap with. */
  #swap(answer: Buffer): Promise<Buffer | null> {
    const partner = this.#waitingForSwap;
    if (partner !== null) {
      this.#waitingForSwap = null;
      return Promise.resolve(partner(answer));
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waitingForSwap = null;
        resolve(null);
      }, SWAP_WAIT_MS);
      this.#waitingForSwap = (other) => {
        clearTimeout(timer);
        resolve(other);
        return answer;
      };
    });
  }
}

class Passing implements Passage {
  fault: Fault | null;
  method: 'GET' | 'POST' | null = null;
  readonly #client: Socket;
  readonly #dovecot: Socket;
  readonly #swap: (answer: Buffer) => Promise<Buffer | null>;
  readonly #chooseOfWrite: () => Fault | null;
  #request = Buffer.alloc(0);
  #passedOn = 0;
  #answer = Buffer.alloc(0);
  #headerEnd = -1;

  constructor(
    client: Socket,
    target: number,
    fault: Fault | null,
    swap: (answer: Buffer) => Promise<Buffer | null>,
    chooseOfWrite: () => Fault | null,
  ) {
    this.#client = client;
    this.fault = fault;
    this.#swap = swap;
    this.#chooseOfWrite = chooseOfWrite;
    this.#dovecot = connect(target, '127.0.0.1');
    for (const socket of this.sockets) socket.on('error', () => undefined);
    client.on('data', (chunk) => this.#onRequest(chunk));
    client.on('end', () => this.#dovecot.end());
    client.on('close', () => this.#dovecot.end());
    this.#dovecot.on('data', (chunk) => this.#onAnswer(chunk));
    this.#dovecot.on('close', () => void this.#onDovecotClosed());
    if (fault === 'cut-at-once') this.#cut();
  }

  get sockets(): readonly Socket[] {
    return [this.#client, this.#dovecot];
  }

  get received(): string {
    return this.#request.toString('utf8');
  }

  #cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  #onRequest(chunk: Buffer): void {
    this.#request = Buffer.concat([this.#request, chunk]);
    if (this.#headerEnd < 0) {
      this.#headerEnd = this.#request.indexOf('\r\n\r\n');
      if (this.#headerEnd < 0) return;
      this.#headerEnd += 4;
      this.method = this.#request.toString('latin1', 0, 4) === 'POST' ? 'POST' : 'GET';
      if (/^expect:/im.test(this.#request.toString('latin1', 0, this.#headerEnd))) this.fault ??= this.#chooseOfWrite();
    }
    if (this.fault === 'cut-before-request') return this.#cut();
    if (this.fault === 'stall-request') return;
    const bodyBytes = Number(/content-length: *(\d+)/i.exec(this.#request.toString('latin1', 0, this.#headerEnd))?.[1] ?? 0);
    const whole = this.#request.length >= this.#headerEnd + bodyBytes;
    if (this.fault === 'cut-in-request' && (bodyBytes === 0 || this.#request.length > this.#headerEnd)) {
      if (!whole) return;
      this.#forward(this.#headerEnd + Math.floor(bodyBytes / 2));
      this.#dovecot.end();
      this.#client.destroy();
      return;
    }
    this.#forward(this.#request.length);
    if (this.fault === 'cut-after-request' && whole) {
      this.#client.destroy();
      this.#dovecot.end();
    }
  }

  #forward(upTo: number): void {
    this.#dovecot.write(this.#request.subarray(this.#passedOn, upTo));
    this.#passedOn = upTo;
  }

  #onAnswer(chunk: Buffer): void {
    if (this.#answer.length === 0 && chunk.toString('latin1', 0, 12) === 'HTTP/1.1 100') {
      this.#client.write(chunk);
      return;
    }
    if (this.fault === null) this.#client.write(chunk);
    this.#answer = Buffer.concat([this.#answer, chunk]);
  }

  /** Dovecot builds an answer whole and closes: what it said is complete now. */
  async #onDovecotClosed(): Promise<void> {
    switch (this.fault) {
      case 'cut-in-answer':
        this.#client.write(this.#answer.subarray(0, Math.floor(this.#answer.length / 2)));
        break;
      case 'cut-at-end-of-answer':
        this.#client.write(this.#answer.subarray(0, -1));
        break;
      case 'stall-answer':
        return;
      case 'drip':
        await this.#drip();
        break;
      case 'not-http':
      case 'not-json':
      case 'empty-json':
      case 'bad-gateway':
        this.#client.write(garbage[this.fault] ?? '');
        break;
      case 'swap': {
        const other = await this.#swap(this.#answer);
        if (other === null) this.fault = null;
        this.#client.write(other ?? this.#answer);
        break;
      }
      default:
    }
    this.#client.end();
  }

  async #drip(): Promise<void> {
    this.#client.setNoDelay(true);
    for (let index = 0; index < this.#answer.length && !this.#client.destroyed; index++) {
      this.#client.write(this.#answer.subarray(index, index + 1));
      if (index % DRIP_PAUSE_EVERY === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
