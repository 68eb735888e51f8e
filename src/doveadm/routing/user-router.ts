import DataLoader from 'dataloader';
import { createReadLoader, type ReadLoader } from '../dispatch/read-loader.ts';
import type { ReadOptions } from '../dispatch/read.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { UserRoutes } from './user-routes.ts';

/** A host that cannot be reached may have lost its users to another: a place that is younger is not looked up again for that. */
const YOUNG_MS = 1_000;

/** Finds the hosts of users for one request. Users of one tick are looked up in one round, and all of them are found together. */
export class UserRouter {
  readonly #routes: UserRoutes;
  readonly #reads: ReadLoader | null;
  readonly #places: DataLoader<string, Host>;
  readonly #fresh: DataLoader<string, Host>;

  constructor(routes: UserRoutes, options: ReadOptions) {
    this.#routes = routes;
    const { lookUpHost } = routes;
    this.#reads = lookUpHost === null ? null : createReadLoader(lookUpHost, options, { remember: false });
    this.#places = new DataLoader(async (users) => Promise.all(users.map((user) => this.#remembered(user).catch(asError))));
    this.#fresh = new DataLoader(async (users) => Promise.all(users.map((user) => this.#lookUp(user).catch(asError))), { cache: false });
  }

  /** The host of a user's mail, as it is remembered or looked up. @throws CodedError */
  locate(user: string): Promise<Host> {
    return this.#places.load(user);
  }

  /** The same, looked up now: what a write goes to. @throws CodedError */
  async locateNow(user: string): Promise<Host> {
    const host = await this.#fresh.load(user);
    this.#places.clear(user).prime(user, host);
    return host;
  }

  /** The user's host after a command on another has failed. Null: it is the same, or cannot be found. */
  async relocate(user: string, error: CodedError | null, from: Host): Promise<Host | null> {
    const { places } = this.#routes;
    const age = places.find(user)?.ageMs ?? Infinity;
    if (error?.code === 'UPSTREAM_UNAVAILABLE' && age < YOUNG_MS) return null;
    places.forget(user);
    const host = await this.locateNow(user).catch(() => null);
    return host === from ? null : host;
  }

  async #remembered(user: string): Promise<Host> {
    const place = this.#routes.places.find(user);
    if (place !== null && place.ageMs < this.#routes.rememberMs) return place.host;
    try {
      return await this.#lookUp(user);
    } catch (error) {
      // Reads go on while the host that knows the places is away.
      if (place !== null && error instanceof CodedError && error.retryable) return place.host;
      throw error;
    }
  }

  #lookUp(user: string): Promise<Host> {
    return this.#routes.find(user, this.#reads);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether a command was certainly not carried out for a user because the host does not know the user or is not there. */
export function isMisplaced(error: unknown): error is CodedError {
  if (!(error instanceof CodedError) || error.mayHaveRun) return false;
  return error.code === 'USER_NOT_FOUND' || error.code === 'UPSTREAM_UNAVAILABLE';
}
