import { createHash } from 'node:crypto';
import type { JWTPayload, JWSHeaderParameters } from 'jose';

/** A valid token, and the key that verified it. */
export interface VerifiedToken {
  readonly header: JWSHeaderParameters;
  readonly claims: JWTPayload;
  readonly key: unknown;
}

/** The limit of remembered tokens. The least recently used is forgotten first. */
const MOST = 1000;

/**
 * Remembers verified tokens by their hash. When an app sends the same token with each request, its signature is checked once. The caller
 * must check what can change meanwhile: the time, the key, the deny list.
 */
export class VerifiedTokens {
  readonly #tokens = new Map<string, VerifiedToken>();

  get(token: string): VerifiedToken | undefined {
    const hash = hashOf(token);
    const known = this.#tokens.get(hash);
    if (known !== undefined) {
      this.#tokens.delete(hash);
      this.#tokens.set(hash, known);
    }
    return known;
  }

  add(token: string, verified: VerifiedToken): void {
    this.#tokens.set(hashOf(token), verified);
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size > MOST && oldest !== undefined) this.#tokens.delete(oldest);
  }

  delete(token: string): void {
    this.#tokens.delete(hashOf(token));
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
