import type { Listing } from '../wire/listing.ts';

/** A listing older than this is read again in the background. */
const REFRESH_MS = 30_000;
/** A listing older than this is not used before it has been read again. */
const BELIEVED_MS = 60_000;

/** A listing this young stays valid after a lost answer. Otherwise each lost answer in a row would cost a request. */
const CERTAIN_MS = 1_000;

/** Caches one host's listing, and notices when another Dovecot is behind the address. */
export class ListingCache {
  readonly #read: () => Promise<Listing>;
  readonly #onOther: () => void;
  #known: { readonly listing: Listing; readonly readAt: number } | null = null;
  #last: Listing | null = null;
  #reading: Promise<Listing> | null = null;
  #waiting = 0;

  /** @param onOther called with the first listing, and whenever the listing has changed */
  constructor(read: () => Promise<Listing>, onOther: () => void) {
    this.#read = read;
    this.#onOther = onOther;
  }

  /** How many wait for it. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The last listing that was read, valid or not. A new read with the same content returns the same object. */
  get last(): Listing | null {
    return this.#last;
  }

  async get(): Promise<Listing> {
    const age = this.#known === null ? Infinity : Date.now() - this.#known.readAt;
    if (this.#known === null || age > BELIEVED_MS) {
      this.#waiting++;
      return this.#readOnce().finally(() => {
        this.#waiting--;
      });
    }
    if (age > REFRESH_MS) this.#readOnce().catch(() => undefined);
    return this.#known.listing;
  }

  set(read: Listing): Listing {
    const listing = this.#last?.equals(read) === true ? this.#last : read;
    if (listing !== this.#last) this.#onOther();
    this.#last = listing;
    this.#known = { listing, readAt: Date.now() };
    return listing;
  }

  forget(): void {
    if (this.#known !== null && Date.now() - this.#known.readAt > CERTAIN_MS) this.#known = null;
  }

  #readOnce(): Promise<Listing> {
    if (this.#reading !== null) return this.#reading;
    this.#reading = this.#read()
      .then((listing) => this.set(listing))
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }
}
