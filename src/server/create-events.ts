import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { foldUser } from '../access/scope.ts';
import type { Audit } from '../audit.ts';
import type { Config } from '../config.ts';
import { CodedError } from '../doveadm/errors.ts';
import { lostEvent } from '../events/event.ts';
import { EventHistory } from '../events/event-history.ts';
import { EventLog } from '../events/event-log.ts';
import { Events } from '../events/events.ts';
import { Feed } from '../events/feed.ts';
import { Receivers } from '../events/receivers.ts';
import { Recorder } from '../events/recorder.ts';
import type { Webhook } from '../events/webhook.ts';
import { Webhooks } from '../events/webhooks.ts';
import type { Store } from '../store/store.ts';
import { createEventReceiver } from './event-receiver.ts';
import { listen } from './listen.ts';
import { postWebhook } from './post-webhook.ts';
import type { Telemetry } from './telemetry.ts';

export interface RunningEvents {
  readonly events: Events;
  /** Where Dovecot posts events: `http://127.0.0.1:4711/events`; null: this gateway receives none. */
  readonly url: string | null;
  /** Takes no more posts and stores those that wait. */
  close(): Promise<void>;
}

const SWEEP_MS = 60_000;

export interface EventParts {
  readonly config: Config;
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly audit: Audit;
  readonly log: Logger;
  readonly onFault: (error: unknown) => void;
}

/** Opens the receiver where one is configured, and everything that is made of events. Null: no event can ever reach this gateway. */
export async function createEvents({ config, store, telemetry, audit, log, onFault }: EventParts): Promise<RunningEvents | null> {
  if (config.events.listen === null && store.kind === 'sqlite') return null;
  const eventLog = new EventLog(store);
  const feed = new Feed(eventLog, onFault);
  const webhooks = new Webhooks(webhooksOf(config), {
    store,
    log: eventLog,
    post: postWebhook,
    owner: randomUUID(),
    audit,
    onAttempt: telemetry.onWebhook,
    onFault,
  });
  const wake = (): void => {
    feed.wake();
    webhooks.wake();
  };
  eventLog.listen(wake);
  const events = new Events({ log: eventLog, history: new EventHistory(store), feed, webhooks });
  const inBackground = (work: () => Promise<unknown>): void => {
    // A database that is away is said by the store.
    work().catch((error: unknown) => error instanceof CodedError || onFault(error));
  };
  const sweeping = setInterval(() => inBackground(() => removeOld(eventLog, webhooks, config.events.retentionMs)), SWEEP_MS).unref();
  const receiver =
    config.events.listen === null ? null : await startReceiver(config, config.events.listen, { store, eventLog, wake, telemetry, onFault });
  webhooks.start();
  if (receiver !== null) log.info({ url: receiver.url }, 'receives events');
  telemetry.watchEvents(
    () => events.streams,
    () => receiver?.waiting() ?? 0,
  );
  return {
    events,
    url: receiver?.url ?? null,
    async close() {
      clearInterval(sweeping);
      events.close();
      await webhooks.close();
      await receiver?.close();
    },
  };
}

/** The webhooks, with masks as Dovecot folds names. */
function webhooksOf({ events, claims }: Config): readonly Webhook[] {
  return events.webhooks.map((webhook) => ({
    ...webhook,
    mask: webhook.mask === null ? null : foldUser(webhook.mask, claims.usernameCase),
  }));
}

type Listen = NonNullable<Config['events']['listen']>;

async function startReceiver(
  { claims }: Config,
  { host, port, password }: Listen,
  parts: Pick<EventParts, 'store' | 'telemetry' | 'onFault'> & { readonly eventLog: EventLog; readonly wake: () => void },
): Promise<{ readonly url: string; waiting(): number; close(): Promise<void> }> {
  const { store, eventLog, wake, telemetry, onFault } = parts;
  const recorder = new Recorder({
    log: eventLog,
    usernameCase: claims.usernameCase,
    onRecorded: (events) => {
      wake();
      telemetry.onEvents(events);
    },
    onPosts: (result, count) => telemetry.onPosts(result, count),
    onFault,
  });
  const server = createEventReceiver({
    password,
    accept: (text) => recorder.accept(text),
    onRefused: () => telemetry.onPosts('refused', 1),
  });
  const origin = await listen(server, { host, port, settings: { host: 'EVENTS_HOST', port: 'EVENTS_PORT' } });
  const receivers = new Receivers(store, `${hostname()} ${origin}`, onFault);
  const now = Date.now();
  receivers.start(now, (since) => recorder.record(lostEvent('RECEIVER_DOWN', since, now, null)));
  return {
    url: `${origin}/events`,
    waiting: () => recorder.waiting,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await recorder.close();
      await receivers.close();
    },
  };
}

async function removeOld(log: EventLog, webhooks: Webhooks, retentionMs: number): Promise<void> {
  await webhooks.removeBefore(Date.now() - retentionMs);
  while (await log.removeBefore(Date.now() - retentionMs));
}
