import { afterEach, expect } from 'vitest';
import { test } from 'vitest';
import { EventLog } from '../../src/events/event-log.ts';
import { Receivers } from '../../src/events/receivers.ts';
import { Recorder, type PostResult } from '../../src/events/recorder.ts';
import { eventTables } from '../../src/events/tables.ts';
import { CodedError } from '../../src/doveadm/errors.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../store/databases.ts';

const login = (user: string): string =>
  JSON.stringify({ event: 'auth_request_finished', fields: { user, service: 'imap', success: 'yes' } });
const failOn = (error: unknown): void => {
  throw error;
};

onBothDatabases('the recorder', (create) => {
  const stores: Store[] = [];
  const open = async (database: string): Promise<Store> => {
    const store = await Store.open({ database, features: [eventTables] });
    stores.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close().catch(() => undefined);
  });

  test('stores every post in order, and counts what became of each', async () => {
    const log = new EventLog(await open(await create()));
    const counts: Partial<Record<PostResult, number>> = {};
    const recorder = new Recorder({
      log,
      usernameCase: 'lower',
      onRecorded: () => undefined,
      onPosts: (result, count) => (counts[result] = (counts[result] ?? 0) + count),
      onFault: failOn,
    });
    for (let index = 0; index < 2_000; index++) expect(recorder.accept(login(`U${String(index)}@example.com`))).toBe(true);
    recorder.accept('{');
    recorder.accept('{"event":"imap_command_finished","fields":{}}');
    await recorder.close();
    const names: (string | null)[] = [];
    for (let page = await log.after(0, 900); page.length > 0; page = await log.after(names.length, 900))
      names.push(...page.map(({ user }) => user));
    expect(names).toEqual(Array.from({ length: 2_000 }, (_, index) => `u${String(index)}@example.com`));
    expect(counts).toEqual({ recorded: 2_000, invalid: 1, ignored: 1 });
  });

  test('keeps posts while the database is down, drops those that do not fit, and reports their number', async () => {
    const log = new EventLog(await open(await create()));
    let isAway = true;
    const append = log.append.bind(log);
    log.append = (events) => (isAway ? Promise.reject(new CodedError('TEMPORARY_FAILURE', 'away')) : append(events));
    const recorder = new Recorder({
      log,
      usernameCase: 'lower',
      onRecorded: () => undefined,
      onPosts: () => undefined,
      onFault: failOn,
      mostWaiting: 5 * (login('u0').length + 200),
    });
    const taken = Array.from({ length: 12 }, (_, index) => recorder.accept(login(`u${String(index % 10)}`), 1_000 + index));
    expect(taken.map(Number)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    isAway = false;
    await expect.poll(async () => (await log.after(0, 100)).length, { timeout: 20_000 }).toBe(6);
    expect((await log.after(0, 100))[0]).toMatchObject({
      type: 'EVENTS_LOST',
      details: { lossReason: 'QUEUE_FULL', count: 7, since: 1_005, until: 1_011 },
    });
    expect(recorder.accept(login('u0'))).toBe(true);
    await recorder.close();
    expect(await log.after(0, 100)).toHaveLength(7);
  });

  test('loses one event that the database does not take, and no other', async () => {
    const log = new EventLog(await open(await create()));
    const faults: unknown[] = [];
    const append = log.append.bind(log);
    log.append = (events) => (events.some(({ user }) => user === 'poison') ? Promise.reject(new Error('no')) : append(events));
    const recorder = new Recorder({
      log,
      usernameCase: 'lower',
      onRecorded: () => undefined,
      onPosts: () => undefined,
      onFault: (error) => faults.push(error),
    });
    for (const name of ['a', 'poison', 'b']) recorder.accept(login(name));
    await recorder.close();
    expect((await log.after(0, 10)).map(({ user }) => user)).toEqual(['a', 'b']);
    expect(faults.length).toBeGreaterThan(0);
  });

  test('is down while no gateway receives: the next start finds the gap', async () => {
    const database = await create();
    const gaps: number[] = [];
    const onGap = (since: number): Promise<void> => {
      gaps.push(since);
      return Promise.resolve();
    };
    const start = async (now: number): Promise<() => Promise<void>> => {
      const store = await open(database);
      const receivers = new Receivers(store, 'here', failOn);
      receivers.start(now, onGap);
      await expect.poll(async () => (await store.query('SELECT alive_at FROM event_receivers')).length).toBe(1);
      await expect
        .poll(async () => Number((await store.query('SELECT alive_at FROM event_receivers'))[0]?.alive_at))
        .toBeGreaterThanOrEqual(now);
      return async () => {
        await receivers.close();
        await store.close();
      };
    };
    const stop = await start(Date.now());
    expect(gaps).toEqual([]);
    await stop();
    const stoppedAt = Date.now();
    await (
      await start(stoppedAt + 60_000)
    )();
    expect(gaps).toHaveLength(1);
    expect(Math.abs(gaps[0]! - stoppedAt)).toBeLessThan(5_000);
  });
});
