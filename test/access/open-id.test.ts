import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type JWK } from 'jose';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenVerifier, type TokenVerifier } from '../../src/access/token.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { createStubWithEveryCommand } from './stub-with-every-command.ts';

const AUDIENCE = 'https://mail-admin.example';
const keys = Object.fromEntries(['first', 'second'].map((kid) => [kid, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey]));
const jwk = async (kid: string): Promise<JWK> => ({ ...(await exportJWK(keys[kid] as KeyObject)), kid, alg: 'RS256', use: 'sig' });

/** A real OpenID provider at a fixed address, whose keys can be changed by starting another in its place. */
class Issuer {
  readonly #server: Server = createServer((request, response) => {
    if (this.#down) response.destroy();
    else void this.#provider?.callback()(request, response);
  });
  #provider: Provider | null = null;
  #down = false;

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  set down(value: boolean) {
    this.#down = value;
  }

  /** Signs with the first of these keys and publishes all of them. */
  async use(...kids: string[]): Promise<void> {
    this.#provider = new Provider(this.url, {
      jwks: { keys: await Promise.all(kids.map(jwk)) },
      clients: [{ client_id: 'staff', client_secret: 'x', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => AUDIENCE,
          getResourceServerInfo: () => ({
            scope: 'admin',
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: () => ({ realm_access: { roles: ['helpdesk'] }, domains: 'example.com example.net' }),
    });
  }

  /** An access token, as a service gets one. */
  async token(): Promise<string> {
    const discovery = (await (await fetch(`${this.url}/.well-known/openid-configuration`)).json()) as { token_endpoint: string };
    const response = await fetch(discovery.token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('staff:x').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error('the provider gave no token');
    return token;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('tokens of an OpenID provider', () => {
  const issuer = new Issuer();
  let verify: TokenVerifier;
  beforeAll(async () => {
    await issuer.start();
    await issuer.use('first');
    verify = newVerifier();
  });
  afterAll(() => issuer.close());

  function newVerifier(): TokenVerifier {
    const settings = { algorithms: ['RS256'], issuers: [issuer.url], audiences: [AUDIENCE], clockToleranceSeconds: 5, denyFile: null };
    return createTokenVerifier(
      { ...settings, key: { kind: 'jwks', url: `${issuer.url}/jwks` } },
      { cooldownMs: 0, maxAgeMs: 200, timeoutMs: 1000 },
    );
  }

  test('are verified by the keys that it publishes', async () => {
    const claims = await verify(`Bearer ${await issuer.token()}`);
    expect(claims).toMatchObject({ iss: issuer.url, aud: AUDIENCE, sub: 'staff', realm_access: { roles: ['helpdesk'] } });
  });

  test('are accepted after it has changed its key, old ones and new ones, without a restart', async () => {
    const old = await issuer.token();
    await issuer.use('second', 'first');
    expect(await verify(`Bearer ${await issuer.token()}`)).toMatchObject({ sub: 'staff' });
    expect(await verify(`Bearer ${old}`)).toMatchObject({ sub: 'staff' });
  });

  test('are refused once their key has been revoked', async () => {
    await issuer.use('first');
    const old = await issuer.token();
    await verify(`Bearer ${old}`);
    await issuer.use('second');
    await expect
      .poll(
        () =>
          verify(`Bearer ${old}`).then(
            () => 'accepted',
            (error: unknown) => error,
          ),
        { timeout: 5000 },
      )
      .toMatchObject({
        code: 'UNAUTHENTICATED',
        message: "The token is signed with a key that is not in the issuer's key set.",
      });
  });

  test('are refused with 503 while its keys cannot be fetched, and nobody is admitted without verification', async () => {
    const token = await issuer.token();
    const fresh = newVerifier();
    issuer.down = true;
    try {
      await expect(fresh(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
      await expect(fresh(null)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    } finally {
      issuer.down = false;
    }
    expect(await fresh(`Bearer ${token}`)).toMatchObject({ sub: 'staff' });
  });

  test('are answered with HTTP 503 while its keys cannot be fetched, and with 200 once they can', async () => {
    const stub = await createStubWithEveryCommand().start();
    const gateway = await new TestGateway(stub, {
      JWT_SECRET: '',
      JWT_JWKS_URL: `${issuer.url}/jwks`,
      JWT_ISSUER: issuer.url,
      JWT_AUDIENCE: AUDIENCE,
      JWT_ROLES_CLAIM: 'realm_access.roles',
    }).start();
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const who = () => gateway.ask<{ viewer: { name: string; roles: string[] } }>('{ viewer { name roles } }', { as: null, headers });
    try {
      issuer.down = true;
      expect(await who()).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } }] });
      expect((await who()).data ?? null).toBeNull();
      expect((await gateway.ask('{ viewer { name } }', { as: null })).status).toBe(401);
      expect((await fetch(new URL('/readyz', gateway.server.url))).status).toBe(503);
      expect(stub.commands).toEqual([]);
      issuer.down = false;
      expect(await who()).toMatchObject({ status: 200, data: { viewer: { name: 'staff', roles: ['helpdesk'] } } });
    } finally {
      issuer.down = false;
      await gateway.close();
      await stub.stop();
    }
  });
});
