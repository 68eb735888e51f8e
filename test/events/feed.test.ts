import { afterEach, expect } from 'vitest';
import { test } from 'vitest';
import { EventLog } from '../../src/events/event-log.ts';
import { Feed } from '../../src/events/feed.ts';
import type { MailEvent, NewEvent } from '../../src/events/event.ts';
import { eventTables } from '../../src/events/tables.ts';
import { parseEvent } from '../../src/events/parse-event.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../store/databases.ts';

const failOn = (error: unknown): void => {
  throw error;
};

function logins(count: number, at = Date.now()): NewEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const fields = { user: `u${String(index)}@example.com`, service: 'imap', success: 'yes' };
    return parseEvent(JSON.stringify({ event: 'auth_request_finished', fields }), 'lower', at)!;
  });
}

onBothDatabases('the feed', (create, kind) => {
  const stores: Store[] = [];
  const open = async (database: string): Promise<EventLog> => {
    const store = await Store.open({ database, features: [eventTables] });
    stores.push(store);
    return new EventLog(store);
  };
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  test('gives each reader every event once, in order, also to one that is behind', async () => {
    const log = await open(await create());
    const feed = new Feed(log, failOn);
    await log.append(logins(3));
    const abort = new AbortController();
    const seen: Record<string, number[]> = { live: [], behind: [] };
    const read = async (name: string, after: number | null): Promise<void> => {
      for await (const page of feed.read(after, abort.signal)) seen[name]?.push(...page.map(({ id }) => id));
    };
    const reading = [read('live', null), read('behind', 1)];
    await expect.poll(() => seen.behind).toEqual([2, 3]);
    for (let round = 0; round < 5; round++) {
      await log.append(logins(700));
      feed.wake();
    }
    const all = Array.from({ length: 3_500 }, (_, index) => index + 4);
    await expect.poll(() => seen.live?.length, { timeout: 20_000 }).toBe(all.length);
    await expect.poll(() => seen.behind?.length, { timeout: 20_000 }).toBe(all.length + 2);
    expect(seen).toEqual({ live: all, behind: [2, 3, ...all] });
    abort.abort();
    await Promise.all(reading);
    expect(feed.readers).toBe(0);
  });

  test('ends a slow reader with a code and the cursor to continue from, and lets it catch up', async () => {
    const log = await open(await create());
    const feed = new Feed(log, failOn);
    const abort = new AbortController();
    const fast = feed.read(null, abort.signal);
    const slow = feed.read(null, abort.signal);
    const [first] = [slow.next(), fast.next()];
    await log.append(logins(1));
    feed.wake();
    expect((await first).value).toHaveLength(1);
    const count = async (reader: AsyncGenerator<readonly MailEvent[]>, wanted: number): Promise<void> => {
      for (let found = 0; found < wanted;) found += ((await reader.next()) as { value: readonly MailEvent[] }).value.length;
    };
    await log.append(logins(2_100));
    feed.wake();
    await count(fast, 2_100);
    await expect(slow.next()).rejects.toMatchObject({ code: 'SLOW_READER', message: expect.stringContaining('after: "') as string });
    const behind = feed.read(1, abort.signal);
    await count(behind, 2_100);
    abort.abort();
    for (const reader of [fast, slow, behind]) await reader.return(undefined);
    expect(feed.readers).toBe(0);
  });

  test('reports removed events, and refuses a cursor of another database', async () => {
    const log = await open(await create());
    const feed = new Feed(log, failOn);
    await log.append(logins(4, 1_000));
    await log.append(logins(2, 5_000));
    while (await log.removeBefore(5_000));
    const abort = new AbortController();
    const reader = feed.read(1, abort.signal);
    const { value } = (await reader.next()) as { value: readonly MailEvent[] };
    expect(value).toMatchObject([{ type: 'EVENTS_LOST', id: 4, details: { lossReason: 'EXPIRED', count: 3, since: null, until: 5_000 } }]);
    expect(((await reader.next()) as { value: readonly MailEvent[] }).value.map(({ id }) => id)).toEqual([5, 6]);
    await expect(feed.read(7, abort.signal).next()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    abort.abort();
    await reader.return(undefined);
  });

  test.runIf(kind === 'postgres')('yields events that another gateway has stored', async () => {
    const database = await create();
    const [mine, other] = [await open(database), await open(database)];
    const feed = new Feed(mine, failOn);
    const abort = new AbortController();
    const reader = feed.read(null, abort.signal);
    const next = reader.next();
    await expect.poll(() => feed.readers).toBe(1);
    await mine.lastId();
    await other.append(logins(1));
    const { value } = (await next) as { value: readonly MailEvent[] };
    expect(value).toHaveLength(1);
    abort.abort();
    await reader.return(undefined);
  });
});
