import type { CodedError } from '../doveadm/errors.ts';

export interface SharedResourceOptions {
  /** For metrics. */
  readonly name: string;
  /** The amount for all principals together. */
  readonly total: number;
  /** The amount that one principal may hold. */
  readonly perPrincipal: number;
  /** The amount that each lease may always hold, whatever others hold. */
  readonly free: number;
  /** The error of a lease that may hold no more. `alone`: it would be too much even with no other holder, so a retry does not help. */
  readonly tooMuch: (limit: number, alone: boolean) => CodedError;
}

/** How much of a resource a principal holds, and how often it was refused more. */
export interface Holder {
  readonly principal: string;
  readonly held: number;
  readonly refused: number;
}

/** How many principals are remembered for a refusal although they hold nothing any more. */
const MOST_REMEMBERED = 100;

/** A resource with a bounded amount, of which one principal gets at most a part. */
export class SharedResource {
  readonly #options: SharedResourceOptions;
  readonly #held = new Map<string, number>();
  readonly #refused = new Map<string, number>();
  #total = 0;

  constructor(options: SharedResourceOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Everything that is held. */
  get held(): number {
    return this.#total;
  }

  /** The part of one request or stream of a principal: nothing at first. Release it at the end. */
  lease(principal: string): Lease {
    return new Lease(this, principal);
  }

  /** For a lease. @throws CodedError when that is too much */
  add(principal: string, amount: number, held: number): void {
    const own = (this.#held.get(principal) ?? 0) + amount;
    if (own === 0) this.#held.delete(principal);
    else this.#held.set(principal, own);
    this.#total += amount;
    const { total, perPrincipal, free, tooMuch } = this.#options;
    if (amount <= 0 || (own <= perPrincipal && this.#total <= total) || held <= free) return;
    this.#refuse(principal);
    throw tooMuch(perPrincipal, held > perPrincipal);
  }

  /** Principals that hold it, the largest first, and those that were refused more. */
  holders(): readonly Holder[] {
    const principals = new Set([...this.#held.keys(), ...this.#refused.keys()]);
    const of = (principal: string): Holder => ({
      principal,
      held: this.#held.get(principal) ?? 0,
      refused: this.#refused.get(principal) ?? 0,
    });
    return [...principals].map(of).sort((a, b) => b.held - a.held || b.refused - a.refused);
  }

  #refuse(principal: string): void {
    const count = (this.#refused.get(principal) ?? 0) + 1;
    this.#refused.delete(principal);
    this.#refused.set(principal, count);
    const [oldest] = this.#refused.keys();
    if (this.#refused.size > MOST_REMEMBERED && oldest !== undefined) this.#refused.delete(oldest);
  }
}

/** A part of a shared resource, held for one request or stream. */
export class Lease {
  readonly #resource: SharedResource;
  readonly #principal: string;
  #held = 0;
  #released = false;

  constructor(resource: SharedResource, principal: string) {
    this.#resource = resource;
    this.#principal = principal;
  }

  /**
   * @throws CodedError when that is too much for this principal or for all; the amount is still held, until it is given back or released
   */
  take(amount: number): void {
    if (this.#released) return;
    this.#held += amount;
    this.#resource.add(this.#principal, amount, this.#held);
  }

  giveBack(amount: number): void {
    if (this.#released || amount === 0) return;
    this.#held -= amount;
    this.#resource.add(this.#principal, -amount, this.#held);
  }

  /** Gives everything back. Later takes are not counted. */
  release(): void {
    this.giveBack(this.#held);
    this.#released = true;
  }
}
