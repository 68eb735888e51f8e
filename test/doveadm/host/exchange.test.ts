import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailboxCreate } from '../../../src/doveadm/commands/mailbox.ts';
import type { SendResult } from '../../../src/doveadm/host/wire.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import type { SendOptions } from '../../../src/doveadm/host/wire.ts';
import type { Holding } from '../../../src/doveadm/host/wire.ts';
import { RawServer, type RawConnection } from '../raw-server.ts';

let server: RawServer;
let host: Host;
const surprises: unknown[] = [];
const onSurprise = (error: unknown): unknown => surprises.push(error);

beforeEach(async () => {
  server = await RawServer.start();
  host = server.host();
  surprises.length = 0;
  process.on('unhandledRejection', onSurprise).on('uncaughtException', onSurprise).on('warning', onSurprise);
});
afterEach(async () => {
  host.close();
  await server.stop();
  // What comes too late comes now.
  await sleep(20);
  process.off('unhandledRejection', onSurprise).off('uncaughtException', onSurprise).off('warning', onSurprise);
  expect(surprises).toEqual([]);
});

const COMMAND = [
  { command: mailboxCreate, args: { user: 'u', mailbox: 'm' }, wire: 'mailboxCreate', params: { user: 'u', mailbox: ['m'] } },
];
const send = (effect: SendOptions['effect'], more: Partial<SendOptions> = {}): Promise<SendResult[]> =>
  host.send(COMMAND, { owner: {}, requestId: 'test', effect, pace: 'mail', ...more });

const plain = (status: string, body = '', ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, `Content-Length: ${String(body.length)}`, ...headers, '', body].join('\r\n');
const bodies = (): string[] => server.connections.map(({ body }) => body);

describe('a write before the 100 response', () => {
  test.each([
    ['a wrong key', plain('401 Unauthorized'), 'UPSTREAM_UNAUTHORIZED'],
    ['a request that is too large', plain('413 Payload Too Large'), 'PAYLOAD_TOO_LARGE'],
    ['another path', plain('404 Not Found'), 'UPSTREAM_CONFIG'],
    ['a redirection', plain('302 Found', '', 'Location: http://127.0.0.1:1/'), 'UPSTREAM_CONFIG'],
    ['an unavailable server behind a proxy', plain('502 Bad Gateway'), 'UPSTREAM_UNAVAILABLE'],
    ['a request that is refused', plain('400 Bad Request', 'no'), 'UPSTREAM_UNAVAILABLE'],
    ['an answer to a question that was never put', plain('200 OK', '[]'), 'UPSTREAM_CONFIG'],
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'UPSTREAM_UNAVAILABLE'],
  ])('because of %s has certainly not run', async (_, answer, code) => {
    server.script = (connection) => connection.write(answer);
    await expect(send('write')).rejects.toMatchObject({ code, mayHaveRun: false });
    expect(bodies().join('')).toBe('');
  });

  test('because its connection breaks is tried once more: nothing has left', async () => {
    server.script = async (connection) => {
      if (server.connections.length === 1) connection.socket.destroy();
      await connection.ask();
      connection.write(plain('200 OK', connection.rightBody));
    };
    expect(await send('write')).toEqual([{ rows: [] }]);
    expect(bodies().filter((body) => body !== '')).toHaveLength(1);
  });

  test('because its connection breaks is not tried once more by a gateway that shuts down', async () => {
    server.script = (connection) => {
      host.close();
      connection.socket.destroy();
    };
    await expect(send('write')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: false });
    expect(server.connections).toHaveLength(1);
  });

  test('is not sent when the other side has closed its half', async () => {
    server.script = (connection) => connection.socket.end();
    await expect(send('write')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: false });
    expect(bodies().join('')).toBe('');
  });

  test('is sent without `Expect` when a proxy does not support it (417)', async () => {
    server.script = async (connection) => {
      if (/expect:/i.test(connection.received)) connection.write(plain('417 Expectation Failed'));
      await connection.whole();
      connection.write(plain('200 OK', connection.rightBody));
    };
    expect(await send('write')).toEqual([{ rows: [] }]);
    expect(bodies().filter((body) => body !== '')).toHaveLength(1);
  });

  test('in time is not sent when the 100 response comes late', async () => {
    server.script = async (connection) => {
      await sleep(1_300);
      await connection.ask();
    };
    await expect(send('write')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: false });
    await sleep(400);
    expect(bodies()).toEqual(['']);
  });
});

describe('a write after the 100 response may have run', () => {
  const cases: [string, (connection: RawConnection) => unknown, object][] = [
    ['nobody answers', () => undefined, { code: 'UPSTREAM_TIMEOUT', mayHaveRun: true }],
    ['the connection is reset', ({ socket }) => socket.resetAndDestroy(), { kind: 'dropped' }],
    ['the other side has closed its half', ({ socket }) => socket.end(), { kind: 'dropped' }],
    ['a proxy gives up', (one) => one.write(plain('504 Gateway Timeout')), { kind: 'garbled' }],
    ['a status is not known', (one) => one.write(plain('418 I am a teapot')), { code: 'UPSTREAM_CONFIG', mayHaveRun: true }],
    ['the answer is for another', (one) => one.write(plain('200 OK', '[["doveadmResponse",[],"x"]]')), { kind: 'garbled' }],
    [
      'the answer ends too early',
      ({ socket, rightBody }) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n${rightBody}`),
      { kind: 'truncated' },
    ],
    [
      'a chunk is missing',
      ({ socket, rightBody }) =>
        socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${rightBody.length.toString(16)}\r\n${rightBody}\r\n`),
      { kind: 'truncated' },
    ],
  ];
  test.each(cases)('when %s', async (_, then, failure) => {
    server.script = async (connection) => {
      await connection.ask();
      then(connection);
    };
    await expect(send('write')).rejects.toMatchObject(failure);
    // And is never sent again.
    expect(bodies()).toHaveLength(1);
  });
});

describe('an answer', () => {
  test.each([
    [
      'in chunks',
      (body: string) =>
        `Transfer-Encoding: chunked\r\n\r\n2\r\n${body.slice(0, 2)}\r\n${(body.length - 2).toString(16)}\r\n${body.slice(2)}\r\n0\r\n\r\n`,
    ],
    ['on a connection that stays', (body: string) => `Connection: keep-alive\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`],
    ['after an early hint', (body: string) => `Content-Length: ${String(body.length)}\r\n\r\n${body}`],
  ])('%s is read, and the connection closed by the gateway', async (kind, answer) => {
    server.script = async (connection) => {
      await connection.whole();
      if (kind === 'after an early hint') connection.write('HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n');
      connection.write(`HTTP/1.1 200 OK\r\n${answer(connection.rightBody)}`);
    };
    expect(await send('read')).toEqual([{ rows: [] }]);
    await expect.poll(() => server.connections[0]?.closed).toBe(true);
  });

  test('that drips is cancelled when its time has passed, even if bytes still arrive', async () => {
    server.script = async (connection) => {
      await connection.whole();
      connection.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      while (!connection.closed) {
        connection.write(' ');
        await sleep(10);
      }
    };
    const startedAt = performance.now();
    await expect(send('read')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await expect.poll(() => server.connections[0]?.closed).toBe(true);
  });

  test('whose headers drip is cancelled like one that does not arrive', async () => {
    server.script = async (connection) => {
      await connection.whole();
      connection.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      while (!connection.closed) {
        connection.write('x');
        await sleep(10);
      }
    };
    await expect(send('read')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', message: 'Dovecot did not answer within 1.5 s.' });
  });

  test('that does not end is cut off before memory is full', async () => {
    host = server.host({ timeouts: { connectMs: 1_000, firstByteMs: { server: 1_500, mail: 1_500, long: 1_500 }, transferMs: 20_000 } });
    server.script = async (connection) => {
      await connection.whole();
      connection.write('HTTP/1.1 200 OK\r\n\r\n');
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        while (!connection.closed && connection.socket.write(chunk));
      };
      connection.socket.on('drain', more);
      more();
    };
    await expect(send('read')).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    await expect.poll(() => server.connections[0]?.closed).toBe(true);
    host.close();
  });

  test('that is too much beside others is cancelled, and its memory is released', async () => {
    server.script = async (connection) => {
      await connection.whole();
      connection.write(plain('200 OK', connection.rightBody));
    };
    let held = 0;
    const most = (bytes: number): Holding => ({
      take: (more) => {
        held += more;
        if (held > bytes) throw new CodedError('OVERLOADED', 'too much');
      },
      giveBack: (less) => (held -= less),
    });
    await expect(send('read', { holding: most(10) })).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(held).toBe(0);
    await send('read', { holding: most(1000) });
    expect(held).toBeGreaterThan(10);
  });

  test('that arrives when nobody waits any more changes nothing', async () => {
    server.script = async (connection) => {
      await connection.ask();
      await sleep(1_700);
      connection.write(plain('200 OK', connection.rightBody));
    };
    await expect(send('write')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: true });
    await sleep(400);
  });
});

describe('a caller that cancels', () => {
  test('while the connection is being made leaves none behind', async () => {
    // The handshake of TLS is part of it, and this one does not get on.
    const { port } = new URL(host.url);
    host = server.host({ url: `https://127.0.0.1:${port}/doveadm/v1` });
    const deadline = new AbortController();
    const sent = send('read', { deadline: deadline.signal });
    setTimeout(() => deadline.abort(new Error('enough')), 50);
    await expect(sent).rejects.toThrow('enough');
    expect([host.running, host.waiting]).toEqual([0, 0]);
    await expect(send('write')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: false });
    host.close();
  });

  test('while it waits for a slot is not sent, and the others are', async () => {
    host = server.host({ concurrency: 1, room: 100 });
    server.script = async (connection) => {
      await connection.whole();
      await sleep(20);
      connection.write(plain('200 OK', connection.rightBody));
    };
    const gone = new AbortController();
    const all = Array.from({ length: 10 }, (_, number) => send('read', number % 2 === 1 ? { signal: gone.signal } : {}));
    gone.abort(new Error('gone'));
    const settled = await Promise.allSettled(all);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(server.connections).toHaveLength(5);
    expect([host.running, host.waiting]).toEqual([0, 0]);
    host.close();
  });
});

test('1,000 requests under one deadline leave no listener behind, and Node sees no leak', async () => {
  const patient = { server: 20_000, mail: 20_000, long: 20_000 };
  host = server.host({ concurrency: 64, room: 1_000, timeouts: { connectMs: 20_000, firstByteMs: patient, transferMs: 20_000 } });
  server.script = async (connection) => {
    await connection.whole();
    connection.write(plain('200 OK', connection.rightBody));
  };
  const signal = new AbortController().signal;
  const deadline = new AbortController().signal;
  const owner = {};
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => send('read', { owner, signal, deadline })));
  expect(answers).toHaveLength(1_000);
  expect([signal, deadline].flatMap((one) => getEventListeners(one, 'abort'))).toEqual([]);
});
