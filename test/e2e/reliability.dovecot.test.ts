import { describe, expect, test } from 'vitest';
import { deliver } from '../dovecot/lmtp.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { FaultProxy } from '../faults/fault-proxy.ts';
import { TestGateway } from './gateway.ts';

interface Payload {
  readonly change: { readonly outcome: string; readonly errors: readonly { readonly code: string; readonly message: string }[] };
}

const get = (gateway: TestGateway, path: string): Promise<Response> => fetch(new URL(path, gateway.server.url));

onBothDovecots('a reliable gateway', (dovecot) => {
  test('reports that a host is up, and that it is ready', async () => {
    const gateway = await new TestGateway(dovecot).start();
    const { host } = await gateway.data<{ host: unknown }>('{ host { status { state reason runningCount waitingCount } } }');
    expect(host).toEqual({ status: { state: 'UP', reason: null, runningCount: 0, waitingCount: 0 } });
    expect([(await get(gateway, '/healthz')).status, (await get(gateway, '/readyz')).status]).toEqual([200, 200]);
    await gateway.close();
  });

  test('is alive and not ready when Dovecot is down, with 503 and Retry-After', async () => {
    const gateway = await new TestGateway({ url: 'http://127.0.0.1:1', apiKey: 'x' }, { LOG_LEVEL: 'silent' }).start();
    const ready = await get(gateway, '/readyz');
    expect([ready.status, await ready.text()]).toEqual([503, 'The default Dovecot host does not answer.\n']);
    expect((await get(gateway, '/healthz')).status).toBe(200);
    const { status, errors } = await gateway.ask('{ user(name: "alice@example.com") { home } }');
    expect([status, errors[0]?.extensions.code, errors[0]?.extensions.retryable]).toEqual([503, 'UPSTREAM_UNAVAILABLE', true]);
    await gateway.close();
  });

  test('reports NOT_APPLIED and OVER_QUOTA for a message that does not fit', async () => {
    const gateway = await new TestGateway(dovecot).start();
    const { name } = await dovecot.createUser({ quotaKiB: 20 });
    await deliver(dovecot, [name], buildMessage({ body: 'x'.repeat(15_000) }));
    const content = JSON.stringify(buildMessage({ messageId: '<too-much@example.com>', body: 'y'.repeat(15_000) }));
    const { change } = await gateway.data<Payload>(
      `mutation { change: messageSave(input: { user: "${name}", mailbox: "INBOX", content: ${content} }) { outcome errors { code message } } }`,
    );
    expect([change.outcome, change.errors[0]?.code]).toEqual(['NOT_APPLIED', 'OVER_QUOTA']);
    const count = await withImap(dovecot, name, async (imap) => (await imap.mailboxOpen('INBOX')).exists);
    expect(count).toBe(1);
    await gateway.close();
  });

  describe('when the answer to a write is lost', () => {
    const creating = (user: string): string =>
      `mutation { change: mailboxCreate(input: { user: "${user}", mailbox: "Lost" }) { outcome errors { code message } } }`;

    test('reconciles it as applied, and the audit log has the observation', async () => {
      const { name } = await dovecot.createUser();
      const proxy = await FaultProxy.start(dovecot);
      const gateway = await new TestGateway(proxy, { LOG_LEVEL: 'silent' }).start();
      await gateway.data(`{ user(name: "${name}") { home } }`);
      let cuts = 1;
      proxy.choose = () => (cuts-- > 0 ? 'cut-in-answer' : null);
      expect((await gateway.data<Payload>(creating(name))).change).toEqual({ outcome: 'APPLIED', errors: [] });
      const outcome = (await gateway.auditLines()).find(({ event }) => event === 'outcome');
      expect(outcome).toMatchObject({ outcome: 'APPLIED', code: 'UPSTREAM_UNAVAILABLE', seen: 'there is a mailbox "Lost"' });
      expect(proxy.passages.filter(({ received }) => received.includes('"mailboxCreate"'))).toHaveLength(1);
      await gateway.close();
      await proxy.stop();
    });

    test('reports UNKNOWN with the observation when the change is not there', async () => {
      const { name } = await dovecot.createUser();
      const proxy = await FaultProxy.start(dovecot);
      const gateway = await new TestGateway(proxy, { LOG_LEVEL: 'silent' }).start();
      await gateway.data(`{ user(name: "${name}") { home } }`);
      let cuts = 1;
      proxy.choose = () => (cuts-- > 0 ? 'cut-in-request' : null);
      const { change } = await gateway.data<Payload>(creating(name));
      expect(change.outcome).toBe('UNKNOWN');
      expect(change.errors[0]?.message).toContain(
        'When the gateway looked, there is no mailbox "Lost"; mailboxCreate may still be carried out.',
      );
      const outcome = (await gateway.auditLines()).find(({ event }) => event === 'outcome');
      expect(outcome).toMatchObject({ outcome: 'UNKNOWN', seen: 'there is no mailbox "Lost"' });
      await gateway.close();
      await proxy.stop();
    });
  });

  test('refuses requests above its limit with 503, or with 429 for the share of one principal, and recovers', async () => {
    const { name } = await dovecot.createUser();
    const gateway = await new TestGateway(dovecot, { MAX_REQUESTS: '2' }).start();
    const ask = (): Promise<{ status: number }> => gateway.ask(`{ user(name: "${name}") { mailboxes { name messageCount } } }`);
    const statuses = (await Promise.all(Array.from({ length: 12 }, ask))).map(({ status }) => status);
    const refused = statuses.filter((status) => status !== 200);
    expect(refused).not.toEqual([]);
    expect(refused.filter((status) => status !== 503 && status !== 429)).toEqual([]);
    expect(statuses).toContain(200);
    expect((await ask()).status).toBe(200);
    await gateway.close();
  });
});
