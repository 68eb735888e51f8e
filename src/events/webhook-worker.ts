import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../doveadm/errors.ts';
import { eventCursor } from './cursor.ts';
import type { EventLog } from './event-log.ts';
import type { MailEvent } from './event.ts';
import { matchesMask } from './user-mask.ts';
import { payloadOf, type Webhook } from './webhook.ts';
import type { QueuedEvent, WebhookQueue } from './webhook-queue.ts';

/** Posts an event. @returns null when the receiver has accepted it; otherwise the reason, as a sentence */
export type PostWebhook = (webhook: Webhook, id: string, payload: string, signal: AbortSignal) => Promise<string | null>;

export interface WorkerOptions {
  readonly queue: WebhookQueue;
  readonly log: EventLog;
  readonly post: PostWebhook;
  /** Identifies this process as the owner of leases. */
  readonly owner: string;
  readonly onAttempt: (webhook: string, result: 'delivered' | 'failed' | 'dead') => void;
  readonly onFault: (error: unknown) => void;
}

const PAGE = 500;
/** Maximum of events in flight, each of another user. */
const IN_FLIGHT = 8;
const DUE = 64;
/** Interval of lease renewals: a third of the lease. */
const RENEW_MS = 5_000;
/** Longest interval between two polls of the queue. */
const POLL_MS = 1_000;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 600_000;

/**
 * Posts the events of one webhook, each at least once, and those of one user in order. After a crash, events without an acknowledgement
 * are posted again.
 */
export class WebhookWorker {
  readonly #webhook: Webhook;
  readonly #options: WorkerOptions;
  readonly #closing = new AbortController();
  #wake = new AbortController();
  /** Time of the last acquisition or renewal of the lease, by `performance.now()`. */
  #leasedAt = -Infinity;
  #running: Promise<void> | null = null;

  constructor(webhook: Webhook, options: WorkerOptions) {
    this.#webhook = webhook;
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Reports that events have been stored, or that dead letters have been queued again. */
  wake(): void {
    this.#wake.abort();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wake.abort();
    await this.#running;
    await this.#options.queue.release(this.#webhook.name, this.#options.owner).catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { name } = this.#webhook;
    const { queue, onFault } = this.#options;
    let known = false;
    while (!this.#closing.signal.aborted) {
      this.#wake = new AbortController();
      try {
        if (!known) await queue.add(name);
        known = true;
        if (await this.#holdLease()) {
          await this.#queueEvents();
          if ((await this.#postDue()) > 0) continue;
        }
      } catch (error) {
        // The store reports a database that is down.
        if (!(error instanceof CodedError)) onFault(error);
        await sleep(POLL_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
      await sleep(POLL_MS, undefined, { signal: this.#wake.signal }).catch(() => undefined);
    }
  }

  /** Acquires or renews the lease. A fresh lease is not renewed, because each renewal writes to the database. */
  async #holdLease(): Promise<boolean> {
    const { queue, owner } = this.#options;
    if (performance.now() - this.#leasedAt < RENEW_MS) return true;
    const startedAt = performance.now();
    const isHeld = await queue.lease(this.#webhook.name, owner, Date.now());
    this.#leasedAt = isHeld ? startedAt : -Infinity;
    return isHeld;
  }

  async #queueEvents(): Promise<void> {
    const { queue, log } = this.#options;
    let position = await queue.position(this.#webhook.name);
    for (;;) {
      const page = await log.after(position, PAGE);
      const last = page.at(-1);
      if (last === undefined) return;
      const wanted = page.filter((event) => this.#isWanted(event));
      const rows = wanted.map((event) => [event, payloadOf(event, eventCursor(event.id))] as const);
      await queue.queue(this.#webhook.name, rows, last.id, Date.now());
      position = last.id;
      if (page.length < PAGE) return;
    }
  }

  #isWanted({ type, user }: MailEvent): boolean {
    const { types, mask } = this.#webhook;
    if (type === 'EVENTS_LOST') return types === null || types.includes(type);
    return (types === null || types.includes(type)) && (mask === null || (user !== null && matchesMask(user, mask)));
  }

  /** @returns the number of events that were tried */
  async #postDue(): Promise<number> {
    const due = await this.#options.queue.due(this.#webhook.name, Date.now(), DUE);
    const waiting = [...due];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !this.#closing.signal.aborted; next = waiting.shift()) await this.#post(next);
    };
    const renewing = setInterval(() => {
      void this.#holdLease().catch(() => undefined);
    }, RENEW_MS).unref();
    try {
      await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    } finally {
      clearInterval(renewing);
    }
    return due.length;
  }

  async #post({ event, payload, attempts, queuedAt }: QueuedEvent): Promise<void> {
    const { queue, post, onAttempt } = this.#options;
    const { name, giveUpAfterMs } = this.#webhook;
    const error = await post(this.#webhook, eventCursor(event), payload, this.#closing.signal);
    if (error === null) {
      await queue.delivered(name, event);
      onAttempt(name, 'delivered');
      return;
    }
    // The next process repeats an attempt that the end of this process cut off. It does not count as failed.
    if (this.#closing.signal.aborted) return;
    const now = Date.now();
    const nextAt = now + Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(attempts, 20));
    const isDead = nextAt > queuedAt + giveUpAfterMs;
    await queue.failed(name, event, error, isDead ? null : nextAt, now);
    onAttempt(name, isDead ? 'dead' : 'failed');
  }
}
