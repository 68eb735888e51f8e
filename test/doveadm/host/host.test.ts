import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mailboxCreate } from '../../../src/doveadm/commands/mailbox.ts';
import { quotaGet } from '../../../src/doveadm/commands/quota.ts';
import type { SendOptions } from '../../../src/doveadm/host/wire.ts';
import { StubDoveadm } from '../stub-doveadm.ts';

let stub: StubDoveadm;
beforeEach(async () => {
  stub = await StubDoveadm.start();
});
afterEach(() => stub.stop());

const create = [
  { command: mailboxCreate, args: { user: 'u', mailbox: 'm' }, wire: 'mailboxCreate', params: { user: 'u', mailbox: ['m'] } },
];
const read = [{ command: quotaGet, args: { user: 'u' }, wire: 'quotaGet', params: { user: 'u' } }];
const options = (effect: SendOptions['effect'], more: Partial<SendOptions> = {}): SendOptions => ({
  owner: {},
  requestId: 'test',
  effect,
  pace: 'mail',
  ...more,
});

describe('a write', () => {
  test('without the 100 response is not sent, and has certainly not run', async () => {
    const host = stub.host();
    stub.asks = false;
    await expect(host.send(create, options('write'))).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: false });
    expect(stub.envelopes).toEqual([]);
    host.close();
  });

  test('is sent without the 100 response for a minute when a proxy swallows that response three times in a row, while reads are answered', async () => {
    const host = stub.host({ concurrency: 4 });
    stub.asks = false;
    const expected: (string | undefined)[] = [];
    stub.behave = (commands, { headers }) => {
      if (commands[0]?.[0] === 'mailboxCreate') expected.push(headers.expect);
      return [];
    };
    const attempt = async (): Promise<string> => {
      const writing = host.send(create, options('write')).then(
        () => 'answered',
        () => 'failed',
      );
      await sleep(50);
      await host.send(read, options('read'));
      return writing;
    };
    // Two at the same time are one bad moment.
    expect(await Promise.all([attempt(), attempt()])).toEqual(['failed', 'failed']);
    expect([await attempt(), await attempt(), await attempt()]).toEqual(['failed', 'failed', 'answered']);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 60_000);
    stub.asks = true;
    expect(await attempt()).toBe('answered');
    vi.restoreAllMocks();
    expect(expected).toEqual([undefined, '100-continue']);
    host.close();
  });

  test('waits for the 100 response again after network faults: only losses in a row count', async () => {
    const host = stub.host({ concurrency: 4 });
    const attempt = async (asks: boolean): Promise<unknown> => {
      stub.asks = asks;
      const writing = host.send(create, options('write')).catch((error: unknown) => error);
      await sleep(50);
      await host.send(read, options('read'));
      return writing;
    };
    stub.behave = (commands) => (commands[0]?.[0] === 'mailboxCreate' ? 'drop' : []);
    for (const asks of [false, false, true, false, false, true, false]) {
      expect(await attempt(asks)).toMatchObject(asks ? { kind: 'dropped' } : { code: 'UPSTREAM_TIMEOUT', mayHaveRun: false });
    }
    host.close();
  });

  test('in flight is waited for beyond the deadline; a read is cancelled', async () => {
    const host = stub.host({ concurrency: 4 });
    stub.behave = (commands, _, response) => {
      setTimeout(() => response.end(JSON.stringify(commands.map(([, , tag]) => ['doveadmResponse', [], tag]))), 300);
      return 'hang';
    };
    const deadline = AbortSignal.timeout(100);
    const writing = host.send(create, options('write', { deadline }));
    const reading = host.send(read, options('read', { deadline })).catch((error: unknown) => error);
    expect(await reading).toBe(deadline.reason);
    expect(await writing).toEqual([{ rows: [] }]);
    host.close();
  });

  test('that was sent and not answered may have run', async () => {
    const host = stub.host();
    stub.behave = () => 'hang';
    const failed = host.send(create, options('write'));
    await expect(failed).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: true });
    host.close();
  });
});

describe('too many requests', () => {
  test('are refused immediately, with the time for a retry; an admitted one is not', async () => {
    const host = stub.host({ concurrency: 1, room: 1 });
    stub.behave = (commands, _, response) => {
      setTimeout(() => response.end(JSON.stringify(commands.map(([, , tag]) => ['doveadmResponse', [], tag]))), 100);
      return 'hang';
    };
    const first = {};
    const sent = [host.send(read, options('read', { owner: first })), host.send(read, options('read'))];
    await expect(host.send(read, options('read'))).rejects.toMatchObject({ code: 'OVERLOADED', subject: { retryAfterSeconds: 1 } });
    sent.push(host.send(read, options('read', { owner: first })));
    expect(await Promise.all(sent)).toEqual(Array(3).fill([{ rows: [] }]));
    host.close();
  });
});

describe('a host that does not return its listing', () => {
  test('has a limit of waiting requests, and none of their commands has run', async () => {
    const host = stub.host({ concurrency: 1, room: 1 });
    stub.lists = false;
    const waiting = [host.listing(), host.listing()];
    await expect(host.listing()).rejects.toMatchObject({ code: 'OVERLOADED' });
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: false });
    stub.lists = true;
    expect((await host.listing()).series).toBe('2.3');
    host.close();
  });

  test('is found to be down after a while, and waiting requests get an error', { timeout: 20_000 }, async () => {
    const firstByteMs = { server: 60_000, mail: 60_000, long: 60_000 };
    const host = stub.host({ timeouts: { connectMs: 300, firstByteMs, transferMs: 500 } });
    stub.lists = false;
    await expect(host.listing()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: false });
    expect(host.health.state).not.toBe('UP');
    host.close();
  });
});

describe('a host that has gone down', () => {
  test('is found to be down, refuses immediately, and is up again with the first probe that succeeds', { timeout: 15_000 }, async () => {
    const host = stub.host();
    const states: string[] = [];
    host.onEvent((event) => {
      if (event.kind === 'health') states.push(event.health.state);
    });
    await host.send(read, options('read'));
    const port = Number(new URL(host.url).port);
    await stub.stop();
    await expect(host.send(read, options('read'))).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', mayHaveRun: false });
    await expect.poll(() => host.health.state, { timeout: 3_000 }).toBe('DOWN');
    const startedAt = performance.now();
    await expect(host.send(read, options('read'))).rejects.toMatchObject({ subject: { retryAfterSeconds: 1, host: 'stub' } });
    expect(performance.now() - startedAt).toBeLessThan(100);
    stub = await StubDoveadm.start(port);
    await expect.poll(() => host.health.state, { timeout: 3_000 }).toBe('UP');
    expect(await host.send(read, options('read'))).toEqual([{ rows: [] }]);
    expect(states[0]).toBe('DOWN');
    expect(states.at(-1)).toBe('UP');
    host.close();
  });
});
