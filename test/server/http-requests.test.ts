import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
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

  /** Sends these pieces on one connection, and returns the bodies of the answers. */
  async function exchange(pieces: readonly string[], answers: number): Promise<unknown[]> {
    const { port } = new URL(gateway.server.url);
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    const bodies = (): string[] => received.match(/^\{"(?:data|errors)".*\}(?=$|HTTP)/gm) ?? [];
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(20);
    }
    for await (const chunk of socket) {
      received += String(chunk);
      if (bodies().length === answers) break;
    }
    socket.destroy();
    return bodies().map((text) => JSON.parse(text) as unknown);
  }

  const requestOf = async (field: string): Promise<string> => {
    const content = JSON.stringify({ query: `{ viewer { ${field} } }` });
    const head = ['POST /graphql HTTP/1.1', 'host: localhost', 'content-type: application/json'];
    return [...head, `authorization: Bearer ${await makeToken(superadmin)}`, `content-length: ${String(content.length)}`, '', content].join(
      '\r\n',
    );
  };

  test('is answered whether its body comes with its headers, after them, or byte by byte', async () => {
    const text = await requestOf('name');
    const end = text.indexOf('\r\n\r\n') + 4;
    const answer = [{ data: { viewer: { name: 'root' } } }];
    expect(await exchange([text], 1)).toMatchObject(answer);
    expect(await exchange([text.slice(0, end), text.slice(end)], 1)).toMatchObject(answer);
    expect(await exchange([text.slice(0, end), ...Array.from(text.slice(end))], 1)).toMatchObject(answer);
    expect(await exchange([text.slice(0, end + 5), text.slice(end + 5)], 1)).toMatchObject(answer);
  });

  test('is answered on a connection with others, one after the other and all in one piece', async () => {
    const texts = await Promise.all(['name', 'roles', 'name'].map(requestOf));
    const answers = [{ data: { viewer: { name: 'root' } } }, { data: { viewer: { roles: ['superadmin'] } } }, {}];
    expect(await exchange([texts.join('')], 3)).toMatchObject(answers);
    expect(await exchange(texts, 3)).toMatchObject(answers);
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

  test("of Apollo Client's persisted queries is answered: the first time after its text was sent, then by its text alone", async () => {
    const token = await makeToken(superadmin);
    const sent: string[] = [];
    const counting: typeof fetch = (url, init) => {
      const body = JSON.parse(init?.body as string) as { query?: string; extensions?: { persistedQuery?: object } };
      sent.push(
        [...(body.query === undefined ? [] : ['text']), ...(body.extensions?.persistedQuery === undefined ? [] : ['hash'])].join(' and '),
      );
      return fetch(url, init);
    };
    const hashes = new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') });
    const http = new HttpLink({ uri: gateway.server.url, headers: { authorization: `Bearer ${token}` }, fetch: counting });
    const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([hashes, http]) });
    for (const field of ['name', 'roles']) {
      const { data } = await client.query({ query: gql(`{ viewer { ${field} } }`) });
      expect(data).toHaveProperty(`viewer.${field}`);
    }
    client.stop();
    expect(sent).toEqual(['hash', 'text', 'text']);
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

describe('a method that an address does not serve', () => {
  const id = (type: string): string => Buffer.from(JSON.stringify([type, 'default', 'a@example.com', 'INBOX'])).toString('base64url');
  const ADDRESSES: readonly (readonly [path: string, allow: string])[] = [
    ['/', 'GET, HEAD'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
    [`/messages/${id('Message')}.eml`, 'GET, HEAD'],
    [`/mailboxes/${id('Mailbox')}.mbox`, 'GET'],
    [`/mailboxes/${id('Mailbox')}/messages`, 'POST'],
    ['/metrics', 'GET, HEAD'],
  ];
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await new TestGateway(stub, { GRAPHIQL: 'on', METRICS_PORT: '0' }).start();
  });
  afterAll(() => gateway.close());

  test.each(ADDRESSES)('%s is 405 with what is allowed, and what is allowed is not 405', async (path, allow) => {
    const url = new URL(path, path === '/metrics' ? gateway.server.metricsUrl! : gateway.server.url).href;
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const headers = { authorization: `Bearer ${await makeToken(superadmin)}` };
      const { status, headers: answered } = await fetch(url, { method, headers, redirect: 'manual' });
      const expected = allow.split(', ').includes(method) ? null : allow;
      expect([method, status === 405, answered.get('allow')]).toEqual([method, expected !== null, expected]);
    }
  });

  test('a query by GET is 405, and GET is not among what is allowed', async () => {
    const headers = { accept: 'application/json' };
    expect(await send(`${gateway.server.url}?query={viewer{name}}`, { method: 'GET', headers })).toMatchObject({
      status: 405,
      allow: 'POST',
    });
  });

  test.each(['{}', '{"query":1}', '{"query":"{ viewer { name } }","variables":1}', '[]'])(
    'the body %s is refused without one',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      expect(await send(gateway.server.url, { method: 'POST', headers, body })).toMatchObject({ status: 400, allow: null });
    },
  );
});

describe('a subscription by GET', () => {
  const byGet = async (gateway: TestGateway, query: string, accept = 'text/event-stream') => {
    const url = new URL(`?${new URLSearchParams({ query, variables: '{}' }).toString()}`, gateway.server.url).href;
    const abort = new AbortController();
    const headers = { accept, authorization: `Bearer ${await makeToken(superadmin)}` };
    const response = await fetch(url, { headers, signal: abort.signal });
    const text = response.ok ? new TextDecoder().decode((await response.body!.getReader().read()).value) : await response.text();
    abort.abort();
    return { status: response.status, type: response.headers.get('content-type'), allow: response.headers.get('allow'), text };
  };
  const subscription = 'subscription { job(id: "x") { id } }';

  test('is served in a subgraph alone, and nothing else is', async () => {
    const subgraph = await new TestGateway(stub, { FEDERATION: 'on' }).start();
    const plain = await new TestGateway(stub).start();
    try {
      expect(await byGet(subgraph, subscription)).toMatchObject({ status: 200, type: 'text/event-stream', allow: null });
      expect(await byGet(plain, subscription)).toMatchObject({ status: 405, allow: 'POST' });
      stub.envelopes.length = 0;
      for (const query of ['{ users { totalCount } }', 'mutation { serverReload(input: { confirm: "default" }) { outcome } }']) {
        expect((await byGet(subgraph, query)).text).toMatch(/by POST|POST request/);
        expect(await byGet(subgraph, query, 'application/json')).toMatchObject({ status: 405, allow: 'POST' });
      }
      expect(stub.commands).toEqual([]);
    } finally {
      await subgraph.close();
      await plain.close();
    }
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
