import { hash } from 'node:crypto';
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
    const key = keyOf(token);
    const known = this.#tokens.get(key);
    if (known !== undefined) {
      this.#tokens.delete(key);
      this.#tokens.set(key, known);
    }
    return known;
  }

  add(token: string, verified: VerifiedToken): void {
    this.#tokens.set(keyOf(token), verified);
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size > MOST && oldest !== undefined) this.#tokens.delete(oldest);
  }

  delete(token: string): void {
    this.#tokens.delete(keyOf(token));
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
