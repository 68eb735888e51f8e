import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One entry of an envelope: a command, its parameters, a tag. */
export type SentCommand = readonly [name: string, parameters: Readonly<Record<string, unknown>>, tag: string];

/** Rows, or the exit code of a failure. */
export type DocumentedAnswer = readonly Readonly<Record<string, string>>[] | number;

interface DocumentedCommand {
  readonly command: string;
  readonly parameters: readonly { readonly name: string; readonly type: 'string' | 'integer' | 'boolean' | 'array' }[];
}

const documented = JSON.parse(
  readFileSync(new URL('../fixtures/documented-commands.json', import.meta.url), 'utf8'),
) as readonly DocumentedCommand[];

/** `false` and null are of no type: the reference's own examples send `false`, which means true. */
const OF_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && (value as number) >= 0,
  boolean: (value) => value === true,
  array: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

/**
 * Stands in for a Dovecot Pro, which cannot be had: it lists the documented commands, answers as is documented, and refuses whatever
 * the reference does not allow. What it refused is kept, for the test to fail on.
 */
export class DocumentedDoveadm {
  readonly apiKey = 'documented';
  /** By the command's wire name. Without one, a command answers no rows, as the reference shows of most. */
  readonly answers = new Map<string, DocumentedAnswer>();
  readonly envelopes: (readonly SentCommand[])[] = [];
  /** The faults of the envelopes that arrived. */
  readonly refusals: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    void this.#respond(request).then(({ status, body }) => response.writeHead(status, { connection: 'close' }).end(body));
  });

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #respond(request: IncomingMessage): Promise<{ status: number; body: string }> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.headers.authorization !== `X-Dovecot-API ${Buffer.from(this.apiKey).toString('base64')}`) return { status: 401, body: '' };
    if (request.url !== '/doveadm/v1') return { status: 404, body: '' };
    if (request.method === 'GET') return { status: 200, body: JSON.stringify(documented) };
    const commands = JSON.parse(text) as readonly SentCommand[];
    this.envelopes.push(commands);
    return { status: 200, body: JSON.stringify(commands.map((command) => this.#answer(command))) };
  }

  #answer([name, parameters, tag]: SentCommand): unknown[] {
    if (typeof tag !== 'string') this.refusals.push(`${name}: the tag must be a text`);
    const command = documented.find((one) => one.command === name);
    if (command === undefined) {
      this.refusals.push(`${name}: no such command`);
      return ['error', { type: 'unknownMethod', exitCode: 0 }, tag];
    }
    const problems = Object.entries(parameters).flatMap(([parameter, value]) => {
      const type = command.parameters.find((one) => one.name === parameter)?.type;
      if (type === undefined) return [`${name}.${parameter}: no such parameter`];
      return OF_TYPE[type]?.(value) === true ? [] : [`${name}.${parameter}: ${JSON.stringify(value)} is no ${type}`];
    });
    this.refusals.push(...problems);
    if (problems.length > 0) return ['error', { type: 'invalidRequest', exitCode: 0 }, tag];
    const answer = this.answers.get(name) ?? [];
    return typeof answer === 'number' ? ['error', { type: 'exitCode', exitCode: answer }, tag] : ['doveadmResponse', answer, tag];
  }
}
