import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStubWithEveryCommand } from '../access/stub-with-every-command.ts';
import { makeToken, superadmin, TestGateway } from '../e2e/gateway.ts';

const stub = createStubWithEveryCommand();
beforeAll(() => stub.start());
afterAll(() => stub.stop());

/** Sends a request and returns what came back. */
async function send(url: string, init: RequestInit): Promise<{ status: number; allow: string | null; body: unknown }> {
  const headers = { authorization: `Bearer ${await makeToken(superadmin)}`, ...(init.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  return { status: response.status, allow: response.headers.get('allow'), body: text === '' ? null : JSON.parse(text) };
}

describe('a request over HTTP', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await new TestGateway(stub).start();
  });
  afterAll(() => gateway.close());
  const body = JSON.stringify({ query: '{ viewer { name } }' });

  test.each([
    { 'content-type': 'application/json' },
    { 'content-type': 'application/json; charset=utf-8' },
    { 'content-type': 'application/json;charset=UTF8' },
    { 'content-type': 'application/json; charset="utf-8"' },
    { 'content-type': 'Application/JSON', 'content-encoding': 'identity' },
    { 'content-type': 'application/json', 'content-encoding': 'Identity' },
  ])('is answered with %j', async (headers) => {
    expect(await send(gateway.server.url, { method: 'POST', headers, body })).toMatchObject({
      status: 200,
      body: { data: { viewer: { name: 'root' } } },
    });
  });

  test.each([
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/json; charset=iso-8859-1' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-type': 'application/json', 'content-encoding': 'identity, gzip' },
  ])('is refused with %j', async (headers) => {
    expect(await send(gateway.server.url, { method: 'POST', headers, body })).toMatchObject({
      status: 415,
      body: { errors: [{ extensions: { code: 'BAD_USER_INPUT', retryable: false } }] },
    });
  });

  test.each([
    ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', { version: 1, sha256Hash: 'ab'.repeat(32) }],
    ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', { sha256Hash: 1 }],
  ])('with the hash of a query alone is answered by %s, which makes clients send the text', async (code, message, persistedQuery) => {
    const headers = { 'content-type': 'application/json' };
    const sent = (more: object) =>
      send(gateway.server.url, { method: 'POST', headers, body: JSON.stringify({ extensions: { persistedQuery }, ...more }) });
    expect(await sent({})).toMatchObject({ body: { errors: [{ message, extensions: { code, retryable: false } }] } });
    expect(await sent({ query: '{ viewer { name } }' })).toMatchObject({ status: 200, body: { data: { viewer: { name: 'root' } } } });
  });

  test('whose token has invalid claims is answered with the fault, and with the remaining rights', async () => {
    const as = { sub: 'kim', roles: ['helpdesk', 3], domains: ['example.com', 'not a domain'] } as never;
    const { viewer } = await gateway.data<{ viewer: { roles: string[]; problems: string[]; scope: { domains: string[] } } }>(
      '{ viewer { roles problems scope { domains } } }',
      { as },
    );
    expect(viewer).toMatchObject({ roles: ['helpdesk'], scope: { domains: ['example.com'] } });
    expect(viewer.problems).toEqual([expect.stringContaining('"roles"'), expect.stringContaining('"not a domain"')]);
    expect(await gateway.data('{ viewer { problems } }')).toEqual({ viewer: { problems: [] } });
  });
});

describe('another method than POST', () => {
  test.each([
    [{ GRAPHIQL: 'off' }, 'POST'],
    [{ GRAPHIQL: 'on' }, 'GET, HEAD, POST'],
    [{ GRAPHIQL: 'off', CORS_ORIGINS: 'https://app.example' }, 'OPTIONS, POST'],
    [{ GRAPHIQL: 'on', CORS_ORIGINS: 'https://app.example' }, 'GET, HEAD, OPTIONS, POST'],
  ])('is 405 with what is allowed (%j)', async (env, allow) => {
    const gateway = await new TestGateway(stub, env).start();
    try {
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        expect([method, await send(gateway.server.url, { method })]).toMatchObject([method, { status: 405, allow }]);
      }
    } finally {
      await gateway.close();
    }
  });
});
