import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dovecot } from './dovecot.ts';
import type { WireCommand } from './http.ts';

/** What went through a {@link Recorder}, by rounds: envelopes that were under way together, each with the names of its commands. */
export type Rounds = string[][][];

/** A proxy between the gateway and Dovecot's HTTP API that records the traffic. */
export class Recorder {
  readonly apiKey: string;
  readonly #target: string;
  readonly #server: Server;
  #rounds: Rounds = [];
  #underWay = 0;
  /** Runs before an envelope is passed on. */
  onEnvelope: (commands: readonly WireCommand[]) => Promise<void> | void = () => undefined;

  constructor({ url, apiKey }: Pick<Dovecot, 'url' | 'apiKey'>) {
    this.apiKey = apiKey;
    this.#target = url;
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        const isEnvelope = incoming.method === 'POST';
        const commands = isEnvelope ? (JSON.parse(body.toString()) as WireCommand[]) : [];
        if (isEnvelope) this.#begin(commands);
        void Promise.resolve(this.onEnvelope(commands)).then(() => {
          const { authorization = '' } = incoming.headers;
          const headers = { authorization, 'content-length': body.length };
          const forward = request(`${this.#target}${incoming.url ?? ''}`, { method: incoming.method, headers, agent: false }, (answer) => {
            const parts: Buffer[] = [];
            answer.on('data', (part: Buffer) => parts.push(part));
            answer.on('end', () => {
              // The record comes before the answer is passed on, so that its consequences are recorded later.
              if (isEnvelope) this.#underWay--;
              outgoing.writeHead(answer.statusCode ?? 502, { connection: 'close' }).end(Buffer.concat(parts));
            });
          });
          forward.on('error', () => {
            if (isEnvelope) this.#underWay--;
            outgoing.destroy();
          });
          forward.end(body);
        });
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What passed while `use` ran. */
  async record(use: () => Promise<unknown>): Promise<Rounds> {
    this.#rounds = [];
    await use();
    return this.#rounds;
  }

  #begin(commands: readonly WireCommand[]): void {
    if (this.#underWay === 0) this.#rounds.push([]);
    this.#underWay++;
    this.#rounds.at(-1)?.push(commands.map(([name]) => name));
  }
}
