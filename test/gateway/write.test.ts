import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailboxCacheRemove } from '../../src/doveadm/commands/cache.ts';
import { dictInc } from '../../src/doveadm/commands/dict.ts';
import { mailboxCreate } from '../../src/doveadm/commands/mailbox.ts';
import { messageExpunge } from '../../src/doveadm/commands/message.ts';
import { metacacheFlushall } from '../../src/doveadm/commands/object-storage.ts';
import type { Host } from '../../src/doveadm/host/host.ts';
import { createStubWithEveryCommand } from '../access/stub-with-every-command.ts';
import type { StubDoveadm } from '../doveadm/stub-doveadm.ts';
import { gatewayTo } from './gateway-to.ts';

let stub: StubDoveadm;
let host: Host;
beforeEach(async () => {
  stub = await createStubWithEveryCommand().start();
  host = stub.host({ concurrency: 4 });
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

const created = { user: 'a@example.com', mailbox: 'New' };

describe('the reason of a failed write', () => {
  const line = (user: string, text: string) => ({ timestamp: 'now', prefix: `doveadm(${user})<1><x>`, type: 'Error', text });
  beforeEach(() => {
    stub.log = [line('a@example.com', 'Mailbox exists'), line('b@example.com', 'Something else')];
    stub.behave = () => [65];
  });

  test("is read without cost, even when the write has spent the caller's whole budget", async () => {
    const { gateway, budget } = gatewayTo(host, { commands: 1 });
    const { outcome, errors } = await gateway.run(mailboxCreate, created);
    expect([outcome, errors.map(({ log }) => log)]).toEqual(['NOT_APPLIED', ['Mailbox exists']]);
    expect(budget.commands).toBe(1);
  });

  test('is only for a caller who may read the log', async () => {
    const { gateway } = gatewayTo(host, { permissions: ['MAILBOX_CREATE'] });
    expect((await gateway.run(mailboxCreate, created)).errors.map(({ log }) => log)).toEqual([null]);
  });
});

describe('a write whose answer is lost', () => {
  const losing = (status: unknown[] | number) => {
    stub.behave = ([command]) => (command?.[0] === 'mailboxCreate' ? 'drop' : [status]);
  };

  test('is APPLIED when a read finds its result', async () => {
    losing([{ mailbox: 'New', messages: '0' }]);
    expect(await gatewayTo(host).gateway.run(mailboxCreate, created)).toEqual({ outcome: 'APPLIED', errors: [], value: null });
    expect(stub.commands).toEqual(['mailboxCreate', 'mailboxStatus']);
  });

  test('is UNKNOWN when no read finds its result; the write is never sent again', async () => {
    losing(68);
    const { outcome, errors } = await gatewayTo(host).gateway.run(mailboxCreate, created);
    expect(outcome).toBe('UNKNOWN');
    expect(errors[0]?.error.message).toContain(
      'When the gateway looked, there is no mailbox "New"; mailboxCreate may still be carried out.',
    );
    expect(stub.commands).toEqual(['mailboxCreate', 'mailboxStatus', 'mailboxStatus', 'mailboxStatus']);
  });

  test('is UNKNOWN when its record has no read for it', async () => {
    stub.behave = () => 'drop';
    const { outcome, errors } = await gatewayTo(host).gateway.run(metacacheFlushall, {});
    expect(outcome).toBe('UNKNOWN');
    expect(errors[0]?.error.message).toContain('Whether metacacheFlushall was applied is not known: look before you repeat it.');
  });
});

describe('an answer that something is missing', () => {
  const answering = (status: unknown[] | number) => {
    stub.behave = ([command]) => [command?.[0] === 'mailboxCreate' ? 68 : status];
  };

  test('is not believed where Dovecot sometimes gives it after the change, and a read finds the change', async () => {
    answering([{ mailbox: 'New', messages: '0' }]);
    expect(await gatewayTo(host).gateway.run(mailboxCreate, created)).toEqual({ outcome: 'APPLIED', errors: [], value: null });
    expect(stub.commands).toEqual(['mailboxCreate', 'mailboxStatus']);
  });

  test('is not believed of a change of several messages, when a read finds none of them left', async () => {
    stub.behave = (commands) => commands.map(([name]) => (name === 'expunge' ? 68 : []));
    const { outcome } = await gatewayTo(host).gateway.run(messageExpunge, { user: 'a@example.com', query: ['mailbox', 'INBOX', 'all'] });
    expect([outcome, stub.commands]).toEqual(['APPLIED', ['expunge', 'search']]);
  });

  test('is believed when the read finds nothing', async () => {
    answering(68);
    const { outcome, errors } = await gatewayTo(host).gateway.run(mailboxCreate, created);
    expect([outcome, errors[0]?.error.code]).toEqual(['NOT_APPLIED', 'NOT_FOUND']);
    expect(stub.commands).toEqual(['mailboxCreate', 'mailboxStatus', 'logErrors']);
  });
});

describe('an unmet precondition', () => {
  test('stops a write that needs a mailbox', async () => {
    stub.behave = () => [68];
    const { outcome, errors } = await gatewayTo(host).gateway.run(mailboxCacheRemove, { user: 'a', query: ['mailbox', 'Gone', 'all'] });
    expect([outcome, errors[0]?.error.code, errors[0]?.error.subject.mailbox]).toEqual(['NOT_APPLIED', 'NOT_FOUND', 'Gone']);
    expect(stub.commands).toEqual(['mailboxStatus']);
  });

  test('does not include an unreadable mailbox: the write may repair it', async () => {
    stub.behave = ([command]) => [command?.[0] === 'mailboxStatus' ? 75 : []];
    const { outcome } = await gatewayTo(host).gateway.run(mailboxCacheRemove, { user: 'a', query: ['mailbox', 'Broken', 'all'] });
    expect(outcome).toBe('APPLIED');
  });

  test('stops an addition to a value that is not a number', async () => {
    stub.behave = () => [[{ value: 'text' }]];
    const args = { user: 'a', filterName: 'x', key: 'priv/x', difference: 1 };
    const { outcome, errors } = await gatewayTo(host).gateway.run(dictInc, args);
    expect([outcome, errors[0]?.error.code]).toEqual(['NOT_APPLIED', 'NOT_POSSIBLE']);
    expect(stub.commands).toEqual(['dictGet']);
  });
});

test('arguments that are null are left out', async () => {
  stub.behave = () => [[]];
  await gatewayTo(host).gateway.run(mailboxCreate, { ...created, guid: null, subscriptions: null });
  expect(stub.envelopes.map(([command]) => Object.keys(command?.[1] ?? {}))).toEqual([['user', 'mailbox']]);
});
