import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createGraphiql, exampleTabs } from '../../src/server/graphiql.ts';

let server: Server;
let port: number;
let page: string;

beforeAll(async () => {
  const graphiql = createGraphiql();
  server = createServer((req, res) => {
    if (!graphiql(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  page = (await get('/graphql', { accept: 'text/html' })).body.toString();
});
afterAll(() => server.close());

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    sending.on('error', reject);
    sending.end();
  });
}

const assetsOf = (html: string): string[] => [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => `/${match[1] ?? ''}`);

describe('the page of the query editor', () => {
  test('runs scripts, workers and connections of its own origin only, and no inline scripts', async () => {
    const { headers } = await get('/graphql', { accept: 'text/html' });
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((part) => [part.split(' ', 1)[0] ?? '', part.slice(part.indexOf(' ') + 1)]),
    );
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(page).not.toMatch(/<script(?![^>]*(?:src=|type="application\/json"))|\son\w+=|javascript:/i);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });

  test('is revalidated by its ETag', async () => {
    const { headers } = await get('/graphql', { accept: 'text/html' });
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get('/graphql', { accept: 'text/html', 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
  });

  test('is for browsers: a query in a GET and any POST get another answer', async () => {
    expect((await get('/graphql?query={__typename}', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/graphql', { accept: 'text/html' }, 'POST')).status).toBe(404);
  });

  test('is the target of the bare address', async () => {
    const { status, headers } = await get('/');
    expect([status, headers.location]).toEqual([302, 'graphql']);
  });

  test('has no file but its own', async () => {
    const folder = assetsOf(page)[0]?.replace(/[^/]+$/, '') ?? '';
    for (const name of ['', 'none.js', '../page.html', '%2e%2e/page.html', 'constructor']) {
      expect((await get(folder + name)).status).toBe(404);
    }
  });
});

describe('the files of the page', () => {
  test('are compressed, and kept by browsers for good under a name that changes with them', async () => {
    const paths = assetsOf(page);
    expect(paths.length).toBeGreaterThanOrEqual(5);
    for (const path of paths) {
      expect(path).toMatch(/^\/graphiql\/[\w-]{12}\/[\w.]+$/);
      const plain = await get(path);
      const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
      const gzip = await get(path, { 'accept-encoding': 'gzip;q=1.0' });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      for (const { headers } of [plain, brotli, gzip]) {
        expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
      }
    }
  }, 30_000);

  test('are 2 MB on the way, all together', async () => {
    const sizes = await Promise.all(assetsOf(page).map(async (path) => (await get(path, { 'accept-encoding': 'br' })).body.length));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2_000_000);
  }, 30_000);

  test('answer HEAD without a body', async () => {
    const [path = ''] = assetsOf(page);
    const { status, headers, body } = await get(path, {}, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(100);
  });
});

describe('the example tabs', () => {
  const schema = createSchema();

  test.each(exampleTabs().map((tab) => [/(?:query|mutation|subscription) (\w+)/.exec(tab.query)?.[1] ?? '', tab] as const))(
    '%s fits the schema and has its variables',
    (_, { query, variables }) => {
      const document = parse(query);
      expect(validate(schema, document)).toEqual([]);
      const declared = [...query.matchAll(/\$(\w+): /g)].map((match) => match[1]);
      expect(Object.keys(JSON.parse(variables) as object).sort()).toEqual([...new Set(declared)].sort());
    },
  );

  test('are those that an admin would look for', () => {
    const names = exampleTabs().flatMap(({ query }) =>
      [...query.matchAll(/(?:query|mutation|subscription) (\w+)/g)].map((match) => match[1]),
    );
    expect(names).toEqual(
      expect.arrayContaining(['Account', 'LookForSpam', 'ExpungeSpam', 'Connected', 'EndSessions', 'MoveUsersOff', 'PutScript', 'Live']),
    );
  });
});
