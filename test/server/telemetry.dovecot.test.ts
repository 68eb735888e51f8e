import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DovecotUser } from '../dovecot/users.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { makeToken, selfOf, superadmin } from '../e2e/gateway.ts';
import { ChildGateway } from './child-gateway.ts';
import { OtlpCollector } from './otlp-collector.ts';

interface Answer {
  readonly extensions: { readonly requestId: string };
}

const page = readFileSync(resolve(import.meta.dirname, '../../docs/operating.md'), 'utf8');

/** What docs/operating.md says that Dovecot logs of a failed deletion of a script: the failure, then the HTTP request. */
function documentedLines(series: string): string[] {
  const [, block = ''] = new RegExp(`<!-- lines: ${series} -->\\n\\n((?: {4}.*\\n)+)`).exec(page) ?? [];
  return block
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function linePattern(line: string, { pid, user, requestId }: { pid: string; user: string; requestId: string }): RegExp {
  const source = line
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace('6ed1…', requestId)
    .replaceAll('…', '[^\\n]*')
    .replace('200 107', '200 \\d+')
    .replace('13996', pid)
    .replace('samik', user);
  return new RegExp(source);
}

onBothDovecots('a monitored gateway', (dovecot) => {
  const collector = new OtlpCollector();
  let gateway: ChildGateway;
  let user: DovecotUser;

  beforeAll(async () => {
    [user] = (await dovecot.createUsers([{}])) as [DovecotUser];
    gateway = await ChildGateway.start({
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      METRICS_PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start(),
      OTEL_SERVICE_NAME: 'mail-gateway',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer collect',
    });
  });
  afterAll(async () => {
    await gateway.stop();
    collector.stop();
    expect(collector.refused).toEqual([]);
  });

  const ask = async (query: string, headers: Record<string, string> = {}, variables: object = {}): Promise<string> => {
    const authorization = `Bearer ${await makeToken(superadmin)}`;
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return ((await response.json()) as Answer).extensions.requestId;
  };
  const requestLine = (requestId: string) => gateway.logged('request', (line) => line['requestId'] === requestId);
  const metrics = async (): Promise<string> => (await fetch(String((await gateway.logged('metrics'))['url']))).text();
  const TWO_ROUNDS = 'query Look($user: String!) { user(name: $user) { home mailboxes { name messageCount } } }';

  describe('in its log', () => {
    test('has one line for a request: the caller, the operation, its cost and its result', async () => {
      const requestId = await ask(TWO_ROUNDS, {}, { user: user.name });
      const line = await requestLine(requestId);
      expect(line).toMatchObject({
        level: 'info',
        operation: 'Look',
        type: 'query',
        fields: ['user'],
        sub: 'root',
        ip: '127.0.0.1',
        status: 200,
        codes: [],
        durationMs: expect.any(Number),
      });
      expect(line['rounds']).toBeGreaterThanOrEqual(1);
      expect(line['envelopes']).toBeGreaterThanOrEqual(1);
      expect(line['commands']).toBeGreaterThanOrEqual(2);
      expect(line['cost']).toBeGreaterThanOrEqual(2);
      expect(line['jti']).toBeDefined();
      expect(line['durationMs']).toBeGreaterThan(0);
      expect(gateway.log.filter(({ msg, requestId: id }) => msg === 'request' && id === requestId)).toHaveLength(1);
      expect(line['users']).toEqual([user.name]);
      expect(line['permission']).toBeNull();
    });

    test('names the errors, of answers and of payloads', async () => {
      const missing = await ask('mutation { sieveDelete(input: { user: "NAME", name: "none" }) { outcome } }'.replace('NAME', user.name));
      expect(await requestLine(missing)).toMatchObject({ type: 'mutation', operation: null, codes: ['NOT_FOUND'], status: 200 });
      const invalid = await ask('{ nothing }');
      expect((await requestLine(invalid))['codes']).toHaveLength(1);
    });

    test('has rejected requests, without a name', async () => {
      const requestId = await ask(TWO_ROUNDS, { authorization: 'Bearer nonsense' });
      expect(await requestLine(requestId)).toMatchObject({
        sub: null,
        ip: '127.0.0.1',
        status: 401,
        codes: ['UNAUTHENTICATED'],
        commands: 0,
        envelopes: 0,
      });
    });

    test('has what the client program calls itself', async () => {
      const named = await ask('{ viewer { name } }', { 'graphql-client-name': 'cron', 'graphql-client-version': '7' });
      expect(await requestLine(named)).toMatchObject({ client: 'cron', clientVersion: '7' });
      expect(await requestLine(await ask('{ viewer { name } }'))).not.toHaveProperty('client');
    });

    test('has the commands of all parts of an answer', async () => {
      const authorization = `Bearer ${await makeToken(superadmin)}`;
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'multipart/mixed', authorization },
        body: JSON.stringify({ query: `{ user(name: "${user.name}") { name ... @defer { quota { root } } } }` }),
      });
      const requestId = /"requestId":"([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(await requestLine(requestId)).toMatchObject({ fields: ['user'], commands: 2, rounds: 2, status: 200 });
    });

    test('cuts long names from clients', async () => {
      const requestId = await ask(`query ${'x'.repeat(5000)} { viewer { name } }`);
      expect((await requestLine(requestId))['operation']).toBe('x'.repeat(100));
    });
  });

  describe('in its metrics', () => {
    test('counts requests, commands and envelopes, only under names from the schema', async () => {
      await ask(TWO_ROUNDS, {}, { user: user.name });
      await ask(`query AnyNameAClientLikes { viewer { name } }`);
      const text = await metrics();
      expect(text).toMatch(/^doveadm_graphql_requests_total\{operation="user",code="OK"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_requests_total\{operation="viewer",code="OK"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_commands_total\{command="mailboxStatus",outcome="OK"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_envelopes_total\{host="default",wire="http",result="answered"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_command_duration_seconds_count\{class="mail",effect="read"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_envelope_commands_count\{host="default",wire="http"\} [1-9]/m);
      expect(text).toMatch(/^doveadm_graphql_host_up\{host="default"\} 1$/m);
      expect(text).toMatch(/^doveadm_graphql_envelopes_waiting\{host="default"\} 0$/m);
      expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
      expect(text).not.toContain('AnyName');
      expect(text).not.toContain(user.name);
    });

    test('count a key that Dovecot refuses, for its alert', async () => {
      const locked = await ChildGateway.start({ DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: 'wrong', METRICS_PORT: '0' });
      try {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${await makeToken(superadmin)}` };
        await fetch(locked.url, { method: 'POST', headers, body: JSON.stringify({ query: '{ user(name: "samik") { name } }' }) });
        const text = await (await fetch(String((await locked.logged('metrics'))['url']))).text();
        expect(text).toMatch(/^doveadm_graphql_commands_total\{command="userExists",outcome="UPSTREAM_UNAUTHORIZED"\} 1$/m);
      } finally {
        await locked.stop();
      }
    });

    test('are not available on the port for clients', async () => {
      expect((await fetch(new URL('/metrics', gateway.url))).status).toBe(404);
      const inside = new URL(String((await gateway.logged('metrics'))['url']));
      expect(inside.hostname).toBe('127.0.0.1');
      expect((await fetch(new URL('/graphql', inside))).status).toBe(404);
    });
  });

  describe('in a trace', () => {
    const FAILED = '1af7651916cd43dd8448eb211c80319c';

    test("shows the request, its rounds and their envelopes, as part of the caller's trace", async () => {
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      // Its trace goes with the same batch.
      await ask('{ user(name: "a*") { name } }', { traceparent: `00-${FAILED}-b7ad6b7169203331-01` });
      const requestId = await ask(TWO_ROUNDS, { traceparent: `00-${traceId}-b7ad6b7169203331-01` }, { user: user.name });
      const ofTrace = () => collector.spans.filter((span) => span.traceId === traceId);
      await expect.poll(() => ofTrace().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
      const request = ofTrace().find(({ name }) => name === 'query user')!;
      expect(request).toMatchObject({ parentSpanId: 'b7ad6b7169203331', kind: 2 });
      expect(request.attributes).toContainEqual({ key: 'doveadm_graphql.request_id', value: { stringValue: requestId } });
      const rounds = ofTrace().filter(({ name }) => name === 'round');
      const envelopes = ofTrace().filter(({ name }) => name === 'envelope');
      expect(rounds.map(({ parentSpanId }) => parentSpanId)).toEqual(rounds.map(() => request.spanId));
      const roundIds = rounds.map(({ spanId }) => spanId);
      expect(envelopes.length).toBeGreaterThanOrEqual(1);
      for (const { parentSpanId, startTimeUnixNano, endTimeUnixNano, kind } of envelopes) {
        expect(roundIds).toContain(parentSpanId);
        expect(kind).toBe(3);
        expect(BigInt(endTimeUnixNano)).toBeGreaterThan(BigInt(startTimeUnixNano));
      }
      expect(collector.services).toEqual(new Set(['mail-gateway']));
      expect(collector.authorizations).toEqual(new Set(['Bearer collect']));
      expect(JSON.stringify(ofTrace())).not.toContain(user.name);
    });

    test('shows what failed', async () => {
      const found = () => collector.spans.find((span) => span.traceId === FAILED);
      await expect.poll(found, { timeout: 10_000 }).toBeDefined();
      expect(found()?.status).toMatchObject({ code: 2 });
    });
  });

  test("has its request id in Dovecot's log, with the process that the errors there name too", async () => {
    const mark = await dovecot.markLog();
    const requestId = await ask(`mutation { sieveDelete(input: { user: "${user.name}", name: "none" }) { outcome } }`);
    const [failure = '', access = ''] = documentedLines(dovecot.series);
    const accessLine = linePattern(access, { pid: '(\\d+)', user: user.name, requestId });
    await expect.poll(() => dovecot.readLog(mark)).toMatch(accessLine);
    const log = await dovecot.readLog(mark);
    const pid = accessLine.exec(log)?.[1] ?? '';
    expect(log).toMatch(linePattern(failure, { pid, user: user.name, requestId }));
  });

  test('logs the requests of the role self, too', async () => {
    const own = `Bearer ${await makeToken(selfOf(user.name))}`;
    const line = await requestLine(await ask('{ viewer { name } }', { authorization: own }));
    expect(line['sub']).toBe(user.name);
  });
});
