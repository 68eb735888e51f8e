import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { post, WHO } from './attacker.ts';
import { behindGateway, makeToken, selfOf, superadmin, TestGateway } from './gateway.ts';

behindGateway('an attacker', (gateway, dovecot) => {
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
      const response = await post(gateway, JSON.stringify({ query: WHO }), { authorization: `Bearer ${await make()}` }, null).catch(
        () => null,
      );
      // Headers of 16 kB and more end the connection or are answered with 431.
      expect([401, 431, undefined]).toContain(response?.status);
    });

    test.each(['Basic cm9vdDpyb290', 'bearer', 'Bearer', 'Bearer  ', 'Token x', 'Bearer a b', 'X-Dovecot-API AAAA'])(
      'of another scheme: %s, is nobody',
      async (authorization) => {
        expect((await post(gateway, JSON.stringify({ query: WHO }), { authorization }, null)).status).toBe(401);
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
