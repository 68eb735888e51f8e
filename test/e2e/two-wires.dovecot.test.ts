import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowError } from '../../src/doveadm/command.ts';
import { messageFetch, messageSearch } from '../../src/doveadm/commands/message.ts';
import { mailboxList, mailboxStatus } from '../../src/doveadm/commands/mailbox.ts';
import { createReadLoader } from '../../src/doveadm/dispatch/read-loader.ts';
import type { CodedError } from '../../src/doveadm/errors.ts';
import { Host } from '../../src/doveadm/host/host.ts';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TcpSwitch } from '../faults/tcp-switch.ts';
import { selfOf, TestGateway } from './gateway.ts';

interface Change {
  readonly change: { readonly outcome: string; readonly errors: readonly { readonly code: string; readonly log: string | null }[] };
}

const STATUS = '{ host { status { state tcp { state reason connectionCount } } } }';
interface Status {
  readonly host: {
    readonly status: {
      readonly state: string;
      readonly tcp: { readonly state: string; readonly reason: string | null; readonly connectionCount: number };
    };
  };
}

describe.each(['2.3', '2.4'] as const)('a gateway with both wires to Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;
  let listener: TcpSwitch;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, tls: true });
    listener = await TcpSwitch.start(dovecot.ports.doveadmTcp);
    gateway = await new TestGateway(httpOnly(), settings()).start();
  });
  afterAll(async () => {
    await gateway.close();
    await listener.stop();
    await dovecot.stop();
  });

  const httpOnly = () => ({ url: dovecot.url, apiKey: dovecot.apiKey });
  const settings = () => ({
    DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(listener.port)}`,
    DOVEADM_PASSWORD: dovecot.password,
    LOG_LEVEL: 'silent',
    MAX_BODY_BYTES: '40000000',
    // On a busy machine a fork takes its time.
    DOVEADM_CONNECT_TIMEOUT: '60',
  });
  const create = (user: string, mailbox: string): Promise<Change> =>
    gateway.data(`mutation { change: mailboxCreate(input: { user: "${user}", mailbox: "${mailbox}" }) { outcome errors { code log } } }`);
  const names = async (user: string): Promise<string[]> => {
    const { user: found } = await gateway.data<{ user: { mailboxes: { name: string }[] } }>(
      `{ user(name: "${user}") { mailboxes { name } } }`,
    );
    return found.mailboxes.map(({ name }) => name);
  };
  const linesSent = (): string => listener.sent.join('');

  test('reads and writes over the doveadm protocol, on connections that stay open', async () => {
    const { name } = await dovecot.createUser();
    expect(await create(name, 'Over TCP')).toEqual({ change: { outcome: 'APPLIED', errors: [] } });
    expect(await names(name)).toContain('Over TCP');
    expect(linesSent()).toContain(`\t${name}\tmailbox create\t--\tOver TCP\n`);
    expect(linesSent()).toMatch(new RegExp(`\t${name}\tmailbox list\t--\t`));
    const before = listener.sent.length;
    for (let index = 0; index < 20; index++) await create(name, `Box ${String(index)}`);
    expect(listener.sent.length - before).toBeLessThanOrEqual(1);
    expect((await gateway.data<Status>(STATUS)).host.status.tcp).toMatchObject({ state: 'UP', reason: null });
  });

  test('sends each flush of the authentication cache once, on a connection that ends with it', async () => {
    const flush = `mutation { change: authCacheFlush(input: { user: "alice@example.com" }) { outcome errors { code } flushedCount } }`;
    const countIn = (sent: string): number => sent.split('\tauth cache flush\t').length - 1;
    const before = countIn(linesSent());
    const answers = await Promise.all(Array.from({ length: 16 }, () => gateway.data(flush)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"change":{"outcome":"APPLIED","errors":[],"flushedCount":0}}']),
    );
    expect(countIn(linesSent()) - before).toBe(16);
    // Dovecot would answer a second one on a connection without its number.
    expect(Math.max(...listener.sent.map(countIn))).toBe(1);
  });

  test("returns Dovecot's own reason for a refused script to callers who may see its log", async () => {
    const { name } = await dovecot.createUser();
    const put = `mutation { change: sievePut(input: { user: "${name}", name: "bad", content: "frobnicate;" }) { outcome errors { code log } } }`;
    const { change } = await gateway.data<Change>(put);
    expect(change).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_POSSIBLE' }] });
    expect(change.errors[0]?.log).toMatch(/bad: line 1: unknown command 'frobnicate'/);
    const delegated = await gateway.ask<Change>(put, { as: selfOf(name) });
    expect(delegated.data?.change.errors).toEqual([{ code: 'NOT_POSSIBLE', log: null }]);
  });

  test('saves a message that HTTP cannot carry, byte for byte, and a long script', async () => {
    const { name } = await dovecot.createUser();
    const lines = ['.', '..', '.x', 'ü'.repeat(30), 'x'.repeat(900), '\ttab'];
    const content = `Subject: large\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${`${lines.join('\r\n')}\r\n`.repeat(4500)}`;
    expect(Buffer.byteLength(content)).toBeGreaterThan(4_000_000);
    const save = `mutation ($user: String!, $content: String!) { change: messageSave(input: { user: $user, mailbox: "INBOX", content: $content }) { outcome errors { code log } } }`;
    expect(await gateway.data(save, { variables: { user: name, content } })).toEqual({ change: { outcome: 'APPLIED', errors: [] } });
    const source = await withImap(dovecot, name, async (imap) => {
      await imap.mailboxOpen('INBOX');
      const message = await imap.fetchOne('*', { source: true });
      return message === false ? null : (message.source ?? null);
    });
    expect(source?.equals(Buffer.from(content))).toBe(true);
    const script = `${'# a long comment, line after line\r\n'.repeat(1500)}keep;\r\n`;
    const put = `mutation ($user: String!, $content: String!) { change: sievePut(input: { user: $user, name: "long", content: $content }) { outcome errors { code log } sieveScript { content } } }`;
    expect(await gateway.data(put, { variables: { user: name, content: script } })).toEqual({
      change: { outcome: 'APPLIED', errors: [], sieveScript: { content: script } },
    });
  });

  test('never runs a message as commands, whatever its first line is', async () => {
    const [victim, sender] = await dovecot.createUsers([{}, {}]);
    await create(victim?.name ?? '', 'Keep');
    const evil = `\t${victim?.name ?? ''}\tmailbox delete\t--\tKeep`;
    const save = `mutation ($user: String!, $content: String!) { change: messageSave(input: { user: $user, mailbox: "INBOX", content: $content }) { outcome errors { code } } }`;
    for (const user of [sender?.name ?? '', 'nobody@example.com']) {
      for (const content of [
        `${evil}\r\n\r\nx\r\n`,
        `Subject: x\r\n${evil}\r\n${evil}\r\n\r\n${evil}\r\n`,
        `D${evil}\n`,
        `\r\n${evil}\r\n`,
      ]) {
        await gateway.ask(save, { variables: { user, content } });
      }
    }
    expect(await names(victim?.name ?? '')).toContain('Keep');
  });

  test('replaces connections that ended while idle, without an error for anybody', async () => {
    const { name } = await dovecot.createUser();
    await names(name);
    listener.replaceBy(dovecot.ports.doveadmTcp);
    expect(await names(name)).toContain('INBOX');
    listener.replaceBy(dovecot.ports.doveadmTcp);
    await sleep(20);
    expect(await create(name, 'After')).toEqual({ change: { outcome: 'APPLIED', errors: [] } });
    await dovecot.restart();
    expect(await create(name, 'After the restart')).toEqual({ change: { outcome: 'APPLIED', errors: [] } });
    expect(await names(name)).toEqual(expect.arrayContaining(['After', 'After the restart']));
  });

  test('uses HTTP when the listener refuses it, reports why, and comes back', async () => {
    const { name } = await dovecot.createUser();
    const refused = await new TestGateway(httpOnly(), { ...settings(), DOVEADM_PASSWORD: 'wrong' }).start();
    expect(await refused.data(`{ user(name: "${name}") { mailbox(name: "INBOX") { name } } }`)).toEqual({
      user: { mailbox: { name: 'INBOX' } },
    });
    expect((await refused.data<Status>(STATUS)).host.status).toMatchObject({
      state: 'UP',
      tcp: { state: 'DOWN', reason: 'Dovecot refused the password: check DOVEADM_PASSWORD against doveadm_password.', connectionCount: 0 },
    });
    await refused.close();
    const away = listener.refuse(1_500, dovecot.ports.doveadmTcp);
    await sleep(50);
    expect(await create(name, 'Meanwhile')).toEqual({ change: { outcome: 'APPLIED', errors: [] } });
    expect((await gateway.data<Status>(STATUS)).host.status.tcp).toMatchObject({
      state: 'DOWN',
      reason: expect.stringContaining('ECONNREFUSED') as string,
    });
    await away;
    const deadline = Date.now() + 15_000;
    while ((await gateway.data<Status>(STATUS)).host.status.tcp.state !== 'UP' && Date.now() < deadline) await sleep(200);
    expect((await gateway.data<Status>(STATUS)).host.status.tcp).toMatchObject({ state: 'UP', reason: null });
  });

  test('uses TLS, with STARTTLS at a listener without TLS', async () => {
    const secure = await new TestGateway(httpOnly(), {
      ...settings(),
      DOVEADM_TCP_URL: `doveadms://127.0.0.1:${String(listener.port)}`,
      DOVEADM_CA_FILE: dovecot.certificatePath,
    }).start();
    const before = listener.sent.length;
    const { name } = await dovecot.createUser();
    expect(await secure.data(`{ user(name: "${name}") { mailbox(name: "INBOX") { name } } }`)).toEqual({
      user: { mailbox: { name: 'INBOX' } },
    });
    const sent = listener.sent.slice(before).join('');
    expect(sent).toContain('STARTTLS\n');
    expect(sent).not.toContain('PLAIN');
    expect(sent).not.toContain('mailbox list');
    await secure.close();
  });

  test('a command that ends its process among fifty that are sent together fails alone, with at most two further connections', async () => {
    const timeouts = { connectMs: 5_000, firstByteMs: { server: 10_000, mail: 10_000, long: 10_000 }, transferMs: 10_000 };
    const host = new Host({
      ...httpOnly(),
      url: `${dovecot.url}/doveadm/v1`,
      name: series,
      tcp: { url: `doveadm://127.0.0.1:${String(listener.port)}`, password: dovecot.password },
      concurrency: 4,
      room: 100,
      timeouts,
    });
    const loader = () => createReadLoader(host, { owner: {}, requestId: 'test', spend: () => Promise.resolve() });
    const user = 'alice@example.com';
    // The measured part counts only connections that replace one: all of the pool are open before it.
    const openAll = async (): Promise<number> => {
      const lists = Array.from({ length: 50 }, (_, index) => ({ user, mailboxMask: [`warm ${String(index)}`] }));
      await Promise.all(lists.map((args) => loader().load({ command: mailboxList, args })));
      return host.lineStatus?.connectionCount ?? 0;
    };
    for (let index = 0; index < 8; index++) await deliver(dovecot, [user], buildMessage());
    // The objects of either are read separately then, and each of the two parts would end a process as well.
    const crashing = [
      { command: mailboxStatus, args: { user, field: ['bogus'], mailboxMask: ['INBOX', 'Sent'] } },
      { command: messageFetch, args: { user, field: ['bogus'], query: ['mailbox', 'INBOX', 'all'] } },
    ] as const;
    for (const crash of crashing) {
      await expect.poll(openAll, { timeout: 30_000 }).toBe(4);
      const before = listener.sent.length;
      const one = loader();
      const asked = Array.from({ length: 50 }, (_, index) =>
        index === 17
          ? one.load(crash)
          : one.load({ command: messageSearch, args: { user, query: ['mailbox', 'INBOX', 'uid', String(index + 1)] } }),
      );
      const results = await Promise.allSettled(asked);
      const codes = results.map((result) =>
        result.status === 'rejected'
          ? (result.reason as CodedError).code
          : result.value.map(rowError).find((error) => error !== null)?.code,
      );
      expect(codes).toEqual(codes.map((_, index) => (index === 17 ? 'COMMAND_CRASHED' : undefined)));
      expect(listener.sent.length - before).toBeLessThanOrEqual(2);
    }
    host.close();
  });
});
