import DataLoader from 'dataloader';
import { foldUser } from '../access/scope.ts';
import { badInput } from '../doveadm/errors.ts';
import { abortedBy } from '../doveadm/host/on-abort.ts';
import type { Gateway } from '../gateway.ts';
import { readEventCursor } from './cursor.ts';
import { maySeeEvent } from './event-access.ts';
import type { EventType, MailEvent } from './event.ts';
import type { AddressFailures, EventFilter, EventHistory, Place } from './event-history.ts';
import type { EventLog } from './event-log.ts';
import type { Feed } from './feed.ts';
import { matchesMask } from './user-mask.ts';
import type { Webhooks } from './webhooks.ts';

export interface EventsOptions {
  readonly log: EventLog;
  readonly history: EventHistory;
  readonly feed: Feed;
  readonly webhooks: Webhooks;
}

/** A filter for the events of a stream. Null and missing values match every event. */
export interface StreamFilter {
  readonly types?: readonly EventType[] | null | undefined;
  readonly user?: string | null | undefined;
  readonly mask?: string | null | undefined;
  /** The cursor of an event. Null: only events from now on. */
  readonly after?: string | null | undefined;
}

const LAST_LOGINS_TOGETHER = 500;

/** The API of events: streams and history, limited to what the caller may see. */
export class Events {
  readonly #options: EventsOptions;
  readonly #closing = new AbortController();
  readonly #lastLogins: DataLoader<string, number | null>;

  constructor(options: EventsOptions) {
    this.#options = options;
    this.#lastLogins = new DataLoader(
      async (names) => {
        const found = await options.history.lastLogins(names);
        return names.map((name) => found.get(name) ?? null);
      },
      { cache: false, maxBatchSize: LAST_LOGINS_TOGETHER },
    );
  }

  /** The configured webhooks. */
  get webhooks(): Webhooks {
    return this.#options.webhooks;
  }

  /** Number of open streams. */
  get streams(): number {
    return this.#options.feed.readers;
  }

  /** Ends all streams. */
  close(): void {
    this.#closing.abort();
  }

  /**
   * Events that the caller may see, as they are stored, until `ended` aborts.
   * @throws CodedError FORBIDDEN, BAD_USER_INPUT, SLOW_READER when the caller reads too slowly, TEMPORARY_FAILURE
   */
  open(doveadm: Gateway, filter: StreamFilter, ended: AbortSignal): AsyncGenerator<MailEvent> {
    const isWanted = wantedBy(doveadm, filter);
    const after = isGiven(filter.after) ? readEventCursor(filter.after) : null;
    const { feed } = this.#options;
    const isShown = (event: MailEvent): boolean => isWanted(event) && maySeeEvent(doveadm.principal, event);
    return eventsOf((signal) => feed.read(after, signal), isShown, [ended, this.#closing.signal]);
  }

  /** Recorded events that the caller may see, newest first. Returns up to one more than `count`. @throws CodedError FORBIDDEN, TEMPORARY_FAILURE */
  async find(doveadm: Gateway, filter: EventFilter, after: Place | null, count: number): Promise<readonly MailEvent[]> {
    const user = isGiven(filter.user) ? doveadm.foldUser(filter.user) : null;
    assertReader(doveadm, user);
    return this.#options.history.find(doveadm.principal, { ...filter, user }, after, count);
  }

  /** Addresses of failed logins, the address with the most failures first. @throws CodedError FORBIDDEN, TEMPORARY_FAILURE */
  async failuresByAddress(doveadm: Gateway, filter: Omit<EventFilter, 'types' | 'user'>): Promise<readonly AddressFailures[]> {
    assertReader(doveadm, null);
    return this.#options.history.failuresByAddress(doveadm.principal, filter);
  }

  /** Time of a user's last login, in milliseconds since the epoch; null when no login has been recorded. @throws CodedError FORBIDDEN */
  async lastLogin(doveadm: Gateway, user: string): Promise<number | null> {
    assertReader(doveadm, user);
    return this.#lastLogins.load(user);
  }

  /** The users without a recorded login since a time. */
  async unusedSince(names: readonly string[], since: number): Promise<readonly string[]> {
    const last = await this.#lastLogins.loadMany(names);
    return names.filter((_, index) => {
      const found = last[index];
      if (found instanceof Error) throw found;
      return found === null || found === undefined || found < since;
    });
  }

  /** Time of the first recorded event, in milliseconds since the epoch; null when no event has been recorded. */
  recordedSince(): Promise<number | null> {
    return this.#options.log.recordedSince();
  }
}

async function* eventsOf(
  read: (signal: AbortSignal) => AsyncIterable<readonly MailEvent[]>,
  isShown: (event: MailEvent) => boolean,
  ends: readonly AbortSignal[],
): AsyncGenerator<MailEvent> {
  const { signal, release } = abortedBy(ends);
  try {
    for await (const page of read(signal)) {
      for (const event of page) {
        if (signal.aborted) return;
        if (isShown(event)) yield event;
      }
    }
  } finally {
    release();
  }
}

/** @throws CodedError FORBIDDEN @param user null: a list that is filtered */
export function assertReader(doveadm: Gateway, user: string | null): void {
  doveadm.assertCan('EVENT_READ', user, { filtered: user === null });
}

function wantedBy(doveadm: Gateway, { types, user, mask }: StreamFilter): (event: MailEvent) => boolean {
  if (isGiven(user) && isGiven(mask)) throw badInput('mask', 'cannot be used together with `user`: leave one of them out');
  const name = isGiven(user) ? doveadm.foldUser(user) : null;
  assertReader(doveadm, name);
  const folded = isGiven(mask) ? foldUser(mask, doveadm.principal.usernameCase) : null;
  // Every stream reports lost events, whatever its filter.
  return ({ type, user: of }) =>
    type === 'EVENTS_LOST' ||
    ((!isGiven(types) || types.includes(type)) && (name === null || of === name) && (folded === null || matchesMask(of ?? '', folded)));
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
