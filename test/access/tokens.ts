import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { TokenSettings } from '../../src/access/token.ts';

const SECRET = 'a secret that is long enough for HS256';
const secretKey = new TextEncoder().encode(SECRET);
export const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const withSecret: TokenSettings = {
  key: { kind: 'secret', secret: { reveal: () => SECRET } },
  algorithms: ['HS256'],
  issuers: ['https://id.example.com'],
  audiences: ['mail-admin'],
  clockToleranceSeconds: 5,
  denyFile: null,
};
export const withPublicKey: TokenSettings = { ...withSecret, key: { kind: 'public', pem: publicPem }, algorithms: ['RS256'] };

export const now = (): number => Math.floor(Date.now() / 1000);
/** The claims of a token that is accepted. */
export const good = () => ({ sub: 'kim', iss: 'https://id.example.com', aud: 'mail-admin', exp: now() + 60 });

interface Header {
  readonly alg: string;
  readonly kid?: string;
  readonly [name: string]: unknown;
}
/** A token, by default signed with the secret. */
export const sign = (claims: Record<string, unknown>, key: KeyObject | Uint8Array = secretKey, header: Header = { alg: 'HS256' }) =>
  new SignJWT(claims).setProtectedHeader(header).sign(key);
