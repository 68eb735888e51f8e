import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';

/** The key and algorithm for signing tokens. */
export interface SigningSettings {
  readonly key:
    | { readonly kind: 'secret'; readonly secret: { reveal(): string } }
    /** PEM. */
    | { readonly kind: 'private'; readonly pem: { reveal(): string } };
  /** An algorithm for this type of key, for example `HS256`. */
  readonly algorithm: string;
}

/** Signs a token for development and tests. In production, an identity provider signs tokens. */
export async function signToken(claims: Readonly<Record<string, unknown>>, ttlSeconds: number, settings: SigningSettings): Promise<string> {
  const { key, algorithm } = settings;
  const signer = key.kind === 'secret' ? new TextEncoder().encode(key.secret.reveal()) : createPrivateKey(key.pem.reveal());
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(signer);
}
