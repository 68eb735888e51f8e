import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { TcpSwitch } from './tcp-switch.ts';

const USER = 'alice@example.com';
const OTHER = 'bob@example.com';
const FIELDS = `{ user(name: "${USER}") { mailboxes { name } mailbox(name: "INBOX") { messageCount } quota { storageUsedBytes } } }`;
/** 2.3 wants a parameter for it that 2.4 does not know. */
const COPY = `mutation {
  change: messageCopy(input: { user: "${USER}", sourceUser: "${OTHER}", search: { mailbox: "INBOX", all: true }, destinationMailbox: "INBOX" }) { outcome errors { message } }
}`;
const INDEX = `mutation { change: mailboxIndex(input: { user: "${USER}", mailboxPatterns: ["INBOX"] }) { outcome errors { message } } }`;

describe('a Dovecot 2.3 that is replaced by a 2.4 behind the same address', () => {
  let old: PrivateDovecot;
  let young: PrivateDovecot;
  let way: TcpSwitch;
  let gateway: TestGateway;
  let mark: number;

  beforeAll(async () => {
    const apiKey = 'the key of both';
    [old, young] = await Promise.all([launchDovecot({ series: '2.3', apiKey }), launchDovecot({ series: '2.4', apiKey })]);
    await deliver(young, [OTHER], buildMessage({ subject: 'One' }));
  });
  afterAll(() => Promise.all([old.stop(), young.stop()]));
  beforeEach(async () => {
    way = await TcpSwitch.start(old.ports.doveadm);
    gateway = await new TestGateway({ url: `http://127.0.0.1:${String(way.port)}`, apiKey: old.apiKey }, { LOG_LEVEL: 'silent' }).start();
    await gateway.data(FIELDS);
    expect(await version()).toBe('2.3');
    mark = await young.markLog();
    // What was read within the last second is not doubted.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  });
  afterEach(async () => {
    // Whatever it was sent, it has understood.
    expect(await young.crashes(mark)).toEqual([]);
    await gateway.close();
    await way.stop();
  });

  const version = async (): Promise<string> => (await gateway.data<{ host: { version: string } }>('{ host { version } }')).host.version;
  const copies = (): Promise<number> => withImap(young, USER, (imap) => countMessages(imap, 'INBOX'));

  test('after an interruption is noticed before anything is sent to it', async () => {
    way.replaceBy(1);
    expect((await gateway.ask(FIELDS)).status).toBe(503);
    way.sent = [];
    way.target = young.ports.doveadm;
    await expect.poll(async () => (await gateway.ask(FIELDS)).status, { timeout: 5_000, interval: 50 }).toBe(200);
    expect(way.sent[0]).toMatch(/^GET /);
    const before = await copies();
    expect(await gateway.data(COPY)).toMatchObject({ change: { outcome: 'APPLIED' } });
    expect(await copies()).toBe(before + 1);
    expect(await version()).toBe('2.4');
    expect(way.sent.join('')).not.toContain('sourceType');
  });

  test('during a restart of a tenth of a second receives commands in its own form', async () => {
    way.replaceBy(1);
    const restarted = way.refuse(100, young.ports.doveadm);
    expect(await gateway.data(COPY)).toMatchObject({ change: { outcome: 'APPLIED', errors: [] } });
    await restarted;
    expect(way.sent.join('')).not.toContain('sourceType');
    expect(await version()).toBe('2.4');
  });

  test('during a restart behind a proxy that accepts connections loses no reads', async () => {
    way.replaceBy(1);
    const restarting = way;
    setTimeout(() => (restarting.target = young.ports.doveadm), 100);
    await gateway.data(FIELDS);
    expect(await version()).toBe('2.4');
  });

  test('unnoticed refuses an unknown command, and gets the command in its own form immediately', async () => {
    way.replaceBy(young.ports.doveadm);
    const before = await copies();
    expect(await gateway.data(COPY)).toMatchObject({ change: { outcome: 'APPLIED', errors: [] } });
    expect(await copies()).toBe(before + 1);
    expect(await version()).toBe('2.4');
    expect(await gateway.data(INDEX)).toMatchObject({ change: { outcome: 'APPLIED' } });
  });

  test('unnoticed answers reads correctly, and a field that it lacks says so', async () => {
    way.replaceBy(young.ports.doveadm);
    const expected = await new TestGateway(young).start();
    expect(await gateway.data(FIELDS)).toEqual(await expected.data(FIELDS));
    await expected.close();
    const { errors } = await gateway.ask('{ host { director { hosts { ip } } } }');
    expect(errors[0]?.extensions.code).toBe('COMMAND_UNSUPPORTED');
    expect(await version()).toBe('2.4');
  });
});
