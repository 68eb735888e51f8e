/**
 * A doveadm in a separate process that answers immediately with plausible, constant rows, over HTTP and over doveadm's own protocol on one
 * port. With it, the bench measures the gateway's own cost.
 */
import { createServer, type Socket } from 'node:net';
import { serveLines } from './stub-lines.ts';
import { MANY, USERS } from './world.ts';

type Parameters = Readonly<Record<string, unknown>>;

const MAILBOXES = ['INBOX', 'Archive', 'Archive/2024', 'Drafts', 'Junk', 'Lists', 'Projects', 'Projects/Apollo', 'Sent', 'Trash'];

/** An error in place of rows. */
class Refusal {
  readonly type = 'exitCode';
  readonly exitCode: number;

  constructor(exitCode: number) {
    this.exitCode = exitCode;
  }
}

const ANSWERS: Readonly<Record<string, (parameters: Parameters) => unknown>> = {
  user: ({ userMask }) => {
    const masks = userMask as string[];
    if (masks.includes(MANY.mask))
      return { userList: Array.from({ length: MANY.count }, (_, index) => `u${String(index)}@million.example`) };
    if (masks.some((mask) => mask.includes('*'))) return { userList: USERS };
    if (masks.some((name) => name.startsWith('nobody'))) return new Refusal(67);
    return [Object.fromEntries(masks.map((name) => [name, { uid: '5000', gid: '5000', home: `/home/${name}`, mail: 'sdbox:~/mail' }]))];
  },
  mailboxList: () => MAILBOXES.map((mailbox) => ({ mailbox })),
  mailboxStatus: ({ field }) =>
    MAILBOXES.map((mailbox) => ({ mailbox, ...Object.fromEntries((field as string[]).map((name) => [name, '5'])) })),
  fetch: () => MESSAGES,
  sieveList: () => [{ script: 'main', active: 'ACTIVE' }],
  quotaGet: () => [
    { root: 'User quota', type: 'STORAGE', value: '5', limit: '1048576', percent: '0' },
    { root: 'User quota', type: 'MESSAGE', value: '5', limit: '-', percent: '0' },
  ],
};

const MESSAGES = Array.from({ length: 51 }, (_, index) => ({
  uid: String(index + 1),
  seq: String(index + 1),
  'hdr.subject': `Re: The figures of week ${String(index)}`,
  'hdr.from': `"Doe, Jane" <jane.doe${String(index)}@example.com>`,
  'hdr.to': 'John Roe <john@example.com>, =?utf-8?Q?J=C3=B8rgen?= <jorgen@example.org>',
  'date.sent.unixtime': String(1_760_000_000 + index),
  'date.received.unixtime': String(1_760_000_100 + index),
  flags: '\\Seen $Label1',
  'size.virtual': String(4_000 + index),
}));

const LISTING = JSON.stringify([
  { command: 'user', parameters: [{ name: 'userMask', type: 'array' }] },
  // Shows the series, which the gateway must know for doveadm's own protocol.
  { command: 'indexerList', parameters: [] },
  ...[
    ['mailboxList', ['mailboxMask']],
    ['mailboxStatus', ['field', 'mailboxMask']],
    ['fetch', ['field', 'query']],
    ['sieveList', []],
    ['quotaGet', []],
  ].map(([command, arrays]) => ({
    command,
    parameters: [{ name: 'user', type: 'string' }, ...(arrays as string[]).map((name) => ({ name, type: 'array' }))],
  })),
]);

function answer(request: string, body: string): string {
  if (request.startsWith('GET')) return LISTING;
  const commands = JSON.parse(body) as [string, Parameters, string][];
  const answers = commands.map(([name, parameters, tag]) => {
    const payload = ANSWERS[name]?.(parameters) ?? [];
    return [payload instanceof Refusal ? 'error' : 'doveadmResponse', payload, tag];
  });
  return JSON.stringify(answers);
}

/** A look-up over doveadm's own protocol. The gateway sends all other commands of the bench over HTTP. */
function answerLine(_: string, words: string, operands: readonly string[]): string {
  const answer = words === 'user' ? ANSWERS.user?.({ userMask: operands }) : new Refusal(64);
  if (answer instanceof Refusal) return '\n-NOUSER\n';
  return `${JSON.stringify((answer as unknown[])[0])}\n+\n`;
}

function serve(socket: Socket): void {
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.once('data', (first: string) => {
    const take = first.startsWith('VERSION') ? serveLines(socket, answerLine) : serveRequest(socket);
    take(first);
    socket.on('data', take);
  });
}

function serveRequest(socket: Socket): (chunk: string) => void {
  let received = '';
  return (chunk) => {
    received += chunk;
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const length = Number(/^content-length: (\d+)/im.exec(received.slice(0, headEnd))?.[1] ?? 0);
    if (received.length < headEnd + 4 + length) return;
    const text = answer(received, received.slice(headEnd + 4));
    const head = `HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Type: application/json\r\nContent-Length: ${String(Buffer.byteLength(text))}`;
    socket.end(`${head}\r\n\r\n${text}`);
  };
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('unreachable');
  process.stderr.write(`listening on http://127.0.0.1:${String(address.port)}/doveadm/v1\n`);
});
process.once('SIGTERM', () => process.exit(0));
