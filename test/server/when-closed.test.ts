import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { good, rsa, sign } from '../access/tokens.ts';
import { TestGateway } from '../e2e/gateway.ts';

/** A principal may have two requests and two streams. */
const LIMITS = { MAX_REQUESTS: '4', MAX_STREAMS: '4', LOG_LEVEL: 'silent' };

describe('a client that has gone before its token was verified', () => {
  let answerKeys: () => void = () => undefined;
  const issuer = createServer((_request, response) => {
    answerKeys = () => {
      void exportJWK(rsa.publicKey).then((key) => response.end(JSON.stringify({ keys: [{ ...key, kid: 'one', use: 'sig' }] })));
    };
  });
  const folder = mkdtempSync(join(tmpdir(), 'gone-'));
  let gateway: TestGateway;
  let authorization: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    authorization = `Bearer ${await sign(good(), rsa.privateKey, { alg: 'RS256', kid: 'one' })}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => issuer.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const send = (path: string, signal?: AbortSignal): Promise<Response> => {
    const headers = { 'content-type': 'application/json', authorization };
    const body = path === 'graphql' ? { method: 'POST', body: JSON.stringify({ query: '{ viewer { name } }' }) } : {};
    return fetch(new URL(path, gateway.server.url), { headers, ...body, ...(signal === undefined ? {} : { signal }) });
  };

  test.each([
    ['graphql', 200],
    ['messages/eA.eml', 400],
    ['mailboxes/eA.mbox', 400],
    ['jobs/00000000-0000-4000-8000-000000000000/results', 403],
  ])('holds nothing: %s', async (path, status) => {
    const { port } = issuer.address() as AddressInfo;
    const { iss, aud } = good();
    const tokens = { JWT_SECRET: '', JWT_ISSUER: iss, JWT_AUDIENCE: aud, JWT_JWKS_URL: `http://127.0.0.1:${String(port)}/keys` };
    const settings = { ...LIMITS, ...tokens, DATABASE: join(folder, 'gone.db') };
    gateway = await new TestGateway({ url: 'http://127.0.0.1:9', apiKey: 'key' }, settings).start();
    try {
      answerKeys = () => undefined;
      const clients = new AbortController();
      const sent = Array.from({ length: 6 }, () => send(path, clients.signal).catch(() => null));
      await sleep(200);
      clients.abort();
      await Promise.all(sent);
      await sleep(200);
      answerKeys();
      expect((await send(path)).status).toBe(status);
      expect((await send(path)).status).toBe(status);
    } finally {
      await gateway.close();
    }
  });
});
