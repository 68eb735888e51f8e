import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A listener for doveadm's own protocol. */
export interface LineUpstream {
  readonly port: number;
  readonly password: string;
}

/** The words of a command line: the user, the command and its arguments. */
export type BenchLine = readonly [user: string, ...words: readonly string[]];

const CONNECTIONS = 4;
/** Then a connection is replaced: on 2.3.19 each command takes longer than the one before it. */
const MAX_COMMANDS = 1_000;

/** A hand-written program: several connections, with one command after the other on each, and each response read to its end. */
export async function sendLines(upstream: LineUpstream, lines: readonly BenchLine[]): Promise<void> {
  const queue = lines.values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await LineClient.open(upstream);
      for (const line of queue) await client.run([line]);
      client.close();
    }),
  );
}

/** Several connections for many questions at the same time, each of which has a connection to itself. */
export class LinePool {
  readonly #upstream: LineUpstream;
  readonly #idle: LineClient[];
  readonly #waiting: ((client: LineClient) => void)[] = [];

  private constructor(upstream: LineUpstream, clients: LineClient[]) {
    this.#upstream = upstream;
    this.#idle = clients;
  }

  static async open(upstream: LineUpstream): Promise<LinePool> {
    return new LinePool(upstream, await Promise.all(Array.from({ length: CONNECTIONS }, () => LineClient.open(upstream))));
  }

  /** As `LineClient.run`. */
  async run(lines: readonly BenchLine[]): Promise<string[]> {
    const client = this.#idle.pop() ?? (await new Promise<LineClient>((resolve) => this.#waiting.push(resolve)));
    const answers = await client.run(lines);
    const next = client.commands < MAX_COMMANDS ? client : await this.#replace(client);
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#idle.push(next);
    else waiting(next);
    return answers;
  }

  close(): void {
    for (const client of this.#idle) client.close();
  }

  async #replace(client: LineClient): Promise<LineClient> {
    client.close();
    return LineClient.open(this.#upstream);
  }
}

/** One connection. */
export class LineClient {
  /** Commands sent on it. */
  commands = 0;
  readonly #socket: Socket;
  readonly #read: (isWhole: (text: string) => boolean) => Promise<string>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#read = reader(socket);
  }

  static async open({ port, password }: LineUpstream): Promise<LineClient> {
    const client = new LineClient(connect({ port, host: '127.0.0.1', noDelay: true }));
    // Minor version 0: no packets and no log.
    const login = `VERSION\tdoveadm-server\t1\t0\nPLAIN\t${Buffer.from(`\0doveadm\0${password}`).toString('base64')}\n`;
    client.#socket.write(login);
    await client.#read((text) => /\+\n$/.test(text));
    return client;
  }

  /** Sends lines together and reads their responses. @returns the rows of each. @throws Error when one is refused */
  async run(lines: readonly BenchLine[]): Promise<string[]> {
    this.commands += lines.length;
    this.#socket.write(lines.map(([user, ...words]) => `\t${user}\t${words.join('\t')}\n`).join(''));
    const answer = await this.#read((text) => (text.match(END)?.length ?? 0) === lines.length);
    if (answer.match(END)?.some((end) => end !== '\n+\n') === true)
      throw new Error(`doveadm answered ${JSON.stringify(answer)} to ${JSON.stringify(lines)}`);
    return answer.split('\n+\n').slice(0, -1);
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** The end of a response. No value of the bench contains a line end. */
const END = /\n[+-][^\n]*\n/g;

function reader(socket: Socket): (isWhole: (text: string) => boolean) => Promise<string> {
  let text = '';
  let wake: () => void = () => undefined;
  const closed = ended(socket);
  closed.catch(() => undefined);
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    wake();
  });
  return async (isWhole) => {
    while (!isWhole(text)) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), closed]);
    const whole = text;
    text = '';
    return whole;
  };
}

async function ended(socket: Socket): Promise<never> {
  await once(socket, 'close');
  throw new Error('doveadm ended the connection');
}
