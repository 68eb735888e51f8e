import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadLoader } from '../../../src/doveadm/dispatch/read-loader.ts';
import { quotaGet } from '../../../src/doveadm/commands/quota.ts';
import { sessionList } from '../../../src/doveadm/commands/session.ts';
import { sieveGet } from '../../../src/doveadm/commands/sieve.ts';
import { userList } from '../../../src/doveadm/commands/user.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import type { HostEvent } from '../../../src/doveadm/host/host-event.ts';
import type { ReadOptions } from '../../../src/doveadm/dispatch/read.ts';
import { MAX_REPLAYS } from '../../../src/doveadm/dispatch/round.ts';
import { LISTING_23, StubDoveadm, type WireCommand } from '../stub-doveadm.ts';

let stub: StubDoveadm;
let host: Host;
let events: HostEvent[];
beforeEach(async () => {
  stub = await StubDoveadm.start();
  host = stub.host();
  events = [];
  host.onEvent((event) => events.push(event));
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

const row = { root: 'r', type: 'STORAGE', value: '1', limit: '-', percent: '0' };
const isFor =
  (name: string) =>
  ([, { user }]: WireCommand) =>
    user === name;

const options = (): ReadOptions => ({ owner: {}, requestId: 'test', spend: () => Promise.resolve() });

/** What became of the quotas of these users: rows, or the error. */
function readQuotas(users: readonly string[]): Promise<readonly (readonly unknown[] | Error)[]> {
  const loader = createReadLoader(host, options());
  return loader.loadMany(users.map((user) => ({ command: quotaGet, args: { user } })));
}

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${String(index)}`);

/** Crashes the process for these users, with a log line like Dovecot's. */
function crashFor(...users: readonly string[]): void {
  stub.behave = (commands) => {
    if (!commands.some(([, { user }]) => users.includes(String(user)))) return commands.map(() => [row]);
    stub.deaths.push('Unknown argument BOGUS');
    return 'drop';
  };
}

describe('a lost envelope', () => {
  test('fails only the command that ended its process, within 2·log2(n) + 2 further requests', async () => {
    crashFor('user77');
    const results = await readQuotas(many(100));
    const failed = results.flatMap((result, index) => (result instanceof CodedError ? [{ index, code: result.code }] : []));
    expect(failed).toEqual([{ index: 77, code: 'COMMAND_CRASHED' }]);
    expect(stub.envelopes.length - 1).toBeLessThanOrEqual(2 * 7 + 2);
    expect(events.filter(({ kind }) => kind === 'crash')).toEqual([{ kind: 'crash', command: 'quotaGet' }]);
  });

  test('is remembered: the culprit goes alone, once, and the others in one envelope', async () => {
    crashFor('user3');
    await readQuotas(many(6));
    stub.envelopes.length = 0;
    const results = await readQuotas(many(6));
    expect(results.map((result) => result instanceof CodedError)).toEqual([false, false, false, true, false, false]);
    const alone = stub.envelopes.filter((commands) => commands.some(isFor('user3')));
    expect(alone.map((commands) => commands.length)).toEqual([1]);
  });

  test('costs one replay in halves when the network was the cause', async () => {
    let drops = 1;
    stub.behave = (commands) => (drops-- > 0 ? 'drop' : commands.map(() => [row]));
    const results = await readQuotas(many(10));
    expect(results).toEqual(many(10).map(() => [row]));
    expect(stub.envelopes.map((commands) => commands.length)).toEqual([10, 5, 5]);
  });

  test('is not a crash when no process has died: it may be retried', async () => {
    stub.behave = (commands) => (commands.some(isFor('user1')) ? 'drop' : commands.map(() => [row]));
    const [, result] = await readQuotas(many(2));
    expect(result).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
  });

  test('is not a crash of a command that was cut off three times while another one ended one process', async () => {
    stub.behave = (commands) => (commands.some(isFor('user1')) ? 'drop' : commands.map(() => [row]));
    stub.deaths.push('Unknown argument BOGUS');
    const [, result] = await readQuotas(many(2));
    expect(result).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
  });

  test('costs a bounded number of requests, however many commands end their process', { timeout: 120_000 }, async () => {
    crashFor(...many(100));
    const codesOf = async (): Promise<string[]> => {
      const results = await readQuotas(many(100));
      const codes = results.map((result) => (result instanceof CodedError ? `${result.code} ${String(result.retryable)}` : 'answered'));
      return [...new Set(codes)].sort();
    };
    await codesOf();
    expect(stub.envelopes.length).toBeLessThanOrEqual(1 + MAX_REPLAYS + 2 * 100);
    // They come back in smaller envelopes, so that a retry gets further.
    await codesOf();
    expect(await codesOf()).toContain('COMMAND_CRASHED false');
  });

  test.each([
    ['is not JSON', '[["doveadmResponse",[{'],
    ['answers nothing', '[]'],
    ['answers another envelope', '[["doveadmResponse",[],"another.tag.0"]]'],
  ])('heals when an answer %s', async (_, text) => {
    let faults = 1;
    stub.behave = (commands, __, response) => {
      if (faults-- <= 0) return commands.map(() => [row]);
      response.end(text);
      return 'hang';
    };
    expect(await readQuotas(many(3))).toEqual(many(3).map(() => [row]));
  });
});

describe('an answer above the limit of one read', () => {
  test('fails only the command whose answer it is', { timeout: 300_000 }, async () => {
    host = stub.host({ timeouts: { connectMs: 60_000, firstByteMs: { server: 90_000, mail: 90_000, long: 90_000 }, transferMs: 90_000 } });
    const huge = 'x'.repeat(64 * 1024 * 1024);
    stub.behave = (commands) => commands.map((command) => [isFor('user2')(command) ? { ...row, root: huge } : row]);
    const codes = (await readQuotas(many(4))).map((result) => (result instanceof CodedError ? result.code : 'answered'));
    expect(codes).toEqual(['answered', 'answered', 'PAYLOAD_TOO_LARGE', 'answered']);
    // 4, then halves. A read that was alone is not sent again.
    expect(stub.envelopes).toHaveLength(5);
  });
});

describe('an envelope that runs out of time', () => {
  test('has the limit of its slowest command: a server command does not shorten that of commands that open mail', async () => {
    host = stub.host({ timeouts: { connectMs: 5_000, firstByteMs: { server: 1_000, mail: 20_000, long: 20_000 }, transferMs: 5_000 } });
    stub.listing = [...LISTING_23, { command: 'who', parameters: [{ name: 'mask', type: 'array' }] }];
    stub.behave = (commands, _, response) => {
      const answers = commands.map(([, , tag]) => ['doveadmResponse', [], tag]);
      setTimeout(() => response.end(JSON.stringify(answers)), 1_500);
      return 'hang';
    };
    const loader = createReadLoader(host, options());
    const reads = [
      { command: sessionList, args: {} },
      { command: quotaGet, args: { user: 'user0' } },
    ];
    expect(await loader.loadMany(reads)).toEqual([[], []]);
    expect(stub.envelopes).toHaveLength(1);
  });

  test('is not sent again, and comes back in halves', async () => {
    host = stub.host({ timeouts: { connectMs: 300, firstByteMs: { server: 100, mail: 100, long: 100 }, transferMs: 100 } });
    stub.behave = (commands) => (commands.some(isFor('user0')) ? 'hang' : commands.map(() => [row]));
    const first = await readQuotas(many(4));
    expect(first.map((result) => (result as CodedError).code)).toEqual(Array(4).fill('UPSTREAM_TIMEOUT'));
    expect(stub.envelopes).toHaveLength(1);
    const second = await readQuotas(many(4));
    expect(second.map((result) => result instanceof CodedError)).toEqual([true, true, false, false]);
    const third = await readQuotas(many(4));
    expect(third.map((result) => result instanceof CodedError)).toEqual([true, false, false, false]);
  });
});

describe('a server that is replaced behind its address', () => {
  test('receives commands in its own form after the first loss', async () => {
    await readQuotas(['user0']);
    const loader = createReadLoader(host, options());
    stub.listing = LISTING_23.map((listed) => {
      const { command } = listed as { command: string };
      return command === 'sieveGet'
        ? {
            command,
            parameters: [
              { name: 'user', type: 'array' },
              { name: 'scriptname', type: 'string' },
            ],
          }
        : listed;
    });
    stub.behave = (commands) => (commands.every(([, { user }]) => Array.isArray(user)) ? commands.map(() => []) : 'drop');
    // A listing of the last second is not doubted.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await loader.load({ command: sieveGet, args: { user: 'user0', scriptname: 'a' } })).toEqual([]);
    expect(stub.envelopes.at(-1)?.[0]?.[1]).toEqual({ user: ['user0'], scriptname: 'a' });
  });
});

describe('a list of users that is broken off', () => {
  const list = (): Promise<unknown> => createReadLoader(host, options()).load({ command: userList, args: { mask: '*' } });

  test('is requested again', async () => {
    stub.behave = (commands) => commands.map(() => (stub.envelopes.length < 4 ? 65 : [{ userList: ['a'] }]));
    expect(await list()).toEqual([{ name: 'a' }]);
    expect(stub.envelopes).toHaveLength(4);
  });

  test('again and again is a temporary failure, with what to do', async () => {
    stub.behave = (commands) => commands.map(() => 65);
    await expect(list()).rejects.toMatchObject({
      code: 'TEMPORARY_FAILURE',
      retryable: true,
      subject: { command: 'userList', exitCode: 65 },
      message: expect.stringContaining('request fewer users') as string,
    });
    expect(stub.envelopes).toHaveLength(5);
  });
});
