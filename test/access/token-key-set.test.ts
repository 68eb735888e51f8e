import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTokenVerifier } from '../../src/access/token.ts';
import type { TokenSettings } from '../../src/access/token.ts';
import { good, otherRsa, rsa, sign, withPublicKey } from './tokens.ts';

describe('a key set', () => {
  let keys: object[] = [];
  let status = 200;
  let fetched = 0;
  const server = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  let settings: TokenSettings;
  const jwk = async (key: KeyObject, kid: string) => ({ ...(await exportJWK(key)), kid, use: 'sig' });
  const signed = (key: KeyObject, kid: string | null) =>
    sign(good(), key, kid === null ? { alg: 'RS256' } : { alg: 'RS256', kid }).then((token) => `Bearer ${token}`);

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    settings = { ...withPublicKey, key: { kind: 'jwks', url: `http://127.0.0.1:${port}/keys` } };
  });
  beforeEach(async () => {
    keys = [await jwk(rsa.publicKey, 'one')];
    status = 200;
    fetched = 0;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('is fetched once for many tokens', async () => {
    const verify = createTokenVerifier(settings);
    const header = await signed(rsa.privateKey, 'one');
    await Promise.all(Array.from({ length: 20 }, () => verify(header)));
    await verify(header);
    expect(fetched).toBe(1);
  });

  test('is fetched again for a key that is new in it', async () => {
    const verify = createTokenVerifier(settings, { cooldownMs: 0 });
    await verify(await signed(rsa.privateKey, 'one'));
    keys = [await jwk(rsa.publicKey, 'one'), await jwk(otherRsa.publicKey, 'two')];
    await expect(verify(await signed(otherRsa.privateKey, 'two'))).resolves.toMatchObject({ sub: 'kim' });
    expect(fetched).toBe(2);
  });

  test('is not fetched for every token with an invented key', async () => {
    const verify = createTokenVerifier(settings);
    for (let index = 0; index < 10; index++) {
      await expect(verify(await signed(otherRsa.privateKey, `x${index}`))).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        message: "The token is signed with a key that is not in the issuer's key set.",
      });
    }
    expect(fetched).toBe(1);
  });

  test('makes a key invalid by leaving it out', async () => {
    const verify = createTokenVerifier(settings, { maxAgeMs: 0, cooldownMs: 0 });
    const header = await signed(rsa.privateKey, 'one');
    await verify(header);
    keys = [await jwk(otherRsa.publicKey, 'two')];
    await expect(verify(header)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: "The token is signed with a key that is not in the issuer's key set.",
    });
  });

  test('with malformed keys works with the others, and reports once which are left out', async () => {
    const good = await jwk(rsa.publicKey, 'one');
    const malformed = [
      { ...good, kid: 'no modulus', n: undefined },
      { kty: 'EC', crv: 'P-999', x: 'AA', y: 'AA', kid: 'odd curve' },
      { kid: 'nothing' },
      null,
    ];
    for (const keysNow of [
      [...malformed, good],
      [good, ...malformed],
    ]) {
      keys = keysNow as object[];
      const faults: string[] = [];
      const verify = createTokenVerifier(settings, { cooldownMs: 0 }, (fault) => faults.push(fault));
      await expect(verify(await signed(rsa.privateKey, 'one'))).resolves.toMatchObject({ sub: 'kim' });
      for (let time = 0; time < 2; time++) {
        await expect(verify(await signed(otherRsa.privateKey, 'no modulus'))).rejects.toMatchObject({
          code: 'UNAUTHENTICATED',
          message: 'The token is signed with the key "no modulus", which is malformed in the issuer\'s key set (JWT_JWKS_URL).',
        });
        await expect(verify(await signed(otherRsa.privateKey, 'elsewhere'))).rejects.toThrow('a key that is not in the issuer');
      }
      expect(faults).toHaveLength(malformed.length);
      expect(faults.join(' ')).toContain('The key "odd curve" of the issuer\'s key set (JWT_JWKS_URL) is left out: ');
    }
  });

  test('with several keys that fit needs a token that names one', async () => {
    keys = [await jwk(rsa.publicKey, 'one'), await jwk(otherRsa.publicKey, 'two')];
    await expect(createTokenVerifier(settings)(await signed(rsa.privateKey, null))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token names no key ("kid"), and several of the key set would fit.',
    });
  });

  test.each([500, 404, 302])('that answers %d is unavailable, and nobody is let in', async (answer) => {
    status = answer;
    await expect(createTokenVerifier(settings)(await signed(rsa.privateKey, 'one'))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'The key set of the token issuer (JWT_JWKS_URL) cannot be fetched, so no token can be verified now.',
    });
  });

  test('is not read for a token that is refused anyway', async () => {
    const verify = createTokenVerifier(settings);
    await expect(verify(`Bearer ${await sign(good())}`)).rejects.toThrow("The token's algorithm is not accepted here.");
    expect(fetched).toBe(0);
  });

  test('that does not answer is unavailable, and is used again when it is back', async () => {
    const verify = createTokenVerifier(settings, { timeoutMs: 200 });
    const header = await signed(rsa.privateKey, 'one');
    status = 503;
    await expect(verify(header)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    status = 200;
    await expect(verify(header)).resolves.toMatchObject({ sub: 'kim' });
  });

  test('at an address where nothing listens is unavailable', async () => {
    const nowhere: TokenSettings = { ...settings, key: { kind: 'jwks', url: 'http://127.0.0.1:1/keys' } };
    await expect(createTokenVerifier(nowhere)(await signed(rsa.privateKey, 'one'))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});
