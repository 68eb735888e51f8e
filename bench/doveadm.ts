import { Agent, request } from 'node:http';

/** One command for doveadm's HTTP API: its name, its parameters, a tag. */
export type WireCommand = readonly [name: string, parameters: Readonly<Record<string, unknown>>];

/** A doveadm HTTP API, or a stub of one. */
export interface Upstream {
  /** The whole URL, with the path. */
  readonly url: string;
  readonly apiKey: string;
}

/** One answer: `doveadmResponse` or `error`, the rows, the tag. */
export type WireReply = readonly [kind: string, payload: unknown, tag: string];

/** Dovecot closes the connection after each response. */
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** A hand-written program: sends one envelope and parses the response. */
export function post({ url, apiKey }: Upstream, commands: readonly WireCommand[]): Promise<WireReply[]> {
  const body = Buffer.from(JSON.stringify(commands.map(([name, parameters], index) => [name, parameters, String(index)])));
  const headers = { authorization: `X-Dovecot-API ${Buffer.from(apiKey).toString('base64')}`, 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(JSON.parse(text) as WireReply[]);
        else reject(new Error(`doveadm answered ${String(answer.statusCode)}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The "script": one command per request, at most `width` at a time. */
export async function postEach(upstream: Upstream, commands: readonly WireCommand[], width = 16): Promise<void> {
  await inParallel(commands, width, (command) => post(upstream, [command]));
}

/** One round of the "limit": the commands over this many parallel envelopes. */
export async function postSplit(upstream: Upstream, commands: readonly WireCommand[], envelopes: number): Promise<void> {
  await Promise.all(chunksOf(commands, Math.ceil(commands.length / envelopes)).map((chunk) => post(upstream, chunk)));
}

/** Runs a task for each item, at most `width` at a time. */
export async function inParallel<T>(items: readonly T[], width: number, task: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}
