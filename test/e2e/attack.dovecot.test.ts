import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildMessage } from '../dovecot/message.ts';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway, makeToken, selfOf, superadmin, TestGateway, withRole, type Bearer } from './gateway.ts';

const admin = withRole('domain-admin', 'example.com');
const WHO = '{ viewer { name } }';

behindGateway('an attacker', (gateway, dovecot) => {
  let victim = '';
  beforeAll(async () => {
    victim = (await dovecot.createUser({ domain: 'other.org' })).name;
    await withImap(dovecot, victim, (client) => client.append('INBOX', buildMessage({ subject: 'the secret of the victim' })));
  });

  /** Posts anything, to anywhere, as anybody. */
  async function post(body: BodyInit, headers: Record<string, string> = {}, as: Bearer | null = superadmin): Promise<Response> {
    return fetch(gateway.server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(as === null ? {} : { authorization: `Bearer ${await makeToken(as)}` }),
        ...headers,
      },
      body,
    });
  }

  const nothingSent = async (use: () => Promise<unknown>): Promise<void> => {
    expect(await gateway.countSent(use)).toBe(0);
  };

  describe('with a name that is similar to another', () => {
    const USER = 'query ($name: String!) { user(name: $name) { name home mailboxes { name } messages { nodes { subject } } } }';
    const EXPUNGE = 'mutation ($input: MessageExpungeInput!) { messageExpunge(input: $input) { outcome } }';
    const variants = (name: string): Record<string, string> => {
      const [local = '', domain = ''] = name.split('@');
      return {
        'the very name': name,
        'upper case': name.toUpperCase(),
        'a wildcard': `${local.slice(0, -1)}?@${domain}`,
        'a star': `*@${domain}`,
        'a star alone': '*',
        percent: `${local}%${domain}`,
        'percent in the local part': `${local}%@${domain}`,
        NUL: `${name}\0@example.com`,
        newline: `${name}\n@example.com`,
        'carriage return': `x@example.com\r\n${name}`,
        tab: `${name}\tx@example.com`,
        'two @': `${name}@example.com`,
        'two @, the other way': `x@example.com@${domain}`,
        'a trailing dot': `${name}.`,
        'a leading blank': ` ${name}`,
        'a trailing blank': `${name} `,
        'a no-break space': `${name}\u00a0`,
        'full-width letters': `${local}@ｏｔｈｅｒ.ｏｒｇ`,
        'a full-width @': `${local}＠${domain}`,
        'a combining character': `${local}\u0301@${domain}`,
        'a zero-width space': `${local}\u200b@${domain}`,
        'right-to-left': `\u202e${name}`,
        'a dotted capital I': `${local}@other.org\u0130`,
        'a Kelvin sign': `\u212a${local}@${domain}`,
        'master user, with a star': `${name}*x@example.com`,
        'master user, with a slash': `${name}/x@example.com`,
        'master user, with a plus': `x+${local}@${domain}`,
        'a path': `../${name}`,
        'a path after': `${name}/../x@example.com`,
        quoted: `"${local}"@${domain}`,
        'a comma': `${name},x@example.com`,
        'an angle bracket': `<${name}>`,
        'an empty domain': `${local}@`,
        'no local part': `@${domain}`,
        'a variable': '%u',
        'a lone surrogate': `\ud800@${domain}`,
        'a very long one': `${'x'.repeat(10_000)}@${domain}`,
        nothing: '',
      };
    };
    test.each(Object.keys(variants('a@b')))('%s, reads and destroys nothing', async (variant) => {
      const name = variants(victim)[variant] ?? '';
      for (const as of [admin, selfOf('x@example.com'), withRole('helpdesk', 'example.com')]) {
        await nothingSent(async () => {
          const read = await gateway.ask(USER, { as, variables: { name } });
          expect(JSON.stringify(read.data ?? null)).toMatch(/^(null|\{"user":null\})$/);
          expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(read.errors[0]?.extensions.code);
          expect(JSON.stringify(read)).not.toContain('the secret of the victim');
          const write = await gateway.ask(EXPUNGE, { as, variables: { input: { user: name, search: { mailbox: 'INBOX', all: true } } } });
          expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(write.errors[0]?.extensions.code);
        });
      }
    });
  });

  describe('who asks whether a user exists', () => {
    const strip = (answer: unknown, name: string): string =>
      JSON.stringify(answer)
        .replaceAll(name, 'NAME')
        .replace(/"requestId":"[^"]+"/, '');

    test('gets the same answer, word for word, for existing and missing users', async () => {
      const ghost = `${randomUUID().slice(0, 8)}@other.org`;
      const queries = [
        'query ($n: String!) { user(name: $n) { home } }',
        'query ($n: String!) { user(name: $n) { sessions { totalCount } } }',
        'query ($n: String!) { viewer { can(permission: USER_READ, user: $n) { allowed reason } } }',
        'query ($n: String!) { sessions(mask: $n) { totalCount nodes { service } } }',
        'query ($n: String!) { users(mask: $n) { totalCount nodes { name } } }',
        'mutation ($n: String!) { sessionKick(input: { user: $n }) { outcome } }',
        'mutation ($n: String!) { sieveDelete(input: { user: $n, name: "x" }) { outcome errors { message log } } }',
        'mutation ($n: String!) { messageCopy(input: { user: "x@example.com", sourceUser: $n, destinationMailbox: "INBOX", search: { mailbox: "INBOX", all: true } }) { outcome } }',
      ];
      for (const query of queries) {
        const [real, none] = [
          await gateway.ask(query, { as: admin, variables: { n: victim } }),
          await gateway.ask(query, { as: admin, variables: { n: ghost } }),
        ];
        expect(strip(real, victim)).toBe(strip(none, ghost));
        expect(strip(real, victim)).not.toContain('USER_NOT_FOUND');
      }
    });

    test('learns nothing from node ids either', async () => {
      const id = (...parts: string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
      const ids = (name: string): string[] => [
        id('User', 'default', name),
        id('Mailbox', 'default', name, 'INBOX'),
        id('Message', 'default', name, 'INBOX', '0'.repeat(32), '1'),
        id('SieveScript', 'default', name, 'x'),
        id('Session', 'default', name, 'imap', '1', '127.0.0.1'),
        id('Mailbox', 'default', 'x@example.com', `shared/${name}/INBOX`),
        id('Message', 'default', 'x@example.com', `shared/${name}`, '0'.repeat(32), '1'),
      ];
      for (const [index, node] of ids(victim).entries()) {
        await nothingSent(async () => {
          const [real, none] = [
            await gateway.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { as: admin, variables: { id: node } }),
            await gateway.ask('query ($id: ID!) { node(id: $id) { __typename id } }', {
              as: admin,
              variables: { id: ids('nobody@other.org')[index] },
            }),
          ];
          expect(real.errors[0]?.extensions.code).toBe('FORBIDDEN');
          expect(strip(real, victim)).toBe(strip(none, 'nobody@other.org'));
        });
      }
    });
  });

  describe('with a node id that was forged', () => {
    const id = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    test.each([
      ['no base64', '***'],
      ['no JSON', id('{')],
      ['no list', id({ type: 'User' })],
      ['numbers', id(['User', 1, 2])],
      ['an unknown type', id(['Nothing', 'default', 'x@example.com'])],
      ['a type of the prototype', id(['constructor', 'default', 'x@example.com'])],
      ['an unknown host', id(['User', 'nowhere', 'x@example.com'])],
      ['a host that is an address', id(['User', 'http://127.0.0.1:1/', 'x@example.com'])],
      ['a user that is a pattern', id(['User', 'default', '*@example.com'])],
      ['a mailbox that is a pattern', id(['Mailbox', 'default', 'x@example.com', 'shared/*'])],
      ['too few parts', id(['Message', 'default'])],
      ['a UID that is an injection', id(['Message', 'default', 'x@example.com', 'INBOX', '0', '1 or all'])],
      ['10,000 parts', id(['User', ...Array<string>(10_000).fill('x')])],
    ])('%s, gets nothing', async (_, forged) => {
      const { data, errors } = await gateway.ask<{ node: unknown }>('query ($id: ID!) { node(id: $id) { __typename id } }', {
        as: admin,
        variables: { id: forged },
      });
      expect(data?.node ?? null).toBeNull();
      for (const { extensions } of errors) expect(['BAD_USER_INPUT', 'FORBIDDEN']).toContain(extensions.code);
    });
  });

  describe('with a query made to exhaust', () => {
    const spam = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join(' ');
    test.each([
      ['aliases by the thousand', `{ ${spam(500, (i) => `a${String(i)}: viewer { name }`)} }`, 'COST_LIMIT'],
      ['aliases of __typename', `{ ${spam(1000, (i) => `a${String(i)}: __typename`)} }`, 'COST_LIMIT'],
      ['the same field over and over', `{ ${'__typename '.repeat(4000)} }`, 'COST_LIMIT'],
      ['tokens', `{ ${'__typename '.repeat(20_000)} }`, 'BAD_USER_INPUT'],
      ['depth', `{ user(name: "x@example.com") { ${'mailboxes { user { '.repeat(50)} name ${'} } '.repeat(50)} } }`, 'COST_LIMIT'],
      ['a circle of fragments', '{ viewer { ...F } } fragment F on Viewer { ...G } fragment G on Viewer { ...F }', 'BAD_USER_INPUT'],
      [
        'fragments that double each other',
        `{ viewer { ...F0 } } ${spam(60, (i) => `fragment F${String(i)} on Viewer { ...F${String(i + 1)} ...F${String(i + 1)} }`)} fragment F60 on Viewer { name }`,
        'COST_LIMIT',
      ],
      ['directives', `{ viewer { name ${'@include(if: true) '.repeat(1500)} } }`, 'BAD_USER_INPUT'],
      [
        'mutations',
        `mutation { ${spam(500, (i) => `m${String(i)}: sessionKick(input: { user: "x@example.com" }) { outcome }`)} }`,
        'COST_LIMIT',
      ],
      ['pages too large', '{ users(first: 100000) { totalCount } }', 'BAD_USER_INPUT'],
    ])('%s, is stopped before anything is sent', async (_, query, code) => {
      const begin = performance.now();
      const { errors } = await gateway.ask(query, { as: admin });
      expect(errors[0]?.extensions.code).toBe(code);
      expect(performance.now() - begin).toBeLessThan(5000);
    });

    test('a search of 100,000 UIDs, is stopped before it is sent', async () => {
      const query = 'query ($n: String!, $s: MessageSearch) { user(name: $n) { messages(search: $s) { totalCount } } }';
      const uids = Array.from({ length: 100_000 }, (_, i) => i * 2 + 1);
      const { errors } = await gateway.ask(query, { variables: { n: victim, s: { uids } } });
      expect(errors[0]?.extensions.code).toMatch(/BAD_USER_INPUT|COST_LIMIT|PAYLOAD_TOO_LARGE/);
    });

    test('circles of introspection, is stopped even where introspection is allowed', async () => {
      const circle = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} } '.repeat(6)} } } }`;
      expect((await gateway.ask(circle)).errors[0]?.extensions.code).toMatch(/COST_LIMIT|BAD_USER_INPUT/);
    });
  });

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
      await nothingSent(async () => {
        const response = await post(body, headers);
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
      await nothingSent(async () => {
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
        const answer = await post(JSON.stringify({ query: WHO }), { origin });
        for (const { headers } of [preflight, answer]) {
          expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
        }
      }
    });

    test('every answer forbids keeping, framing, sniffing and running it', async () => {
      for (const response of [
        await post(JSON.stringify({ query: WHO })),
        await post('{'),
        await post(JSON.stringify({ query: WHO }), {}, null),
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

  describe('who wants to know the schema', () => {
    test('cannot use introspection without its permission', async () => {
      const queries = [
        '{ __schema { types { name } } }',
        '{ __type(name: "User") { name } }',
        'query { ...F } fragment F on Query { x: __schema { queryType { name } } }',
      ];
      for (const query of queries) {
        for (const as of [selfOf('x@example.com'), admin, withRole('auditor', '*')]) {
          const { data, errors } = await gateway.ask(query, { as });
          expect(data ?? null).toBeNull();
          expect(errors[0]?.message).toMatch(/introspection has been disabled/);
        }
        expect((await gateway.ask(query)).errors).toEqual([]);
      }
    });

    test.each([
      ['a field', '{ viewr { name } }'],
      ['a field of a type', '{ viewer { nam } }'],
      ['an argument', '{ users(mas: "x") { totalCount } }'],
      ['an enum value', '{ viewer { can(permission: MAILBOX_REA) { allowed } } }'],
      ['a type', 'query ($x: MessageSearc) { viewer { name } }'],
      ['an input field', '{ user(name: "x@example.com") { messages(search: { subjec: "x" }) { totalCount } } }'],
      ['a fragment type', '{ ... on Viewr { name } }'],
    ])('gets no hint for %s that is nearly right', async (_, query) => {
      const { errors } = await gateway.ask(query, { as: admin });
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message).not.toMatch(/did you mean/i);
    });

    test('gets no hint by way of variables either', async () => {
      const query =
        'query ($p: Permission!, $s: MessageSearch) { viewer { can(permission: $p) { allowed } } user(name: "x@example.com") { messages(search: $s) { totalCount } } }';
      const { errors } = await gateway.ask(query, { as: admin, variables: { p: 'MAILBOX_REA', s: { subjec: 'x' } } });
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    });
  });

  describe('with a token', () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'root', roles: ['superadmin'], domains: ['*'], exp: 4_000_000_000 };
    const hmac = (key: string, header: object, payload: object = claims): string => {
      const body = `${encode(header)}.${encode(payload)}`;
      return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
    };
    const cases: Record<string, () => string | Promise<string>> = {
      'without a signature (alg none)': () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
      'of alg None': () => `${encode({ alg: 'None' })}.${encode(claims)}.`,
      'whose signature was cut off': async () => `${(await makeToken(superadmin)).split('.').slice(0, 2).join('.')}.`,
      'whose claims were changed': async () => {
        const [header = '', , signature = ''] = (await makeToken(selfOf('x@example.com'))).split('.');
        return `${header}.${encode(claims)}.${signature}`;
      },
      'signed with another key': () => hmac('another secret of more than 32 bytes!', { alg: 'HS256' }),
      'signed with an empty key': () => hmac('', { alg: 'HS256' }),
      'with another algorithm of the same family': () => `${encode({ alg: 'HS1' })}.${encode(claims)}.AAAA`,
      'with a key id that is a path': () => hmac('', { alg: 'HS256', kid: '../../../../dev/null' }),
      'with a key id that is SQL': () => hmac('x', { alg: 'HS256', kid: "' UNION SELECT 'x" }),
      'with a key of its own (jwk)': () => hmac('x', { alg: 'HS256', jwk: { kty: 'oct', k: encode('x') } }),
      'with a key set of its own (jku)': () => hmac('x', { alg: 'HS256', jku: 'http://127.0.0.1:1/jwks' }),
      'with a critical header that is not known': () => hmac('x', { alg: 'HS256', crit: ['b64'], b64: false }),
      'that is encrypted (five parts)': () => 'a.b.c.d.e',
      'of nothing': () => '..',
      'of 100 kB': () => `${'a'.repeat(100_000)}.b.c`,
    };
    test.each(Object.entries(cases))('%s, is nobody', async (_, make) => {
      const response = await post(JSON.stringify({ query: WHO }), { authorization: `Bearer ${await make()}` }, null).catch(() => null);
      // Headers of 16 kB and more end the connection or are answered with 431.
      expect([401, 431, undefined]).toContain(response?.status);
    });

    test.each(['Basic cm9vdDpyb290', 'bearer', 'Bearer', 'Bearer  ', 'Token x', 'Bearer a b', 'X-Dovecot-API AAAA'])(
      'of another scheme: %s, is nobody',
      async (authorization) => {
        expect((await post(JSON.stringify({ query: WHO }), { authorization }, null)).status).toBe(401);
      },
    );

    test('in the URL or a cookie, is not authenticated', async () => {
      const token = await makeToken(superadmin);
      const response = await fetch(`${gateway.server.url}?access_token=${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `token=${token}` },
        body: JSON.stringify({ query: WHO, extensions: { token } }),
      });
      expect(response.status).toBe(401);
    });

    test('whose claims are of the wrong types, is allowed nothing', async () => {
      const { errors } = await gateway.ask('{ users { totalCount } }', {
        as: { sub: 'x', roles: [{ name: 'superadmin' }, ['superadmin']] as never, domains: { '*': true } as never },
      });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    });

    test('signed by HMAC with the public key, is not authenticated', async () => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const settings = { JWT_SECRET: '', JWT_PUBLIC_KEY: pem, JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'doveadm' };
      const signed = await new TestGateway(dovecot, settings).start();
      try {
        const full = { ...claims, iss: 'https://issuer.example', aud: 'doveadm' };
        const sign = (payload: Record<string, unknown>): Promise<string> =>
          new SignJWT(payload).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
        const status = async (token: string): Promise<number> => {
          const authorization = `Bearer ${token}`;
          return (await signed.ask(WHO, { as: null, headers: { authorization } })).status;
        };
        expect(await status(await sign(full))).toBe(200);
        const { exp: _, ...endless } = full;
        const refused = {
          'HMAC with the PEM': hmac(pem, { alg: 'HS256' }, full),
          'HMAC with the PEM, trimmed': hmac(pem.trim(), { alg: 'HS256' }, full),
          'no expiry': await sign(endless),
          expired: await sign({ ...full, exp: 1_000_000_000 }),
          'not yet valid': await sign({ ...full, nbf: 3_900_000_000 }),
          'another issuer': await sign({ ...full, iss: 'https://issuer.example.evil' }),
          'another audience': await sign({ ...full, aud: 'other' }),
          'no issuer': await sign({ ...claims, aud: 'doveadm' }),
          'no audience': await sign({ ...claims, iss: 'https://issuer.example' }),
          'no subject': await sign({ ...full, sub: undefined }),
          'an expiry that is no number': await sign({ ...full, exp: 'never' }).catch(() => 'x.y.z'),
        };
        for (const [what, token] of Object.entries(refused)) expect(await status(token), what).toBe(401);
      } finally {
        await signed.close();
      }
    });
  });
});
