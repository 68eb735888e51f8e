import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { Exchange, type RequestTimeouts } from './exchange.ts';
import { CodedError } from '../errors.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import { SpareConnections } from './spare-connections.ts';
import type { Holding, SendOptions } from './wire.ts';

/** The address and credentials of a doveadm HTTP API. */
export interface Endpoint {
  /** In full, with the path: `http://host:8080/doveadm/v1`. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  /** doveadm's password. Used when there is no API key. */
  readonly password?: string | undefined;
  /** How many connections may be opened ahead of need. @default 0 */
  readonly spareConnections?: number | undefined;
  readonly tls?: { readonly ca?: string | undefined; readonly cert?: string | undefined; readonly key?: string | undefined } | undefined;
}

/** The largest answer that is read. A larger one is cancelled, to keep memory bounded. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/**
 * Sends HTTP requests to a doveadm API, each on its own connection (Dovecot closes it after every answer). Nothing is ever sent twice:
 * node:http does not retry. Only requests that are safe to repeat use a connection that was opened ahead, which may turn out to be dead.
 */
export class Transport {
  readonly #request: typeof http.request;
  readonly #connect: () => net.Socket;
  readonly #spares: SpareConnections;
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #inFlight = new Set<http.ClientRequest>();

  constructor(endpoint: Endpoint) {
    const { ca, cert, key } = endpoint.tls ?? {};
    this.#url = new URL(endpoint.url);
    const secure = this.#url.protocol === 'https:';
    const host = this.#url.hostname.replace(/^\[|\]$/g, '');
    const address = { host, port: Number(this.#url.port || (secure ? 443 : 80)), noDelay: true };
    const servername = net.isIP(host) === 0 ? host : undefined;
    const trust = { servername, ca, cert, key, ALPNProtocols: ['http/1.1'] };
    this.#connect = secure ? () => tls.connect({ ...address, ...trust }) : () => net.connect(address);
    this.#spares = new SpareConnections(endpoint.spareConnections ?? 0, this.#connect);
    this.#request = secure ? https.request : http.request;
    // When node:http does not create the connection, it adds a port to `Host` even if it is the default port, and a wrong one with https.
    this.#headers = { host: this.#url.host, authorization: authorization(endpoint), 'content-type': 'application/json' };
  }

  /** The text of `GET /doveadm/v1`, and the server's clock at the time. */
  async list(timeouts: RequestTimeouts): Promise<{ text: string; date: string | null }> {
    const { body, headers } = await this.#exchange('GET', null, {}, { timeouts });
    return { text: body.toString('utf8'), date: headers.date ?? null };
  }

  /** As `post`, for an envelope that may be lost: it uses a spare connection if there is one. */
  async read(
    body: string,
    requestId: string,
    timeouts: RequestTimeouts,
    { holding, sink }: Pick<SendOptions, 'holding' | 'sink'> = {},
  ): Promise<Buffer> {
    const socket = this.#spares.take();
    return (await this.#exchange('POST', Buffer.from(body), agentOf(requestId), { timeouts, holding, sink, socket })).body;
  }

  /**
   * The bytes that answer one envelope.
   * @param requestId is sent in the User-Agent: Dovecot's log shows it beside the process id, and shows none of an envelope's tags (2.3.19,
   * 2.4.1)
   * @throws CodedError | LostEnvelope; the reason of a signal that aborted before any byte was sent
   */
  async post(body: string, requestId: string, timeouts: RequestTimeouts): Promise<Buffer> {
    return (await this.#exchange('POST', Buffer.from(body), agentOf(requestId), { timeouts })).body;
  }

  /**
   * As `post`, but sends the envelope only after Dovecot's 100 response (`Expect: 100-continue`). Until then no command can have run,
   * however the connection ends, and none can run later. With a wrong key, Dovecot never sends the 100 response (2.3.19, 2.4.1).
   */
  async postAfterContinue(body: string, requestId: string, timeouts: RequestTimeouts): Promise<Buffer> {
    try {
      return (await this.#exchange('POST', Buffer.from(body), { ...agentOf(requestId), expect: '100-continue' }, { timeouts })).body;
    } catch (error) {
      if (error instanceof ExpectationFailedError) return this.post(body, requestId, timeouts);
      throw error;
    }
  }

  /** Closes spare connections: they may lead to an old server or an old configuration. */
  startAfresh(): void {
    this.#spares.discard();
  }

  /** Ends the requests in flight: they reject as if their connections had broken. */
  close(): void {
    this.#spares.discard();
    for (const request of this.#inFlight) request.destroy();
  }

  async #exchange(
    method: string,
    body: Buffer | null,
    more: Readonly<Record<string, string>>,
    {
      timeouts,
      holding,
      sink,
      socket = null,
    }: Pick<SendOptions, 'holding' | 'sink'> & { timeouts: RequestTimeouts; socket?: net.Socket | null },
  ): Promise<{ body: Buffer; headers: http.IncomingHttpHeaders }> {
    const exchange = new Exchange(timeouts);
    const length = body === null ? {} : { 'content-length': body.length };
    const createConnection = (): net.Socket => socket ?? this.#connect();
    const request = this.#request(this.#url, { method, createConnection, headers: { ...this.#headers, ...length, ...more } });
    this.#inFlight.add(request);
    try {
      const answer = await exchange.run(request, body, socket !== null);
      const expected = Number(answer.headers['content-length'] ?? 0);
      const whole = sink !== undefined && answer.statusCode === 200 ? await pour(answer, sink) : await readAll(answer, expected, holding);
      if (answer.statusCode === 200 && exchange.sent) return { body: whole, headers: answer.headers };
      if (answer.statusCode === 417 && more.expect !== undefined) throw new ExpectationFailedError();
      throw refusal(answer.statusCode ?? 0, whole.toString('utf8'));
    } catch (error) {
      if (error instanceof ExpectationFailedError) throw error;
      // The spare connections may be stalled or dead as well. Opening them again costs little.
      this.startAfresh();
      throw exchange.explain(error);
    } finally {
      exchange.end();
      this.#inFlight.delete(request);
      request.destroy();
    }
  }
}

function agentOf(requestId: string): { 'user-agent': string } {
  return { 'user-agent': `doveadm-graphql/${requestId}` };
}

function authorization({ apiKey, password }: Endpoint): string {
  if (apiKey !== undefined) return `X-Dovecot-API ${Buffer.from(apiKey).toString('base64')}`;
  return `Basic ${Buffer.from(`doveadm:${password ?? ''}`).toString('base64')}`;
}

async function pour(body: AsyncIterable<Buffer>, sink: NonNullable<SendOptions['sink']>): Promise<Buffer> {
  for await (const chunk of body) await sink(chunk);
  return Buffer.alloc(0);
}

/** @param expected number of bytes: joining a long answer in the end would hold the event loop */
async function readAll(body: AsyncIterable<Buffer>, expected: number, holding: Holding | undefined): Promise<Buffer> {
  let whole = Buffer.allocUnsafe(Math.min(expected, MAX_ANSWER_BYTES));
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      holding?.take(chunk.length);
      if (bytes > MAX_ANSWER_BYTES) throw tooLarge();
      if (bytes > whole.length) {
        const larger = Buffer.allocUnsafe(bytes * 2);
        whole.copy(larger);
        whole = larger;
      }
      chunk.copy(whole, bytes - chunk.length);
    }
  } catch (error) {
    holding?.giveBack(bytes);
    throw error;
  }
  return whole.subarray(0, bytes);
}

function tooLarge(): CodedError {
  const message = `Dovecot's answer is larger than ${String(MAX_ANSWER_BYTES)} bytes; select less, or request a smaller page.`;
  return new CodedError('PAYLOAD_TOO_LARGE', message, {}, { mayHaveRun: true });
}

/** HTTP 417: a proxy before Dovecot does not support `Expect`. The request is repeated without it, as RFC 9110 says. */
class ExpectationFailedError extends Error {}

/** What an HTTP status other than 200, or an early status, means. With 401, 404 and 413 no command has run. */
function refusal(status: number, text: string): Error {
  switch (status) {
    case 400:
      return new LostEnvelopeError('rejected', `Dovecot refused the request: ${text.trim().slice(0, 200)}`);
    case 401:
      return new CodedError(
        'UPSTREAM_UNAUTHORIZED',
        'Dovecot refused the API key or password: check DOVEADM_API_KEY against doveadm_api_key.',
      );
    case 404:
      return new CodedError('UPSTREAM_CONFIG', 'There is no doveadm API at this address and path: check DOVEADM_URL.');
    case 413:
      return new CodedError('PAYLOAD_TOO_LARGE', 'Dovecot refused the request as too large.');
    default:
      return status >= 500
        ? new LostEnvelopeError('garbled', `Something before Dovecot answered HTTP ${String(status)}.`)
        : new CodedError(
            'UPSTREAM_CONFIG',
            `HTTP ${String(status)} is not an answer of a doveadm API: check DOVEADM_URL.`,
            {},
            { mayHaveRun: true },
          );
  }
}
