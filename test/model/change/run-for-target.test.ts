import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailboxSubscribe } from '../../../src/doveadm/commands/mailbox.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import { runForTarget } from '../../../src/model/change/run-for-target.ts';
import { createStubWithEveryCommand } from '../../access/stub-with-every-command.ts';
import type { StubDoveadm } from '../../doveadm/stub-doveadm.ts';
import { gatewayTo } from '../../gateway/gateway-to.ts';

let stub: StubDoveadm;
let host: Host;
beforeEach(async () => {
  stub = await createStubWithEveryCommand().start();
  host = stub.host({
    concurrency: 4,
    room: 1_000,
    timeouts: { connectMs: 30_000, firstByteMs: { server: 30_000, mail: 30_000, long: 30_000 }, transferMs: 30_000 },
  });
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

test('a slow user delays none of the others, however many there are', async () => {
  const users = Array.from({ length: 230 }, (_, index) => `user${String(index)}`);
  const served: string[] = [];
  let endSlow = (): void => undefined;
  stub.behave = (commands, _, response) => {
    const [, { user }, tag] = commands[0]!;
    served.push(String(user));
    if (user !== 'user0') return [[]];
    endSlow = () => response.end(JSON.stringify([['doveadmResponse', [], tag]]));
    return 'hang';
  };
  const { gateway } = gatewayTo(host, { commands: 1_000 });
  const running = runForTarget(gateway, { target: { users } }, mailboxSubscribe, (user) => ({ user, mailbox: 'INBOX' }));
  await expect.poll(() => served.length, { timeout: 50_000 }).toBe(users.length);
  endSlow();
  const { outcome, results } = await running;
  expect(outcome).toBe('APPLIED');
  expect(results.map(({ user }) => user.name)).toEqual(users);
});

test('a fault of the gateway for one user is the outcome of that user alone, and is logged', async () => {
  stub.behave = () => [[]];
  const faults: unknown[] = [];
  const { gateway } = gatewayTo(host, { onFault: (error) => faults.push(error) });
  const fault = new TypeError('a fault');
  const beforeSending = ({ name }: { name: string }): Promise<void> => (name === 'b' ? Promise.reject(fault) : Promise.resolve());
  const { outcome, results } = await runForTarget(
    gateway,
    { target: { users: ['a', 'b', 'c'] } },
    mailboxSubscribe,
    (user) => ({ user, mailbox: 'INBOX' }),
    undefined,
    { beforeSending },
  );
  expect(outcome).toBe('PARTIAL');
  expect(
    results.map((result) => [result.user.name, result.outcome, ...result.errors.map(({ error }) => [error.code, error.subject.user])]),
  ).toEqual([
    ['a', 'APPLIED'],
    ['b', 'UNKNOWN', ['INTERNAL', 'b']],
    ['c', 'APPLIED'],
  ]);
  expect(faults).toEqual([fault]);
});

test('a fault of the gateway while it counts what is expected ends the whole change, before anything is sent', async () => {
  stub.behave = () => [[]];
  const { gateway } = gatewayTo(host, { onFault: () => undefined });
  const fault = new TypeError('a fault');
  const reader = { count: ({ name }: { name: string }) => (name === 'b' ? Promise.reject(fault) : Promise.resolve(0)) };
  const running = runForTarget(
    gateway,
    { target: { users: ['a', 'b'] }, expect: { messages: 0n } },
    mailboxSubscribe,
    (user) => ({ user, mailbox: 'INBOX' }),
    reader as never,
  );
  await expect(running).rejects.toBe(fault);
  expect(stub.commands).not.toContain('mailboxSubscribe');
});
