import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBothDovecots } from '../dovecot/shared.ts';
import { makeToken, superadmin } from '../e2e/gateway.ts';
import { FaultProxy } from '../faults/fault-proxy.ts';
import { ChildGateway } from './child-gateway.ts';

interface Asked {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly errors: readonly {
    readonly extensions: { readonly code: string; readonly retryable: boolean };
  }[];
  readonly requestId: string;
}

onBothDovecots('requests above the limit', (dovecot) => {
  let proxy: FaultProxy;
  let user: string;
  beforeAll(async () => {
    proxy = await FaultProxy.start(dovecot);
    user = (await dovecot.createUser()).name;
  });
  afterAll(() => proxy.stop());

  /** A gateway of its own before a Dovecot that takes requests and does not answer. */
  const withStalled = async (
    env: Readonly<Record<string, string>>,
    use: (tools: {
      ask: () => Promise<Asked>;
      isUnderWay: (count: number) => Promise<void>;
      heal: () => void;
      gateway: ChildGateway;
    }) => Promise<void>,
  ): Promise<void> => {
    const settings = {
      DOVEADM_URL: proxy.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      METRICS_PORT: '0',
      RATE_LIMIT: 'off',
      // The fault of a connection is chosen when it is opened.
      DOVEADM_SPARE_CONNECTIONS: '0',
    };
    const gateway = await ChildGateway.start({ ...settings, ...env });
    const ask = async (): Promise<Asked> => {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await makeToken(superadmin)}`,
        },
        body: JSON.stringify({ query: `{ user(name: "${user}") { home } }` }),
      });
      const { errors = [], extensions } = (await response.json()) as {
        errors?: Asked['errors'];
        extensions: { requestId: string };
      };
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        errors,
        requestId: extensions.requestId,
      };
    };
    const heal = (): void => {
      proxy.choose = () => null;
      proxy.dropAll();
    };
    try {
      await ask();
      proxy.choose = () => 'stall-answer';
      const before = proxy.passages.length;
      await use({
        ask,
        isUnderWay: (count) => expect.poll(() => proxy.passages.length - before, { interval: 10 }).toBe(count),
        heal,
        gateway,
      });
    } finally {
      heal();
      await gateway.stop();
    }
  };

  const metrics = async (gateway: ChildGateway): Promise<string> => (await fetch(String((await gateway.logged('metrics')).url))).text();

  const refused = {
    status: 503,
    retryAfter: '1',
    errors: [{ extensions: { code: 'OVERLOADED', retryable: true } }],
  };

  test('of the gateway are refused on arrival, with a log line and metrics, until the load falls', async () => {
    await withStalled({ MAX_REQUESTS: '2' }, async ({ ask, isUnderWay, heal, gateway }) => {
      const running = [ask(), ask()];
      await isUnderWay(2);
      const turnedAway = [await ask(), await ask(), await ask()];
      for (const one of turnedAway) {
        expect(one).toMatchObject(refused);
        expect(await gateway.logged('request', ({ requestId }) => requestId === one.requestId)).toMatchObject({
          status: 503,
          codes: ['OVERLOADED'],
          ip: '127.0.0.1',
          sub: null,
          commands: 0,
        });
      }
      expect(await metrics(gateway)).toMatch(/^doveadm_graphql_requests_total\{operation="none",code="OVERLOADED"\} 3$/m);
      heal();
      expect((await Promise.all(running)).map(({ status, errors }) => [status, errors])).toEqual(Array(2).fill([200, []]));
      expect((await ask()).status).toBe(200);
    });
  });

  test('of one host are refused before anything is sent, with a log line and metrics, until the load falls', async () => {
    await withStalled({ DOVEADM_CONCURRENCY: '1', DOVEADM_QUEUE: '1' }, async ({ ask, isUnderWay, heal, gateway }) => {
      const running = [ask()];
      await isUnderWay(1);
      running.push(ask());
      await expect.poll(() => metrics(gateway)).toMatch(/^doveadm_graphql_envelopes_waiting\{host="default"\} 1$/m);
      const turnedAway = [await ask(), await ask()];
      await isUnderWay(1);
      for (const one of turnedAway) {
        expect(one).toMatchObject(refused);
        expect(await gateway.logged('request', ({ requestId }) => requestId === one.requestId)).toMatchObject({
          status: 503,
          codes: ['OVERLOADED'],
          sub: 'root',
          envelopes: 0,
        });
      }
      const text = await metrics(gateway);
      expect(text).toMatch(/^doveadm_graphql_requests_total\{operation="user",code="OVERLOADED"\} 2$/m);
      expect(text).toMatch(/^doveadm_graphql_turned_away_total\{host="default",because="full"\} 2$/m);
      heal();
      expect((await Promise.all(running)).map(({ status, errors }) => [status, errors])).toEqual(Array(2).fill([200, []]));
      expect((await ask()).status).toBe(200);
    });
  });

  describe('by one caller', () => {
    test('get 429 and the time for a retry, with a log line and metrics', async () => {
      await withStalled({ RATE_LIMIT: '10' }, async ({ ask, heal, gateway }) => {
        heal();
        let last = await ask();
        while (last.status === 200) last = await ask();
        expect(last).toMatchObject({
          status: 429,
          errors: [{ extensions: { code: 'RATE_LIMITED', retryable: true } }],
        });
        expect(Number(last.retryAfter)).toBeGreaterThan(0);
        const line = await gateway.logged('request', ({ requestId }) => requestId === last.requestId);
        expect(line).toMatchObject({
          status: 429,
          codes: ['RATE_LIMITED'],
          sub: 'root',
        });
        expect(await metrics(gateway)).toMatch(/^doveadm_graphql_requests_total\{operation="(none|user)",code="RATE_LIMITED"\} 1$/m);
      });
    });
  });
});
