import { answerOf, broken, failureOf, refusalOf, refused, type Answer } from './answer.ts';
import type { TypedDocument } from './document.ts';
import { applied, GatewayError, type AnswerError, type Payload } from './errors.ts';
import {
  jobChanges,
  type ErrorCode,
  mailEvents,
  type JobChangesSubscription,
  type MailEventsSubscription,
  type MailEventsSubscriptionVariables,
} from './generated/documents.ts';
import { goOn } from './go-on.ts';
import { linesOf, serverSentEvents } from './lines.ts';

/** How a client reaches a gateway. */
export interface ClientOptions {
  /** The endpoint, such as `https://mail-api.example.com/graphql`. */
  readonly url: string | URL;
  /** The bearer token, or a function that returns a valid one. The function is called for each request. */
  readonly token: string | (() => string | Promise<string>);
  /** More headers of each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
}

/** How one request is sent. */
export interface RequestOptions {
  /** Ends the request or the stream. */
  readonly signal?: AbortSignal | undefined;
}

export type MailEvent = MailEventsSubscription['events'];
export type JobState = NonNullable<JobChangesSubscription['job']>;

/** What a job did for one user. */
export interface JobResult {
  readonly user: string;
  readonly outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
  readonly data: unknown;
  readonly errors: readonly { readonly code: ErrorCode; readonly message: string }[];
}

/** What a page of a connection has. */
interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const JOB_ENDS = new Set(['CANCELLED', 'SUCCEEDED', 'FINISHED_WITH_ERRORS', 'FAILED']);

/** A client of one gateway. It keeps no state: one serves all of an app. */
export class GatewayClient {
  readonly #url: URL;
  readonly #token: ClientOptions['token'];
  readonly #headers: Readonly<Record<string, string>>;
  readonly #fetch: typeof fetch;

  constructor({ url, token, headers = {}, fetch: send = globalThis.fetch }: ClientOptions) {
    this.#url = new URL(url, (globalThis as { location?: { href: string } }).location?.href);
    this.#token = token;
    this.#headers = headers;
    this.#fetch = (...request) => send(...request);
  }

  /**
   * Sends an operation and returns its data.
   *
   * @throws {GatewayError} when the answer has any error; its `data` is what succeeded
   */
  async request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options: RequestOptions = {},
  ): Promise<Data> {
    const answer = await this.execute(document, variables, options);
    if (answer.errors.length > 0 || answer.data === null) throw failureOf(answer);
    return answer.data;
  }

  /**
   * Sends an operation and returns the answer with its errors: for a page that shows what there is.
   *
   * @throws {GatewayError} NETWORK or BAD_ANSWER
   */
  async execute<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options: RequestOptions = {},
  ): Promise<Answer<Data>> {
    const query = document.toString();
    const changes = /^\s*mutation\b/.test(query);
    const response = await this.#post(query, variables, 'application/json', changes, options);
    const {
      data = null,
      errors = [],
      extensions,
    } = await answerOf<{
      data?: Data | null;
      errors?: AnswerError[];
      extensions?: { requestId?: string };
    }>(response, changes);
    return { data, errors, requestId: extensions?.requestId, status: response.status };
  }

  /** Yields the nodes of all pages. `connectionOf` finds the connection in the data: null ends. */
  async *all<Data, Variables extends { readonly after?: string | null | undefined }, Node>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    connectionOf: (data: Data) => Page<Node> | null | undefined,
    options: RequestOptions = {},
  ): AsyncGenerator<Node, void> {
    for (let { after } = variables; ;) {
      const page = connectionOf(await this.request(document, { ...variables, after }, options));
      yield* page?.nodes ?? [];
      if (page?.pageInfo.hasNextPage !== true) return;
      after = page.pageInfo.endCursor;
    }
  }

  /**
   * Yields the data of a subscription, until the gateway completes it. It does not reconnect: `events` and `job` do.
   *
   * @throws {GatewayError} NETWORK when the connection breaks, otherwise the error that ended the stream
   */
  async *subscribe<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    { signal }: RequestOptions = {},
  ): AsyncGenerator<Data, void> {
    const stream = new AbortController();
    const abort = (): void => stream.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      const response = await this.#post(document.toString(), variables, 'text/event-stream', false, { signal: stream.signal });
      if (!response.ok || !response.headers.get('content-type')?.includes('event-stream')) throw await refusalOf(response);
      for await (const text of serverSentEvents(response, stream)) {
        const { data, errors = [] } = JSON.parse(text) as { data?: Data | null; errors?: AnswerError[] };
        if (errors.length > 0) throw failureOf({ data: data ?? null, errors, requestId: undefined, status: response.status });
        if (data !== null && data !== undefined) yield data;
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof GatewayError ? error : broken(error, false);
    } finally {
      signal?.removeEventListener('abort', abort);
      stream.abort();
    }
  }

  /**
   * Yields events as they happen. After a broken connection it goes on behind the last event. It ends with the signal alone.
   *
   * @throws {GatewayError} that a retry does not mend
   */
  async *events(variables: MailEventsSubscriptionVariables = {}, { signal }: RequestOptions = {}): AsyncGenerator<MailEvent, never> {
    let { after } = variables;
    for await (const { events } of goOn(() => this.subscribe(mailEvents, { ...variables, after }, { signal }), this.#canRenew, signal)) {
      yield events;
      after = events.cursor;
    }
    throw new TypeError('unreachable');
  }

  /** Yields a job each time that it changes, until it has ended. After a broken connection it goes on. Nothing when the job does not exist. */
  async *job(id: string, { signal }: RequestOptions = {}): AsyncGenerator<JobState, void> {
    for await (const { job } of goOn(() => this.subscribe(jobChanges, { id }, { signal }), this.#canRenew, signal)) {
      if (job === null) return;
      yield job;
      if (JOB_ENDS.has(job.state)) return;
    }
  }

  /**
   * Gets a file: `rawUrl` of a message, `exportUrl` of a mailbox, `resultsUrl` of a job. The token goes to this client's gateway only, whatever host
   * the URL names. `range` is a Range header, such as `bytes=1000-`.
   *
   * @throws {GatewayError} when the gateway refuses
   */
  async download(url: string, { signal, range }: RequestOptions & { readonly range?: string | undefined } = {}): Promise<Response> {
    const response = await this.#send(this.#placeOf(url), { headers: range === undefined ? {} : { range }, signal: signal ?? null }, false);
    if (!response.ok) throw await refusalOf(response);
    return response;
  }

  /**
   * Yields the result of each user from the `resultsUrl` of a job.
   *
   * @throws {GatewayError} NETWORK at the end, when not all results arrived
   */
  async *results(resultsUrl: string, options: RequestOptions = {}): AsyncGenerator<JobResult, void> {
    let count = 0;
    for await (const line of linesOf(await this.download(resultsUrl, options))) {
      const result = JSON.parse(line) as JobResult | { readonly users: number };
      if ('users' in result) {
        if (result.users === count) return;
        break;
      }
      count++;
      yield result;
    }
    throw broken(new Error(`The results broke off after ${String(count)} users.`), false);
  }

  /**
   * Saves a message, byte for byte, at the `uploadUrl` of a mailbox.
   *
   * @throws {OutcomeError} when it was not saved, or nothing shows whether it was
   * @throws {GatewayError} when the gateway refuses
   */
  async upload(uploadUrl: string, message: NonNullable<RequestInit['body']>, { signal }: RequestOptions = {}): Promise<Payload> {
    const headers = { 'content-type': 'message/rfc822' };
    const response = await this.#send(this.#placeOf(uploadUrl), { method: 'POST', headers, body: message, signal: signal ?? null }, true);
    const answer = await answerOf<Partial<Payload> & { errors?: AnswerError[] }>(response, true);
    if (answer.outcome === undefined) throw refused(response, answer);
    return applied(answer as Payload);
  }

  readonly #canRenew = (): boolean => typeof this.#token === 'function';

  #post(query: string, variables: unknown, accept: string, changes: boolean, { signal }: RequestOptions): Promise<Response> {
    const headers = { 'content-type': 'application/json', accept };
    return this.#send(this.#url, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: signal ?? null }, changes);
  }

  async #send(url: URL, init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> }, changes: boolean): Promise<Response> {
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    try {
      return await this.#fetch(url, { ...init, headers: { ...this.#headers, ...init.headers, authorization: `Bearer ${token}` } });
    } catch (error) {
      init.signal?.throwIfAborted();
      throw broken(error, changes);
    }
  }

  #placeOf(url: string): URL {
    const { pathname, search } = new URL(url, this.#url);
    return new URL(pathname + search, this.#url);
  }
}
