import { placeholders, type Queries, type SqlValue } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { domainOf, eventOf, typeNumber, type MailEvent, type NewEvent } from './event.ts';

/** The channel on which the gateways of one database notify each other of events. */
const CHANNEL = 'doveadm_graphql_events';
const COLUMNS = 'id, type, at, host, name, domain, ip, service, session, message_id, sender, recipient, details';
/** Numbers of rows of one INSERT. Few different numbers mean few different statements. */
const CHUNKS = [256, 64, 16, 4, 1];
const REMOVED_TOGETHER = 2_000;

/** The events in the database, in their stored order. */
export class EventLog {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Calls `onAppend` when another gateway has stored events. */
  listen(onAppend: () => void): void {
    this.#store.listen(CHANNEL, onAppend);
  }

  /** Stores events in one transaction. */
  async append(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#store.transaction(async (queries) => {
      const sql = 'UPDATE event_sequence SET last = last + $1, recorded_since = COALESCE(recorded_since, $2) RETURNING last';
      const [row] = await queries.query(sql, [events.length, events[0]?.at ?? 0]);
      let id = Number(row?.last) - events.length;
      for (const chunk of chunksOf(events)) {
        const values = chunk.flatMap((event) => rowOf(++id, event));
        await queries.query(`INSERT INTO events (${COLUMNS}) VALUES ${placeholders(chunk.length, 13)}`, values);
      }
      await keepLastLogins(queries, events);
      await this.#store.notify(queries, CHANNEL);
    });
  }

  /** The position of the newest event; 0 when no event has been stored. */
  async lastId(): Promise<number> {
    const [row] = await this.#store.query('SELECT last FROM event_sequence');
    return Number(row?.last ?? 0);
  }

  /** The oldest event that is kept; null when no event is kept. */
  async first(): Promise<MailEvent | null> {
    const [row] = await this.#store.query('SELECT * FROM events ORDER BY id LIMIT 1');
    return row === undefined ? null : eventOf(row);
  }

  /** Time of the first recorded event, in milliseconds since the epoch; null when no event has been recorded. */
  async recordedSince(): Promise<number | null> {
    const [row] = await this.#store.query('SELECT recorded_since FROM event_sequence');
    return row?.recorded_since === null || row === undefined ? null : Number(row.recorded_since);
  }

  /** Events after a position, in order. */
  async after(id: number, count: number): Promise<readonly MailEvent[]> {
    return (await this.#store.query('SELECT * FROM events WHERE id > $1 ORDER BY id LIMIT $2', [id, count])).map(eventOf);
  }

  /** Removes some of the events before a time. @returns whether there may be more of them */
  async removeBefore(at: number): Promise<boolean> {
    const sql = 'DELETE FROM events WHERE id IN (SELECT id FROM events WHERE at < $1 ORDER BY at LIMIT $2) RETURNING id';
    return (await this.#store.query(sql, [at, REMOVED_TOGETHER])).length === REMOVED_TOGETHER;
  }
}

function* chunksOf(events: readonly NewEvent[]): Generator<readonly NewEvent[]> {
  let start = 0;
  while (start < events.length) {
    const size = CHUNKS.find((one) => one <= events.length - start) ?? 1;
    yield events.slice(start, start + size);
    start += size;
  }
}

function rowOf(id: number, event: NewEvent): SqlValue[] {
  const { type, at, host, user, ip, service, session, messageId, sender, recipient, details } = event;
  return [
    ...[id, typeNumber(type), at, host, user, domainOf(user), ip, service, session],
    ...[messageId, sender, recipient, JSON.stringify(details)],
  ];
}

async function keepLastLogins(queries: Queries, events: readonly NewEvent[]): Promise<void> {
  const last = new Map<string, number>();
  for (const { type, user, at } of events) {
    if (type === 'LOGIN_SUCCEEDED' && user !== null) last.set(user, Math.max(at, last.get(user) ?? 0));
  }
  // A fixed order prevents deadlocks between gateways that store at the same time.
  for (const [user, at] of [...last].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sql = `INSERT INTO event_accounts (name, last_login_at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE
      SET last_login_at = excluded.last_login_at WHERE event_accounts.last_login_at < excluded.last_login_at`;
    await queries.query(sql, [user, at]);
  }
}
