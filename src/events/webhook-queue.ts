import { placeholders, type SqlValue } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { MailEvent } from './event.ts';

/** A queued event, or a dead letter. Times are milliseconds since the epoch. */
export interface QueuedEvent {
  readonly event: number;
  readonly user: string | null;
  readonly payload: string;
  readonly attempts: number;
  readonly queuedAt: number;
  /** The reason why the last attempt failed, as a sentence; null before the first attempt. */
  readonly error: string | null;
  /** Time when it became a dead letter; null while it is queued. */
  readonly deadAt: number | null;
}

export interface WebhookCounts {
  readonly waiting: number;
  readonly dead: number;
  /** Time when the oldest waiting event was queued, in milliseconds since the epoch; null when no event waits. */
  readonly oldestAt: number | null;
}

const ROWS = 100;
/** Time without a sign of life after which another gateway takes over a webhook. */
const LEASE_MS = 15_000;

/** The queues of webhooks in the database. One gateway at a time works on a webhook, and a restart loses nothing. */
export class WebhookQueue {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Registers a webhook. A new webhook starts with the next event, a known one continues where it was. */
  async add(webhook: string): Promise<void> {
    const sql = `INSERT INTO webhooks (name, position) SELECT CAST($1 AS TEXT), last FROM event_sequence WHERE 1 = 1
      ON CONFLICT (name) DO NOTHING`;
    await this.#store.query(sql, [webhook]);
  }

  /** Acquires or renews the lease on a webhook. @returns whether `owner` holds it now */
  async lease(webhook: string, owner: string, now: number): Promise<boolean> {
    const sql = `UPDATE webhooks SET lease_owner = $2, lease_until = $3 WHERE name = $1
      AND (lease_owner IS NULL OR lease_owner = $2 OR lease_until < $4) RETURNING name`;
    return (await this.#store.query(sql, [webhook, owner, now + LEASE_MS, now])).length > 0;
  }

  /** Releases the lease on a webhook. */
  async release(webhook: string, owner: string): Promise<void> {
    await this.#store.query('UPDATE webhooks SET lease_owner = NULL WHERE name = $1 AND lease_owner = $2', [webhook, owner]);
  }

  /** The position of the last event that was considered. */
  async position(webhook: string): Promise<number> {
    const [row] = await this.#store.query('SELECT position FROM webhooks WHERE name = $1', [webhook]);
    return Number(row?.position ?? 0);
  }

  /** Queues events and stores the position of the last considered event, in one transaction. A second call with the same events queues nothing. */
  async queue(webhook: string, events: readonly (readonly [MailEvent, string])[], position: number, now: number): Promise<void> {
    await this.#store.transaction(async (queries) => {
      for (let start = 0; start < events.length; start += ROWS) {
        const rows = events.slice(start, start + ROWS);
        const values = rows.flatMap(([{ id, user }, payload]): SqlValue[] => [webhook, id, user ?? '', payload, now]);
        const sql = `INSERT INTO webhook_queue (webhook, event, name, payload, queued_at) VALUES ${placeholders(rows.length, 5)} ON CONFLICT DO NOTHING`;
        await queries.query(sql, values);
      }
      await queries.query('UPDATE webhooks SET position = $2 WHERE name = $1 AND position < $2', [webhook, position]);
    });
  }

  /** Due events, oldest first: of each user only the first waiting event. */
  async due(webhook: string, now: number, count: number): Promise<readonly QueuedEvent[]> {
    const sql = `SELECT * FROM webhook_queue AS queued WHERE webhook = $1 AND dead_at IS NULL AND next_at <= $2 AND NOT EXISTS (
        SELECT 1 FROM webhook_queue AS earlier WHERE earlier.webhook = queued.webhook AND earlier.dead_at IS NULL
          AND earlier.name = queued.name AND earlier.event < queued.event)
      ORDER BY event LIMIT $3`;
    return (await this.#store.query(sql, [webhook, now, count])).map(queuedOf);
  }

  /** Records that the receiver has accepted an event. */
  async delivered(webhook: string, event: number): Promise<void> {
    await this.#store.query('DELETE FROM webhook_queue WHERE webhook = $1 AND event = $2', [webhook, event]);
  }

  /** Records a failed attempt. @param nextAt time of the next attempt; null when the event becomes a dead letter */
  async failed(webhook: string, event: number, error: string, nextAt: number | null, now: number): Promise<void> {
    const sql =
      'UPDATE webhook_queue SET attempts = attempts + 1, error = $3, next_at = $4, dead_at = $5 WHERE webhook = $1 AND event = $2';
    await this.#store.query(sql, [webhook, event, error, nextAt ?? 0, nextAt === null ? now : null]);
  }

  async counts(webhook: string): Promise<WebhookCounts> {
    const sql = `SELECT COUNT(*) AS count, COUNT(dead_at) AS dead, MIN(CASE WHEN dead_at IS NULL THEN queued_at END) AS oldest
      FROM webhook_queue WHERE webhook = $1`;
    const [row] = await this.#store.query(sql, [webhook]);
    const dead = Number(row?.dead ?? 0);
    const oldest = row?.oldest ?? null;
    return { waiting: Number(row?.count ?? 0) - dead, dead, oldestAt: oldest === null ? null : Number(oldest) };
  }

  /** Dead letters after an event, in order. */
  async deadLetters(webhook: string, after: number, count: number): Promise<readonly QueuedEvent[]> {
    const sql = 'SELECT * FROM webhook_queue WHERE webhook = $1 AND dead_at IS NOT NULL AND event > $2 ORDER BY event LIMIT $3';
    return (await this.#store.query(sql, [webhook, after, count])).map(queuedOf);
  }

  /** Queues dead letters again. @param events null: all of them @returns their number */
  async redeliver(webhook: string, events: readonly number[] | null, now: number): Promise<number> {
    const only = events === null ? '' : `AND event IN ${placeholders(1, events.length, 3)}`;
    const sql = `UPDATE webhook_queue SET dead_at = NULL, attempts = 0, next_at = 0, queued_at = $2
      WHERE webhook = $1 AND dead_at IS NOT NULL ${only} RETURNING event`;
    return (await this.#store.query(sql, [webhook, now, ...(events ?? [])])).length;
  }

  /** Removes the dead letters before a time. */
  async removeBefore(at: number): Promise<void> {
    await this.#store.query('DELETE FROM webhook_queue WHERE dead_at < $1', [at]);
  }
}

function queuedOf(row: Readonly<Record<string, SqlValue>>): QueuedEvent {
  return {
    event: Number(row.event),
    user: row.name === '' ? null : String(row.name),
    payload: String(row.payload),
    attempts: Number(row.attempts),
    queuedAt: Number(row.queued_at),
    error: row.error as string | null,
    deadAt: row.dead_at as number | null,
  };
}
