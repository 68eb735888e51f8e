import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTokenVerifier } from '../../src/access/token.ts';
import type { TokenSettings } from '../../src/access/token.ts';
import { CodedError } from '../../src/doveadm/errors.ts';

const SECRET = 'a secret that is long enough for HS256';
const secretKey = new TextEncoder().encode(SECRET);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const withSecret: TokenSettings = {
  key: { kind: 'secret', secret: { reveal: () => SECRET } },
  algorithms: ['HS256'],
  issuers: ['https://id.example.com'],
  audiences: ['mail-admin'],
  clockToleranceSeconds: 5,
  denyFile: null,
};
const withPublicKey: TokenSettings = { ...withSecret, key: { kind: 'public', pem: publicPem }, algorithms: ['RS256'] };

const now = (): number => Math.floor(Date.now() / 1000);
const good = () => ({ sub: 'kim', iss: 'https://id.example.com', aud: 'mail-admin', exp: now() + 60 });

interface Header {
  readonly alg: string;
  readonly kid?: string;
  readonly [name: string]: unknown;
}
const sign = (claims: Record<string, unknown>, key: KeyObject | Uint8Array = secretKey, header: Header = { alg: 'HS256' }) =>
  new SignJWT(claims).setProtectedHeader(header).sign(key);

async function failure(settings: TokenSettings, header: string | null): Promise<CodedError> {
  const outcome = await createTokenVerifier(settings)(header).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CodedError);
  return outcome as CodedError;
}

async function refusal(settings: TokenSettings, token: string): Promise<string> {
  const error = await failure(settings, `Bearer ${token}`);
  expect(error.code).toBe('UNAUTHENTICATED');
  expect(error.message).not.toContain(token);
  return error.message;
}

describe('a good token', () => {
  test('gives its claims', async () => {
    const verify = createTokenVerifier(withSecret);
    const token = await sign({ ...good(), roles: ['helpdesk'], jti: 't1' });
    expect(await verify(`Bearer ${token}`)).toMatchObject({ sub: 'kim', roles: ['helpdesk'], jti: 't1' });
    expect(await verify(`bearer  ${token} `)).toMatchObject({ sub: 'kim' });
  });

  test('may be for several audiences', async () => {
    const token = await sign({ ...good(), aud: ['other', 'mail-admin'] });
    await expect(createTokenVerifier(withSecret)(`Bearer ${token}`)).resolves.toMatchObject({ sub: 'kim' });
  });

  test('is one signed with the private key of the public one', async () => {
    const token = await sign(good(), rsa.privateKey, { alg: 'RS256' });
    await expect(createTokenVerifier(withPublicKey)(`Bearer ${token}`)).resolves.toMatchObject({ sub: 'kim' });
  });

  test('may be a little late', async () => {
    const token = await sign({ ...good(), exp: now() - 2, nbf: now() + 2 });
    await expect(createTokenVerifier(withSecret)(`Bearer ${token}`)).resolves.toMatchObject({ sub: 'kim' });
  });
});

describe('the header', () => {
  test.each([null, '', undefined])('%j is no token', async (header) => {
    const error = await createTokenVerifier(withSecret)(header).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'No token: send the header "Authorization: Bearer <token>".',
    });
  });

  test.each(['Bearer', 'Bearer ', 'Basic YTpi', 'abc', 'Bearer a b', 'Bearer a, Bearer b'])('%j is refused', async (header) => {
    expect(await failure(withSecret, header)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The Authorization header is not "Bearer <token>".',
    });
  });

  test.each(['abc', 'a.b.c', 'a.b', '....'])('%j is not a token', async (token) => {
    expect(await refusal(withSecret, token)).toBe('The token is not a signed JSON Web Token.');
  });
});

describe('claims', () => {
  test.each([
    [{ exp: now() - 60 }, 'The token has expired.'],
    [{ exp: undefined }, 'The token has no "exp" claim.'],
    [{ exp: 'tomorrow' }, 'The token\'s "exp" claim is not valid.'],
    [{ sub: undefined }, 'The token has no "sub" claim.'],
    [{ sub: '' }, 'The token\'s "sub" claim is not a text.'],
    [{ nbf: now() + 60 }, 'The token is not valid yet ("nbf").'],
    [{ iss: 'https://evil.example.com' }, 'The token is from another issuer ("iss").'],
    [{ iss: undefined }, 'The token has no "iss" claim.'],
    [{ aud: 'another-app' }, 'The token is for another audience ("aud").'],
    [{ aud: undefined }, 'The token has no "aud" claim.'],
  ])('%j: %s', async (claims, message) => {
    expect(await refusal(withSecret, await sign({ ...good(), ...claims }))).toBe(message);
  });
});

describe('a forged token', () => {
  test('signed with another secret is refused', async () => {
    const token = await sign(good(), new TextEncoder().encode('another secret, long enough for HS256'));
    expect(await refusal(withSecret, token)).toBe("The token's signature is not valid.");
  });

  test('changed after it was signed is refused', async () => {
    const [header = '', , signature = ''] = (await sign(good())).split('.');
    const payload = Buffer.from(JSON.stringify({ ...good(), roles: ['superadmin'] })).toString('base64url');
    expect(await refusal(withSecret, `${header}.${payload}.${signature}`)).toBe("The token's signature is not valid.");
  });

  test('with the algorithm none is refused', async () => {
    const unsigned = new UnsecuredJWT(good()).encode();
    expect(await refusal(withSecret, unsigned)).toBe("The token's algorithm is not accepted here.");
    expect(await refusal(withPublicKey, unsigned)).toBe("The token's algorithm is not accepted here.");
  });

  test('signed by HMAC with the public key as the secret is refused', async () => {
    const token = await sign(good(), new TextEncoder().encode(publicPem), { alg: 'HS256' });
    expect(await refusal(withPublicKey, token)).toBe("The token's algorithm is not accepted here.");
  });

  test('with an algorithm of the key that is not in the list is refused', async () => {
    const token = await sign(good(), rsa.privateKey, { alg: 'PS256' });
    expect(await refusal(withPublicKey, token)).toBe("The token's algorithm is not accepted here.");
  });

  test('that brings its own key, or names where to get one, is refused', async () => {
    const jwk = await exportJWK(otherRsa.publicKey);
    for (const header of [{ jwk }, { jku: 'https://evil.example.com/keys' }, { kid: '../../dev/null' }]) {
      const token = await sign(good(), otherRsa.privateKey, { alg: 'RS256', ...header });
      expect(await refusal(withPublicKey, token)).toBe("The token's signature is not valid.");
    }
  });
});

describe('a deny file', () => {
  let folder: string;
  let denyFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deny-'));
    denyFile = join(folder, 'denied');
    writeFileSync(denyFile, '# stolen\nt1\n\n  t2  \n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('refuses the tokens that it names, and no others', async () => {
    const settings = { ...withSecret, denyFile };
    for (const jti of ['t1', 't2']) {
      expect(await refusal(settings, await sign({ ...good(), jti }))).toBe('The token has been revoked.');
    }
    const token = await sign({ ...good(), jti: '# stolen' });
    await expect(createTokenVerifier(settings)(`Bearer ${token}`)).resolves.toMatchObject({ sub: 'kim' });
  });

  test('refuses a token without an id, which it could not name', async () => {
    expect(await refusal({ ...withSecret, denyFile }, await sign(good()))).toBe(
      'The token has no "jti" claim, so it could not be revoked here.',
    );
  });

  test('is read again when it changes, and stays in force when it vanishes', async () => {
    const verify = createTokenVerifier({ ...withSecret, denyFile });
    const header = `Bearer ${await sign({ ...good(), jti: 't3' })}`;
    await expect(verify(header)).resolves.toMatchObject({ jti: 't3' });
    writeFileSync(denyFile, 't1\nt2\nt3\n');
    await expect(verify(header)).rejects.toThrow('The token has been revoked.');
    rmSync(denyFile);
    await expect(verify(header)).rejects.toThrow('The token has been revoked.');
  });

  test('that cannot be read at first is an error at start', () => {
    expect(() => createTokenVerifier({ ...withSecret, denyFile: join(folder, 'none') })).toThrow('ENOENT');
  });
});

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
