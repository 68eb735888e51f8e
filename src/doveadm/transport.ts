import { Agent, buildConnector } from 'undici';
import { CodedError } from './errors.ts';

/** Where a doveadm HTTP API is, and how to be let in. */
export interface Endpoint {
  /** In full, with the path: `http://host:8080/doveadm/v1`. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  /** doveadm's password, where there is no API key. */
  readonly password?: string | undefined;
  readonly tls?: { readonly ca?: string | undefined; readonly cert?: string | undefined; readonly key?: string | undefined } | undefined;
}

/** Time that each part of a request may take, in milliseconds. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the request's last byte to the end of the answer; Dovecot builds answers whole, so the first byte comes at the end. */
  readonly answerMs: number;
}

/**
 * An envelope that got no usable answer. Its commands may have run, and one of them may be the cause.
 * - `dropped`: the connection ended without an answer, which is what a crashing doveadm process looks like.
 * - `garbled`: an answer came that is not one.
 * - `rejected`: HTTP 400; commands before the fault have run.
 */
export class LostEnvelope extends Error {
  override readonly name = 'LostEnvelope';
  readonly kind: 'dropped' | 'garbled' | 'rejected';

  constructor(kind: LostEnvelope['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** The largest answer that is read; a larger one is given up, to keep memory bounded. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** One HTTP request to a doveadm API, each on a connection of its own (Dovecot closes it after every answer). */
export class Transport {
  readonly #agent: Agent;
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(endpoint: Endpoint, connectMs: number) {
    const connect = buildConnector({ timeout: connectMs, ...endpoint.tls });
    this.#agent = new Agent({
      pipelining: 0,
      // Only here is it certain that no byte of a request has left.
      connect: (options, callback) => {
        connect(options, (error, socket) => {
          if (error === null) callback(null, socket);
          else
            callback(new CodedError('UPSTREAM_UNAVAILABLE', `Dovecot cannot be reached: ${reasonOf(error)}.`, {}, { cause: error }), null);
        });
      },
    });
    this.#url = new URL(endpoint.url);
    this.#headers = { authorization: authorization(endpoint), 'content-type': 'application/json' };
  }

  /** The text of `GET /doveadm/v1`. */
  async list(timeoutMs: number): Promise<string> {
    return this.#request('GET', undefined, timeoutMs);
  }

  /** The text that answers one envelope. @throws CodedError | LostEnvelope */
  async post(body: string, timeoutMs: number): Promise<string> {
    return this.#request('POST', body, timeoutMs);
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #request(method: 'GET' | 'POST', body: string | undefined, timeoutMs: number): Promise<string> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await this.#agent.request({
        origin: this.#url.origin,
        path: this.#url.pathname,
        method,
        headers: this.#headers,
        body: body ?? null,
        reset: true,
        signal: timeout,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      const text = await readText(answer.body);
      if (answer.statusCode === 200) return text;
      throw refusal(answer.statusCode, text);
    } catch (error) {
      if (error instanceof CodedError || error instanceof LostEnvelope) throw error;
      if (timeout.aborted) {
        throw new CodedError(
          'UPSTREAM_TIMEOUT',
          `Dovecot did not answer within ${String(timeoutMs / 1000)} s.`,
          {},
          { mayHaveRun: true, cause: error },
        );
      }
      throw new LostEnvelope('dropped', `The connection to Dovecot ended without an answer (${reasonOf(error)}).`, error);
    }
  }
}

function authorization({ apiKey, password }: Endpoint): string {
  if (apiKey !== undefined) return `X-Dovecot-API ${Buffer.from(apiKey).toString('base64')}`;
  return `Basic ${Buffer.from(`doveadm:${password ?? ''}`).toString('base64')}`;
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      throw new CodedError(
        'PAYLOAD_TOO_LARGE',
        `Dovecot's answer is larger than ${String(MAX_ANSWER_BYTES)} bytes; ask for less at once.`,
        {},
        { mayHaveRun: true },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes).toString('utf8');
}

/** What an HTTP status other than 200 means. With 401, 404 and 413 no command has run. */
function refusal(status: number, text: string): Error {
  switch (status) {
    case 400:
      return new LostEnvelope('rejected', `Dovecot refused the request: ${text.trim().slice(0, 200)}`);
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
        ? new LostEnvelope('garbled', `Something before Dovecot answered HTTP ${String(status)}.`)
        : new CodedError(
            'UPSTREAM_CONFIG',
            `HTTP ${String(status)} is not an answer of a doveadm API: check DOVEADM_URL.`,
            {},
            { mayHaveRun: true },
          );
  }
}

/** A network error in a few words, without addresses. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return typeof message === 'string' ? message : 'unknown';
}
