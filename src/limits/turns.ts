import { Recent } from '../doveadm/host/recent.ts';
import type { Turn } from '../doveadm/wire/turn.ts';

export type { Turn } from '../doveadm/wire/turn.ts';

/** How long work may hold the event loop before others are served, in milliseconds. */
const SLICE_MS = 5;
/** The same while several principals are active. Pieces of up to half a millisecond never hold it for `LONG_MS` then. */
const SHARED_SLICE_MS = 1;
/** Others feel work that holds the loop for longer, so its time counts several times. */
const LONG_MS = 1.5;
const LONG_WEIGHT = 3;
/** How much a principal may use beyond its share without waiting: the work of a few ordinary requests. */
const CREDIT_MS = 150;
/** The most that a principal can owe, so that it does not wait long for what it used while nobody else was there. */
const MOST_OWED_MS = 3_000;
/** How long after its last work a principal counts as active. */
const ACTIVE_MS = 5_000;
/** Accounts in the table before settled ones are removed. */
const MOST_ACCOUNTS = 1_000;

/** A principal's use of the event loop. */
interface Account {
  /** Milliseconds used beyond its share, with those of long work several times; negative: it may use that much more. */
  owedMs: number;
  /** When `owedMs` was brought up to date. */
  at: number;
  readonly waiting: (() => void)[];
}

/**
 * Shares the time of the event loop between principals. While several are active, each may use its share of the time, and a third of that with
 * long work. Work beyond that waits, so that the loop is soon free when a request of another one comes. One that is alone may use all of it.
 */
export class Turns {
  readonly #share: number;
  readonly #accounts = new Map<string, Account>();
  /** Accounts with waiting work, in the order in which they began to wait. */
  readonly #waiting = new Set<Account>();
  /** The work that runs now. */
  #slice: { readonly account: Account; readonly at: number } | null = null;
  /** Milliseconds of all work since the loop last served others. */
  #usedMs = 0;
  #immediate: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #recent = new Recent<Account>(ACTIVE_MS);

  /** @param percent the share of a principal */
  constructor(percent: number) {
    this.#share = percent / 100;
  }

  /** The turn of a principal's request. */
  of(principal: string): Turn {
    const take = (): Promise<void> | null => this.#take(this.#accountOf(principal));
    return {
      take,
      run: (work) => {
        const waits = take();
        return waits === null ? work() : waits.then(work);
      },
      charge: (ms) => {
        this.#charge(this.#accountOf(principal), performance.now(), ms);
      },
    };
  }

  #take(account: Account): Promise<void> | null {
    const now = performance.now();
    const sliceMs = this.#recent.otherThan(account) === null ? SLICE_MS : SHARED_SLICE_MS;
    // More work of the same principal, within the same slice.
    if (this.#slice?.account === account && this.#usedMs + now - this.#slice.at < sliceMs) return null;
    this.#endSlice(now);
    this.#recent.note(account);
    if (account.waiting.length === 0 && this.#usedMs < sliceMs && this.#delayOf(account, now) === 0) {
      this.#begin(account, now);
      return null;
    }
    return new Promise((resolve) => {
      account.waiting.push(resolve);
      this.#waiting.add(account);
      this.#schedule();
    });
  }

  /** Charges the account until the current callback of the event loop and its promises are done. */
  #begin(account: Account, now: number): void {
    const slice = { account, at: now };
    this.#slice = slice;
    queueMicrotask(() => {
      process.nextTick(() => {
        if (this.#slice === slice) this.#endSlice(performance.now());
      });
    });
    this.#schedule();
  }

  #endSlice(now: number): void {
    if (this.#slice === null) return;
    const { account, at } = this.#slice;
    this.#slice = null;
    this.#usedMs += now - at;
    this.#charge(account, now, now - at);
  }

  #charge(account: Account, now: number, ms: number): void {
    this.#update(account, now);
    account.owedMs = Math.min(MOST_OWED_MS, account.owedMs + (ms > LONG_MS ? ms * LONG_WEIGHT : ms));
  }

  #schedule(): void {
    this.#immediate ??= setImmediate(() => {
      this.#immediate = null;
      this.#endSlice(performance.now());
      this.#usedMs = 0;
      this.#serve();
    });
  }

  /** Begins the waiting work of the account that owes least. */
  #serve(): void {
    if (this.#waiting.size === 0) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const ready = [...this.#waiting].map((account) => ({ account, delay: this.#delayOf(account, now) }));
    const [first] = ready.sort((a, b) => a.delay - b.delay || a.account.owedMs - b.account.owedMs);
    if (first === undefined) return;
    if (first.delay > 0) {
      this.#timer = setTimeout(() => {
        this.#serve();
      }, first.delay);
      return;
    }
    const { account } = first;
    const next = account.waiting.shift();
    if (account.waiting.length === 0) this.#waiting.delete(account);
    this.#recent.note(account);
    this.#begin(account, now);
    next?.();
  }

  /** Milliseconds until the account may have a turn. */
  #delayOf(account: Account, now: number): number {
    this.#update(account, now);
    if (account.owedMs <= 0 || this.#recent.otherThan(account) === null) return 0;
    return Math.ceil(account.owedMs / this.#share);
  }

  #update(account: Account, now: number): void {
    account.owedMs = Math.max(-CREDIT_MS, account.owedMs - (now - account.at) * this.#share);
    account.at = now;
  }

  #accountOf(principal: string): Account {
    const known = this.#accounts.get(principal);
    if (known !== undefined) return known;
    const now = performance.now();
    if (this.#accounts.size >= MOST_ACCOUNTS) {
      for (const [name, account] of this.#accounts) {
        this.#update(account, now);
        if (account.owedMs <= -CREDIT_MS && account.waiting.length === 0) this.#accounts.delete(name);
      }
    }
    const account: Account = { owedMs: -CREDIT_MS, at: now, waiting: [] };
    this.#accounts.set(principal, account);
    return account;
  }
}

/** For the gateway's own work: in pieces, and charged to nobody. */
export const ownTurn: Turn = new Turns(100).of('');
