import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendOptions } from '../../src/doveadm/host.ts';
import { StubDoveadm } from './stub-doveadm.ts';

let stub: StubDoveadm;
beforeEach(async () => {
  stub = await StubDoveadm.start();
});
afterEach(() => stub.stop());

const create = [{ wire: 'mailboxCreate', params: { user: 'u', mailbox: ['m'] } }];
const read = [{ wire: 'quotaGet', params: { user: 'u' } }];
const options = (effect: SendOptions['effect'], more: Partial<SendOptions> = {}): SendOptions => ({
  owner: {},
  requestId: 'test',
  effect,
  pace: 'mail',
  ...more,
});

describe('a write', () => {
  test('that Dovecot does not ask for is not sent, and certain not to have run', async () => {
    const host = stub.host();
    stub.asks = false;
    await expect(host.send(create, options('write'))).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', mayHaveRun: false });
    expect(stub.envelopes).toEqual([]);
    host.close();
  });

  test('is sent unasked when something in between swallows the asking, twice, while reads are answered', async () => {
    const host = stub.host({ concurrency: 4 });
    stub.asks = false;
    const attempt = async (): Promise<string> => {
      const written = host.send(create, options('write')).then(
        () => 'answered',
        () => 'failed',
      );
      await sleep(50);
      await host.send(read, options('read'));
      return written;
    };
    expect([await attempt(), await attempt(), await attempt()]).toEqual(['failed', 'failed', 'answered']);
    host.close();
  });

  test('that was sent is waited for beyond the deadline; a read is given up', async () => {
    const host = stub.host({ concurrency: 4 });
    stub.behave = (commands, _, response) => {
      setTimeout(() => response.end(JSON.stringify(commands.map(([, , tag]) => ['doveadmResponse', [], tag]))), 300);
      return 'hang';
    };
    const deadline = AbortSignal.timeout(100);
    const written = host.send(create, options('write', { deadline }));
    const reading = host.send(read, options('read', { deadline })).catch((error: unknown) => error);
    expect(await reading).toBe(deadline.reason);
    expect(await written).toEqual([{ rows: [] }]);
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
  test('are refused at once, with the time to come back; one that was let in is not', async () => {
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

describe('a host that is gone', () => {
  test('is found to be down, refuses at once, and is up again with the first probe that succeeds', { timeout: 15_000 }, async () => {
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
