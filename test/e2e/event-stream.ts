import { makeToken, superadmin, type AnswerError, type Bearer, type TestGateway } from './gateway.ts';

/** One answer of a stream. */
export interface StreamAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
}

/** How a stream is opened. */
export interface StreamOptions {
  readonly as?: Bearer;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** @default one for `as` */
  readonly token?: string;
}

/** An open subscription, with the answers so far. */
export class EventStream<Data> {
  readonly answers: StreamAnswer<Data>[] = [];
  /** Lines that keep the connection alive. */
  heartbeats = 0;
  status = 0;
  /** Whether the server has ended it, by `event: complete`. */
  completed = false;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();

  private constructor(response: Response, abort: AbortController) {
    this.#abort = abort;
    this.status = response.status;
    this.ended = this.#read(response);
  }

  static async open<Data>(gateway: TestGateway, query: string, options: StreamOptions = {}): Promise<EventStream<Data>> {
    const { as = superadmin, variables = {}, token = await makeToken(as) } = options;
    const abort = new AbortController();
    const response = await fetch(gateway.server.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables }),
      signal: abort.signal,
    });
    return new EventStream<Data>(response, abort);
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.ended;
  }

  async #read(response: Response): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body!) {
        const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.#take(line);
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  #take(line: string): void {
    if (line === ':') this.heartbeats++;
    if (line === 'event: complete') this.completed = true;
    if (line.startsWith('data: {')) this.answers.push(JSON.parse(line.slice('data: '.length)) as StreamAnswer<Data>);
  }
}
