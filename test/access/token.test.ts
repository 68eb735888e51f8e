import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTokenVerifier } from '../../src/access/token.ts';
import type { TokenSettings } from '../../src/access/token.ts';
import { CodedError } from '../../src/doveadm/errors.ts';
import { good, now, otherRsa, publicPem, rsa, sign, withPublicKey, withSecret } from './tokens.ts';

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
