import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Host, type HostOptions } from '../../src/doveadm/host/host.ts';

export type WireCommand = [name: string, params: Readonly<Record<string, unknown>>, tag: string];

/** What the stub does with an envelope: rows or an exit code for each command, or something worse. */
export type Behaviour = (
  commands: readonly WireCommand[],
  request: IncomingMessage,
  response: ServerResponse,
) => (unknown[] | number)[] | 'drop' | 'hang';

const listed = (name: string, ...parameters: readonly [string, string][]): unknown => ({
  command: name,
  parameters: parameters.map(([parameter, type]) => ({ name: parameter, type })),
});

export const LISTING_23 = [
  listed('batch'),
  listed('user', ['userMask', 'array']),
  listed('quotaGet', ['user', 'string']),
  listed('sieveGet', ['user', 'string'], ['scriptname', 'string']),
  listed('mailboxCreate', ['user', 'string'], ['mailbox', 'array']),
  listed('logErrors', ['since', 'integer']),
];

/** Misbehaves as a Dovecot cannot be made to at will. */
export class StubDoveadm {
  readonly apiKey = 'key';
  listing: unknown;
  behave: Behaviour = (commands) => commands.map(() => []);
  /** Of processes that died, as `logErrors` shows them beside `log`. */
  readonly deaths: string[] = [];
  /** Other lines that `logErrors` shows; null: it is answered by `behave`, like any other command. */
  log: unknown[] | null = [];
  readonly envelopes: (readonly WireCommand[])[] = [];
  listings = 0;
  readonly #server: Server;

  constructor({ listing = LISTING_23, behave }: { readonly listing?: unknown; readonly behave?: Behaviour } = {}) {
    this.listing = listing;
    if (behave !== undefined) this.behave = behave;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.asks) return;
      response.writeContinue();
      void this.#answer(request, response);
    });
  }

  /** Whether it asks for the body of a request that waits to be asked. */
  asks = true;
  /** Whether it returns its listing. */
  lists = true;

  static start(port = 0): Promise<StubDoveadm> {
    return new StubDoveadm().start(port);
  }

  async start(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Wire names of the commands that came. */
  get commands(): string[] {
    return this.envelopes.flat().map(([name]) => name);
  }

  host(options: Partial<HostOptions> = {}): Host {
    const firstByteMs = { server: 2_000, mail: 2_000, long: 2_000 };
    const timeouts = { connectMs: 300, firstByteMs, transferMs: 500 };
    return new Host({
      name: 'stub',
      url: `${this.url}/doveadm/v1`,
      apiKey: this.apiKey,
      concurrency: 1,
      room: 10,
      timeouts,
      ...options,
    });
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      this.listings++;
      if (!this.lists) return;
      response.end(JSON.stringify(this.listing));
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const commands = JSON.parse(body) as WireCommand[];
    if (commands[0]?.[0] === 'logErrors' && this.log !== null) {
      const deaths = this.deaths.map((text, index) => ({ timestamp: 'now', prefix: `doveadm(${String(index)})`, type: 'Fatal', text }));
      response.end(JSON.stringify([['doveadmResponse', [...deaths, ...this.log], commands[0][2]]]));
      return;
    }
    this.envelopes.push(commands);
    const rows = this.behave(commands, request, response);
    if (rows === 'hang') return;
    if (rows === 'drop') request.socket.destroy();
    else response.end(JSON.stringify(commands.map(([, , tag], index) => answerOf(rows[index] ?? [], tag))));
  }
}

function answerOf(rows: unknown[] | number, tag: string): unknown {
  return typeof rows === 'number' ? ['error', { type: 'exitCode', exitCode: rows }, tag] : ['doveadmResponse', rows, tag];
}
