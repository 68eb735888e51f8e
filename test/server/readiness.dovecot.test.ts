import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { onBothDovecots } from '../dovecot/shared.ts';
import { ask, TestGateway } from '../e2e/gateway.ts';

onBothDovecots('a gateway with tokens of an identity provider', (dovecot) => {
  let key: CryptoKey;
  let keySet: string;
  let port: number;
  let issuer: Server | null = null;
  let answer = (): { status: number; body: string } => ({
    status: 200,
    body: keySet,
  });

  const startIssuer = async (on: number): Promise<number> => {
    issuer = createServer((_, response) => {
      const { status, body } = answer();
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    }).listen(on, '127.0.0.1');
    await once(issuer, 'listening');
    return (issuer.address() as AddressInfo).port;
  };
  const stopIssuer = async (): Promise<void> => {
    if (issuer === null) return;
    issuer.close();
    issuer.closeAllConnections();
    await once(issuer, 'close');
    issuer = null;
  };

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    keySet = JSON.stringify({
      keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }],
    });
    // A port that is free, for as long as it is: nobody listens there until the issuer is back.
    port = await startIssuer(0);
    await stopIssuer();
  });
  afterEach(() => {
    answer = () => ({ status: 200, body: keySet });
  });
  afterAll(stopIssuer);

  const ready = async (gateway: TestGateway): Promise<[number, string]> => {
    const response = await fetch(new URL('/readyz', gateway.server.url));
    return [response.status, await response.text()];
  };
  const NOT_READY = [503, 'The keys that tokens are verified with cannot be fetched.\n'];

  test('is not ready while the keys cannot be fetched, reports that to callers, and recovers', async () => {
    const gateway = await new TestGateway(dovecot, {
      JWT_SECRET: '',
      JWT_ISSUER: 'https://issuer.example',
      JWT_AUDIENCE: 'mail',
      JWT_JWKS_URL: `http://127.0.0.1:${String(port)}/keys`,
      LOG_LEVEL: 'silent',
    }).start();
    try {
      const token = await new SignJWT({
        roles: ['superadmin'],
        domains: ['*'],
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer('https://issuer.example')
        .setAudience('mail')
        .setSubject('root')
        .setExpirationTime('5m')
        .sign(key);
      const question = (): ReturnType<typeof ask> => ask(gateway.server.url, '{ viewer { name } }', token);
      expect(await ready(gateway)).toEqual(NOT_READY);
      expect(await question()).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } }],
      });

      await startIssuer(port);
      answer = () => ({ status: 500, body: 'no' });
      expect(await ready(gateway)).toEqual(NOT_READY);
      answer = () => ({ status: 200, body: '{"keys":"none"}' });
      expect(await ready(gateway)).toEqual(NOT_READY);

      answer = () => ({ status: 200, body: keySet });
      expect(await ready(gateway)).toEqual([200, 'ready\n']);
      expect(await question()).toMatchObject({
        status: 200,
        data: { viewer: { name: 'root' } },
      });

      // What was fetched is good for a while.
      await stopIssuer();
      expect(await ready(gateway)).toEqual([200, 'ready\n']);
      expect(await question()).toMatchObject({ status: 200 });
    } finally {
      await gateway.close();
    }
  });
});
