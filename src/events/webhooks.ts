import type { Audit, AuditEntry } from '../audit.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import type { Outcome } from '../gateway/write-result.ts';
import type { Store } from '../store/store.ts';
import type { Webhook } from './webhook.ts';
import { WebhookQueue, type QueuedEvent, type WebhookCounts } from './webhook-queue.ts';
import { WebhookWorker, type WorkerOptions } from './webhook-worker.ts';

export type WebhooksOptions = Omit<WorkerOptions, 'queue'> & { readonly store: Store; readonly audit: Pick<Audit, 'intent' | 'outcome'> };

/** The webhooks of this gateway. */
export class Webhooks {
  readonly #all: readonly Webhook[];
  readonly #queue: WebhookQueue;
  readonly #workers: readonly WebhookWorker[];
  readonly #audit: Pick<Audit, 'intent' | 'outcome'>;
  readonly #onFault: (error: unknown) => void;

  constructor(webhooks: readonly Webhook[], { store, audit, ...options }: WebhooksOptions) {
    this.#audit = audit;
    this.#onFault = options.onFault;
    const queue = new WebhookQueue(store);
    this.#all = webhooks;
    this.#queue = queue;
    this.#workers = webhooks.map((webhook) => new WebhookWorker(webhook, { ...options, queue }));
  }

  start(): void {
    for (const worker of this.#workers) worker.start();
  }

  /** Reports that events have been stored. */
  wake(): void {
    for (const worker of this.#workers) worker.wake();
  }

  /** Waits for posts in flight. Events without an acknowledgement are posted again after the next start. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  list(): readonly Webhook[] {
    return this.#all;
  }

  counts({ name }: Webhook): Promise<WebhookCounts> {
    return this.#queue.counts(name);
  }

  /** Dead letters after an event, in order. */
  deadLetters({ name }: Webhook, after: number, count: number): Promise<readonly QueuedEvent[]> {
    return this.#queue.deadLetters(name, after, count);
  }

  /**
   * Queues dead letters again, and records it in the audit log. Nothing is queued when the audit log cannot be written before.
   * @param events null: all of them
   * @returns the webhook, and the number of dead letters; null when no webhook has this name
   */
  async redeliver(
    caller: Pick<AuditEntry, 'principal' | 'requestId' | 'ip' | 'client'>,
    name: string,
    events: readonly number[] | null,
  ): Promise<{ readonly webhook: Webhook; readonly count: number } | null> {
    const webhook = this.#all.find((one) => one.name === name);
    if (webhook === undefined) return null;
    const args = { webhook: name, ...(events === null ? {} : { events: events.length }) };
    const entry: AuditEntry = { ...caller, host: null, command: 'webhookRedeliver', effect: 'write', users: [], arguments: args };
    const intent = await this.#audit.intent(entry);
    // The database has the result, whatever the audit log can still record.
    const record = (outcome: Outcome, code: ErrorCode | null): Promise<void> =>
      this.#audit.outcome({ ...entry, intent, outcome, code, exitCode: null, seen: null, durationMs: 0 }).catch(this.#onFault);
    try {
      const count = await this.#queue.redeliver(name, events, Date.now());
      await record('APPLIED', null);
      this.wake();
      return { webhook, count };
    } catch (error) {
      await record('UNKNOWN', error instanceof CodedError ? error.code : 'INTERNAL');
      throw error;
    }
  }

  /** Removes the dead letters before a time, in milliseconds since the epoch. */
  removeBefore(at: number): Promise<void> {
    return this.#queue.removeBefore(at);
  }
}
