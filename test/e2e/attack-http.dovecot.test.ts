import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectNothingSent, post, WHO } from './attacker.ts';
import { behindGateway, makeToken, superadmin } from './gateway.ts';

behindGateway('an attacker', (gateway) => {
  describe('by way of HTTP', () => {
    test.each([
      ['a batch', JSON.stringify([{ query: WHO }, { query: WHO }]), {}, 400],
      ['a form', 'query=%7Bviewer%7Bname%7D%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
      ['plain text, as a page of any origin may send', JSON.stringify({ query: WHO }), { 'content-type': 'text/plain' }, 415],
      ['no content type', new Uint8Array(Buffer.from(JSON.stringify({ query: WHO }))), { 'content-type': '' }, 415],
      ['GraphQL as text', WHO, { 'content-type': 'application/graphql' }, 415],
      ['another charset', JSON.stringify({ query: WHO }), { 'content-type': 'application/json; charset=utf-7' }, 415],
      ['a compressed body', new Uint8Array(gzipSync(Buffer.alloc(50_000_000, ' '))), { 'content-encoding': 'gzip' }, 415],
      ['6 MB', JSON.stringify({ query: WHO, variables: { x: 'x'.repeat(6_000_000) } }), {}, 413],
      ['no JSON', '{"query": ', {}, 400],
      ['null', 'null', {}, 400],
      ['a query that is no text', '{"query": {"a": 1}}', {}, 400],
      ['variables that are no object', `{"query": "${WHO}", "variables": "x"}`, {}, 400],
      ['an unknown parameter', `{"query": "${WHO}", "doveadm_url": "http://127.0.0.1:1"}`, {}, 400],
    ])('%s, gets no data', async (_, body, headers, status) => {
      await expectNothingSent(gateway, async () => {
        const response = await post(gateway, body, headers);
        expect(response.status).toBe(status);
        const answer = (await response.json()) as { data?: unknown; errors: unknown[] };
        expect(answer.data ?? null).toBeNull();
        expect(answer.errors.length).toBeGreaterThan(0);
      });
    });

    test('with files, gets no data', async () => {
      const form = new FormData();
      form.set('operations', JSON.stringify({ query: WHO }));
      form.set('map', '{}');
      const response = await fetch(gateway.server.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${await makeToken(superadmin)}` },
        body: form,
      });
      expect(response.status).toBe(415);
    });

    test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s, gets no data and changes nothing', async (method) => {
      const query = encodeURIComponent('mutation { sessionKick(input: { user: "x@example.com" }) { outcome } }');
      await expectNothingSent(gateway, async () => {
        const response = await fetch(`${gateway.server.url}?query=${query}`, {
          method,
          headers: { authorization: `Bearer ${await makeToken(superadmin)}` },
        });
        expect(response.status).toBe(405);
      });
    });

    test('an endless body, is cut off', async () => {
      const token = await makeToken(superadmin);
      const { status, sent } = await new Promise<{ status: number; sent: number }>((resolve, reject) => {
        let bytes = 0;
        const req = httpRequest(
          gateway.server.url,
          { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } },
          (res) => {
            resolve({ status: res.statusCode ?? 0, sent: bytes });
            req.destroy();
          },
        );
        req.on('error', reject);
        const chunk = Buffer.alloc(65_536, 'x');
        const more = (): void => {
          if (req.destroyed || bytes > 100_000_000) return;
          bytes += chunk.length;
          req.write(chunk, () => setImmediate(more));
        };
        req.write('{"query":"');
        more();
      });
      expect(status).toBe(413);
      expect(sent).toBeLessThan(50_000_000);
    });

    test.each(['evil.example', 'evil.example/x?y#', '127.0.0.1:1@evil.example', 'a b', '[::1', '', 'localhost\u00e9'])(
      'the host header %j, changes nothing',
      async (host) => {
        const token = await makeToken(superadmin);
        const answer = await new Promise<string>((resolve, reject) => {
          const headers = {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            host,
            'x-forwarded-host': 'evil.example',
            'x-forwarded-for': '8.8.8.8',
          };
          const req = httpRequest(gateway.server.url, { method: 'POST', headers }, (res) => {
            let text = JSON.stringify(res.headers);
            res.on('data', (chunk: Buffer) => (text += chunk.toString()));
            res.on('end', () => resolve(`${String(res.statusCode)} ${text}`));
          });
          req.on('error', reject);
          req.end(JSON.stringify({ query: WHO }));
        });
        expect(answer).toMatch(/^(200|400) /);
        expect(answer).not.toContain('evil');
      },
    );

    test('a page of another origin, may not read an answer', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://localhost:3000']) {
        const preflight = await fetch(gateway.server.url, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, authorization' },
        });
        const answer = await post(gateway, JSON.stringify({ query: WHO }), { origin });
        for (const { headers } of [preflight, answer]) {
          expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
        }
      }
    });

    test('every answer forbids keeping, framing, sniffing and running it', async () => {
      for (const response of [
        await post(gateway, JSON.stringify({ query: WHO })),
        await post(gateway, '{'),
        await post(gateway, JSON.stringify({ query: WHO }), {}, null),
      ]) {
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'cache-control': 'no-store',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
        });
        expect(response.headers.get('x-powered-by')).toBeNull();
        expect(response.headers.get('server')).toBeNull();
      }
    });
  });
});
