import { createPublicKey } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters, JWTPayload, JWTVerifyResult, KeyObject } from 'jose';
import { CodedError } from '../doveadm/errors.ts';
import { createDenyList } from './deny-list.ts';
import { UsableKeys } from './usable-keys.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** The key that verifies tokens. */
export type TokenKey =
  | { readonly kind: 'jwks'; readonly url: string }
  /** PEM: a public key (SPKI) or a certificate. */
  | { readonly kind: 'public'; readonly pem: string }
  | { readonly kind: 'secret'; readonly secret: { reveal(): string } };

export interface TokenSettings {
  readonly key: TokenKey;
  /** The accepted algorithms; the token's own header does not decide. Never `none`, and never HS* together with others. */
  readonly algorithms: readonly string[];
  /** The token's `iss` must be one of them; null: not checked. */
  readonly issuers: readonly string[] | null;
  /** The token's `aud` must contain one of them; null: not checked. */
  readonly audiences: readonly string[] | null;
  /** The largest difference between this clock and the issuer's, for `exp` and `nbf`. */
  readonly clockToleranceSeconds: number;
  /** A file with one `jti` a line, read again when it changes; null: no file. With a file, a token without `jti` is refused. */
  readonly denyFile: string | null;
}

/** A verified token's claims. They always contain `sub` and `exp`. */
export type TokenClaims = JWTPayload & { readonly sub: string; readonly exp: number };

/**
 * Verifies the value of an `Authorization` header.
 * @throws CodedError UNAUTHENTICATED with the reason, which never contains the token; UPSTREAM_UNAVAILABLE when the key set cannot be
 * fetched.
 */
export interface TokenVerifier {
  (authorization: string | null | undefined): Promise<TokenClaims>;
  /** Why a verified token with these claims would be refused now, in a sentence; null when it would be accepted. */
  refusalOf(claims: Readonly<Record<string, unknown>>): Promise<string | null>;
  /** Rejects when tokens cannot be verified now, because the key set is not loaded and cannot be fetched. */
  ready(): Promise<void>;
}

/** Milliseconds; for tests. */
export interface KeySetTimes {
  /** An unknown key id makes the verifier fetch the key set again, at most this often. @default 10000 */
  readonly cooldownMs?: number;
  /** A key that was removed from the set is refused after this at the latest. @default 300000 */
  readonly maxAgeMs?: number;
  /** @default 5000 */
  readonly timeoutMs?: number;
}

/** @param onFault receives faults of the issuer's key set that leave the set usable: once for each key */
export function createTokenVerifier(
  settings: TokenSettings,
  times: KeySetTimes = {},
  onFault: (message: string) => void = () => undefined,
): TokenVerifier {
  const key = keySource(settings.key, times, onFault);
  const denied = settings.denyFile === null ? null : createDenyList(settings.denyFile);
  const options = {
    algorithms: [...settings.algorithms],
    clockTolerance: settings.clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
    ...(settings.issuers === null ? {} : { issuer: [...settings.issuers] }),
    ...(settings.audiences === null ? {} : { audience: [...settings.audiences] }),
  };

  const known = new VerifiedTokens();

  /** As `verify`, but checks the signature of a token only once while the key stays the same. */
  const verifyOnce = async (token: string): Promise<JWTPayload> => {
    const verified = known.get(token);
    if (verified !== undefined && isAlive(verified.claims, settings.clockToleranceSeconds)) {
      if ((await key.get(verified.header)) === verified.key) return verified.claims;
    }
    known.delete(token);
    let used: unknown;
    const verifying: KeyGetter = async (header, jws) => (used = await key.get(header, jws));
    const { payload, protectedHeader } = await verify(token, verifying, options);
    known.add(token, { claims: payload, header: protectedHeader, key: used });
    return payload;
  };

  const verifyHeader = async (authorization: string | null | undefined): Promise<TokenClaims> => {
    const claims = await verifyOnce(readBearer(authorization));
    if (typeof claims.sub !== 'string' || claims.sub === '') throw refused('The token\'s "sub" claim is not a text.');
    if (denied !== null) {
      if (typeof claims.jti !== 'string') throw refused('The token has no "jti" claim, so it could not be revoked here.');
      if (await denied.has(claims.jti)) throw refused('The token has been revoked.');
    }
    return claims as TokenClaims;
  };
  const refusalOf: TokenVerifier['refusalOf'] = async ({ exp, jti }) => {
    if (!isAlive({ exp: Number(exp) }, settings.clockToleranceSeconds)) return 'The token has expired.';
    return denied !== null && (typeof jti !== 'string' || (await denied.has(jti))) ? 'The token has been revoked.' : null;
  };
  return Object.assign(verifyHeader, { ready: key.ready, refusalOf });
}

type KeyGetter = (header: JWSHeaderParameters, token?: FlattenedJWSInput) => Promise<CryptoKey | KeyObject | Uint8Array>;

interface KeySource {
  readonly get: KeyGetter;
  readonly ready: () => Promise<void>;
}

const always = (): Promise<void> => Promise.resolve();

function keySource(key: TokenKey, times: KeySetTimes, onFault: (message: string) => void): KeySource {
  if (key.kind === 'secret') {
    const bytes = new TextEncoder().encode(key.secret.reveal());
    return { get: () => Promise.resolve(bytes), ready: always };
  }
  if (key.kind === 'public') {
    const object = createPublicKey(key.pem);
    return { get: () => Promise.resolve(object), ready: always };
  }
  const usable = new UsableKeys(onFault);
  const keySet = createRemoteJWKSet(new URL(key.url), {
    [customFetch]: usable.fetch,
    cooldownDuration: times.cooldownMs ?? 10_000,
    cacheMaxAge: times.maxAgeMs ?? 300_000,
    timeoutDuration: times.timeoutMs ?? 5_000,
  });
  const ready = async (): Promise<void> => {
    if (!keySet.fresh) await keySet.reload();
  };
  const get: KeyGetter = async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) {
        if (usable.lacks(header.kid)) {
          throw refused(
            `The token is signed with the key "${header.kid ?? ''}", which is malformed in the issuer's key set (JWT_JWKS_URL).`,
          );
        }
        throw refused("The token is signed with a key that is not in the issuer's key set.");
      }
      if (error instanceof errors.JWKSMultipleMatchingKeys) {
        throw refused('The token names no key ("kid"), and several of the key set would fit.');
      }
      if (error instanceof errors.JOSENotSupported) throw refused("The token's algorithm is not accepted here.");
      const problem = error instanceof errors.JWKSInvalid ? 'is not a JSON Web Key Set' : 'cannot be fetched';
      throw new CodedError(
        'UPSTREAM_UNAVAILABLE',
        `The key set of the token issuer (JWT_JWKS_URL) ${problem}, so no token can be verified now.`,
        {},
        { cause: error },
      );
    }
  };
  return { get, ready };
}

function readBearer(authorization: string | null | undefined): string {
  if (authorization === null || authorization === undefined || authorization === '') {
    throw refused('No token: send the header "Authorization: Bearer <token>".');
  }
  const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw refused('The Authorization header is not "Bearer <token>".');
  return token;
}

async function verify(token: string, key: KeyGetter, options: Parameters<typeof jwtVerify>[2]): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, key, options);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw refused(describe(error));
  }
}

/** Judges `exp` as jose does. */
function isAlive({ exp = 0 }: JWTPayload, toleranceSeconds: number): boolean {
  return exp > Math.floor(Date.now() / 1000) - toleranceSeconds;
}

const CLAIM_MESSAGES: Readonly<Record<string, string>> = {
  iss: 'The token is from another issuer ("iss").',
  aud: 'The token is for another audience ("aud").',
  nbf: 'The token is not valid yet ("nbf").',
};

function describe(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return `The token has no "${error.claim}" claim.`;
    return CLAIM_MESSAGES[error.claim] ?? `The token's "${error.claim}" claim is not valid.`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return "The token's signature is not valid.";
  if (error instanceof errors.JOSEAlgNotAllowed) return "The token's algorithm is not accepted here.";
  return 'The token is not a signed JSON Web Token.';
}

function refused(message: string): CodedError {
  return new CodedError('UNAUTHENTICATED', message);
}
