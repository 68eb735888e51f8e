import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { createTokenVerifier, type TokenSettings } from '../../src/access/token.ts';
import { VerifiedTokens } from '../../src/access/verified-tokens.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const settings: TokenSettings = {
  key: { kind: 'public', pem: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString() },
  algorithms: ['RS256'],
  issuers: null,
  audiences: null,
  clockToleranceSeconds: 5,
  denyFile: null,
};

const tokenFor = (seconds: number): Promise<string> =>
  new SignJWT({ sub: 'kim', exp: Math.floor(Date.now() / 1000) + seconds })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(rsa.privateKey)
    .then((token) => `Bearer ${token}`);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the signature of a token is checked once, and that of another one separately', async () => {
  const verify = createTokenVerifier(settings);
  const checks = vi.spyOn(crypto.subtle, 'verify');
  const [header, another] = [await tokenFor(60), await tokenFor(90)];
  for (let time = 0; time < 3; time++) await expect(verify(header)).resolves.toMatchObject({ sub: 'kim' });
  expect(checks).toHaveBeenCalledTimes(1);
  await verify(another);
  expect(checks).toHaveBeenCalledTimes(2);
});

test('a refused token is verified again each time', async () => {
  const verify = createTokenVerifier(settings);
  const forged = `${(await tokenFor(60)).split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`;
  for (let time = 0; time < 2; time++) await expect(verify(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a known token expires when the others do', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const verify = createTokenVerifier(settings);
  const header = await tokenFor(60);
  await verify(header);
  vi.setSystemTime(Date.now() + 64_000);
  await expect(verify(header)).resolves.toMatchObject({ sub: 'kim' });
  vi.setSystemTime(Date.now() + 2_000);
  await expect(verify(header)).rejects.toThrow('The token has expired.');
});

test('a known token is refused when the key set has another key with the same id', async () => {
  const jwk = async (key: KeyObject): Promise<object> => ({ ...(await exportJWK(key)), kid: 'one', use: 'sig' });
  let keys = [await jwk(rsa.publicKey)];
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const verify = createTokenVerifier({ ...settings, key: { kind: 'jwks', url } }, { maxAgeMs: 0, cooldownMs: 0 });
  const header = await tokenFor(60);
  await verify(header);
  await expect(verify(header)).resolves.toMatchObject({ sub: 'kim' });
  keys = [await jwk(otherRsa.publicKey)];
  await expect(verify(header)).rejects.toThrow("The token's signature is not valid.");
  server.close();
});

test('the number of known tokens is limited to those used last', () => {
  const known = new VerifiedTokens();
  const verified = { header: { alg: 'RS256' }, claims: {}, key: null };
  for (let index = 0; index < 1000; index++) known.add(`token ${String(index)}`, verified);
  expect(known.get('token 0')).toBe(verified);
  known.add('one more', verified);
  expect([known.get('token 0'), known.get('token 1'), known.get('token 2')]).toEqual([verified, undefined, verified]);
});
