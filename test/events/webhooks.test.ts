import { expect, test } from 'vitest';
import type { AuditOutcome } from '../../src/audit.ts';
import { EventLog } from '../../src/events/event-log.ts';
import { eventTables } from '../../src/events/tables.ts';
import type { Webhook } from '../../src/events/webhook.ts';
import { WebhookQueue } from '../../src/events/webhook-queue.ts';
import { Webhooks } from '../../src/events/webhooks.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../store/databases.ts';

const webhook: Webhook = {
  name: 'crm',
  url: 'http://127.0.0.1:9/',
  types: null,
  mask: null,
  secret: { reveal: () => 'secret' },
  allowPrivate: true,
  giveUpAfterMs: 1_000,
};
const caller = { principal: null, requestId: 'test', ip: null };

onBothDatabases('a dead letter that is queued again', (create) => {
  test('has its outcome in the audit log, also when the database fails', async () => {
    const { webhooks, outcomes, breakDatabase, close } = await start();
    await expect(webhooks.redeliver(caller, 'crm', null)).resolves.toMatchObject({ count: 1 });
    await breakDatabase();
    await expect(webhooks.redeliver(caller, 'crm', null)).rejects.toThrow();
    expect(outcomes.map(({ intent, outcome, code }) => [intent, outcome, code])).toEqual([
      [1, 'APPLIED', null],
      [2, 'UNKNOWN', 'INTERNAL'],
    ]);
    await close();
  });

  test('is queued when the audit log can be written before and not after it', async () => {
    const lost = new Error('the disk is full');
    const { webhooks, faults, close } = await start(lost);
    await expect(webhooks.redeliver(caller, 'crm', null)).resolves.toMatchObject({ count: 1 });
    expect(await webhooks.counts(webhook)).toMatchObject({ waiting: 1, dead: 0 });
    expect(faults).toEqual([lost]);
    await close();
  });

  /** With one dead letter. @param lost why the audit log takes no outcome */
  async function start(lost?: Error) {
    const store = await Store.open({ database: await create(), features: [eventTables] });
    const outcomes: AuditOutcome[] = [];
    const faults: unknown[] = [];
    const audit = {
      intent: () => Promise.resolve(outcomes.length + 1),
      outcome: (entry: AuditOutcome) => {
        outcomes.push(entry);
        return lost === undefined ? Promise.resolve() : Promise.reject(lost);
      },
    };
    const queue = new WebhookQueue(store);
    const webhooks = new Webhooks([webhook], {
      store,
      audit,
      log: new EventLog(store),
      post: () => Promise.reject(new Error('nothing is posted: the workers are not started')),
      owner: 'test',
      onAttempt: () => undefined,
      onFault: (error) => faults.push(error),
    });
    await store.query(`INSERT INTO webhook_queue (webhook, event, name, payload, queued_at) VALUES ('crm', 1, 'a', '{}', 0)`, []);
    await queue.failed('crm', 1, 'refused', null, 1);
    const breakDatabase = async (): Promise<void> => {
      await store.query('DROP TABLE webhook_queue', []);
    };
    return { webhooks, outcomes, faults, breakDatabase, close: () => store.close() };
  }
});
