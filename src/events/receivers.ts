import { CodedError } from '../doveadm/errors.ts';
import type { Store } from '../store/store.ts';

/** Time without a sign of life after which a receiver counts as down. */
const SILENT_MS = 15_000;
const ALIVE_MS = 5_000;

/** The receivers of the gateways of a database, to know the periods without any receiver. */
export class Receivers {
  readonly #store: Store;
  readonly #id: string;
  readonly #onFault: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #begun = false;

  /** @param id of this gateway's receiver, the same after a restart at the same address */
  constructor(store: Store, id: string, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#id = id;
    this.#onFault = onFault;
  }

  /**
   * Registers this gateway's receiver until `close`. Waits for a database that is down.
   * @param now time of the start, in milliseconds since the epoch
   * @param onGap called with the begin of a period without any receiver, in milliseconds since the epoch
   */
  start(now: number, onGap: (since: number) => Promise<void>): void {
    const step = async (): Promise<void> => {
      if (this.#begun) return this.#keepAlive();
      const since = await this.#begin(now);
      this.#begun = true;
      if (since !== null && since < now) await onGap(since);
    };
    const run = (): void => void step().catch((error: unknown) => error instanceof CodedError || this.#onFault(error));
    this.#timer = setInterval(run, ALIVE_MS).unref();
    run();
  }

  /** Ends this gateway's receiver. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    // The database already has the time of the last sign of life.
    if (this.#begun) await this.#keepAlive().catch(() => undefined);
  }

  /** @returns the begin of the period without any receiver; null when another gateway has received, or when there was no receiver before */
  async #begin(now: number): Promise<number | null> {
    return this.#store.transaction(async (queries) => {
      const rows = await queries.query<{ id: string; alive_at: number }>('SELECT id, alive_at FROM event_receivers');
      const sql = 'INSERT INTO event_receivers (id, alive_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET alive_at = excluded.alive_at';
      await queries.query(sql, [this.#id, now]);
      await queries.query('DELETE FROM event_receivers WHERE alive_at < $1', [now - SILENT_MS]);
      const own = rows.find(({ id }) => id === this.#id);
      if (own !== undefined) return own.alive_at;
      // No other process has a SQLite file open.
      const others = this.#store.kind === 'sqlite' ? [] : rows.filter(({ alive_at }) => alive_at >= now - SILENT_MS);
      return others.length > 0 || rows.length === 0 ? null : Math.max(...rows.map(({ alive_at }) => alive_at));
    });
  }

  async #keepAlive(): Promise<void> {
    await this.#store.query('UPDATE event_receivers SET alive_at = $2 WHERE id = $1', [this.#id, Date.now()]);
  }
}
