import type { Host } from '../host/host.ts';

/** Where a user's mail was found. */
interface Place {
  readonly host: Host;
  readonly knownAt: number;
}

/** Some tens of megabytes. Users that were looked up longest ago make room. */
const MAX_PLACES = 100_000;

/** Hosts of users that were looked up, for all requests. */
export class UserPlaces {
  readonly #places = new Map<string, Place>();

  /** The host, with how long ago that was seen, in milliseconds. Null: nothing is remembered. */
  find(user: string): { readonly host: Host; readonly ageMs: number } | null {
    const place = this.#places.get(user);
    return place === undefined ? null : { host: place.host, ageMs: performance.now() - place.knownAt };
  }

  remember(user: string, host: Host): void {
    // The map is in the order of the look-ups.
    this.#places.delete(user);
    this.#places.set(user, { host, knownAt: performance.now() });
    if (this.#places.size <= MAX_PLACES) return;
    const [oldest] = this.#places.keys();
    if (oldest !== undefined) this.#places.delete(oldest);
  }

  forget(user: string): void {
    this.#places.delete(user);
  }
}
