import { connect } from 'node:net';
import { text as streamText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arriving } from '../../src/server/arriving.ts';
import { TestGateway } from '../e2e/gateway.ts';

describe('a body that nobody reads', () => {
  const gateway = new TestGateway({ url: 'http://127.0.0.1:9', apiKey: 'key' }, { REQUEST_TIMEOUT: '1', LOG_LEVEL: 'silent' });
  beforeAll(() => gateway.start());
  afterAll(() => gateway.close());

  test.each([
    ['POST /graphql', 401],
    ['POST /nothing', 404],
    ['GET /healthz', 200],
    ['POST /mailboxes/x/messages', 401],
  ])('does not keep the connection of %s open', async (request, status) => {
    const { hostname, port } = new URL(gateway.server.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1'))).on('error', () => undefined);
    // The gateway may end it with a reset.
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`${request} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`);
    const begun = performance.now();
    // Each byte would keep the connection open for five seconds more.
    const trickle = setInterval(() => socket.write('x'), 100);
    await closed;
    clearInterval(trickle);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});

describe('an upload', () => {
  async function* parts(...waitMs: readonly number[]): AsyncGenerator<Buffer> {
    for (const ms of waitMs) {
      await sleep(ms);
      yield Buffer.from('x');
    }
  }

  test('may take any time', async () => {
    expect(await streamText(arriving(parts(...Array.from({ length: 20 }, () => 20)), 200))).toBe('x'.repeat(20));
  });

  test('must not stall, while somebody waits for it', async () => {
    await expect(streamText(arriving(parts(0, 500), 100))).rejects.toThrow('body: stopped arriving for 0.1 s (REQUEST_TIMEOUT)');
    const slowly = arriving(parts(0, 0), 100);
    await slowly.next();
    await sleep(300);
    expect(await streamText(slowly)).toBe('x');
  });
});
