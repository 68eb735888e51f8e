import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { FetchImplementation } from 'jose';

/** The usable keys of an issuer's key set. A malformed key must not make the others unusable. */
export class UsableKeys {
  readonly #onFault: (message: string) => void;
  /** Ids of the keys that the last read left out. */
  #leftOut: ReadonlySet<string> = new Set();
  readonly #reported = new Set<string>();

  constructor(onFault: (message: string) => void) {
    this.#onFault = onFault;
  }

  /** Fetches the set and leaves out what is not a public key. A response that is not a key set is passed on unchanged. */
  readonly fetch: FetchImplementation = async (url, options) => {
    const response = await fetch(url, options);
    if (!response.ok) return response;
    const text = await response.text();
    return new Response(this.#withoutMalformed(text), { status: response.status, headers: { 'content-type': 'application/json' } });
  };

  /** Whether a key with this id was left out. */
  lacks(id: string | undefined): boolean {
    return id !== undefined && this.#leftOut.has(id);
  }

  #withoutMalformed(text: string): string {
    const set = parse(text);
    if (set === null) return text;
    const leftOut = new Set<string>();
    const keys = set.keys.filter((key, index) => {
      const problem = problemOf(key);
      if (problem === null) return true;
      const { kid } = (key ?? {}) as { readonly kid?: unknown };
      if (typeof kid === 'string') leftOut.add(kid);
      this.#report(typeof kid === 'string' ? `"${kid.slice(0, 80)}"` : `number ${String(index + 1)}`, problem);
      return false;
    });
    this.#leftOut = leftOut;
    return JSON.stringify({ ...set, keys });
  }

  #report(key: string, problem: string): void {
    const message = `The key ${key} of the issuer's key set (JWT_JWKS_URL) is left out: ${problem}.`;
    if (this.#reported.has(message) || this.#reported.size > 1000) return;
    this.#reported.add(message);
    this.#onFault(message);
  }
}

function parse(text: string): { readonly keys: readonly unknown[] } | null {
  try {
    const set: unknown = JSON.parse(text);
    return typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? { ...set, keys: set.keys } : null;
  } catch {
    return null;
  }
}

function problemOf(key: unknown): string | null {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) return 'it is not an object';
  try {
    createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
    return null;
  } catch (error) {
    return `it is not a public key that can be used here (${(error as Error).message})`;
  }
}
