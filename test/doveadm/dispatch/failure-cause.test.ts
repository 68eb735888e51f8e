import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailboxCreate } from '../../../src/doveadm/commands/mailbox.ts';
import { userGet } from '../../../src/doveadm/commands/user.ts';
import { findCauses, type ReadFurther } from '../../../src/doveadm/dispatch/failure-cause.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';
import type { Host } from '../../../src/doveadm/host/host.ts';
import { StubDoveadm } from '../stub-doveadm.ts';

let stub: StubDoveadm;
let host: Host;
beforeEach(async () => {
  stub = await StubDoveadm.start();
  host = stub.host();
});
afterEach(async () => {
  host.close();
  await stub.stop();
});

const line = (user: string, text: string) => ({ timestamp: 'now', prefix: `doveadm(${user})<1><x>`, type: 'Error', text });
const REASON = 'Mail access for users with UID 100 not permitted (see first_valid_uid in config file, uid from userdb lookup).';
const failed = { command: mailboxCreate, args: { user: 'a@example.com', mailbox: 'New' } };
const codes = async (): Promise<unknown[]> => (await findCauses(host, 'request', Date.now(), [failed])).map((cause) => cause?.code ?? null);

describe('the cause of a failure', () => {
  test('is found in a line that names its user', async () => {
    stub.log = [line('b@example.com', 'User is missing UID (see mail_uid setting)'), line('a@example.com', REASON)];
    expect(await codes()).toEqual(['UPSTREAM_CONFIG']);
  });

  test.each([150, 600])('is found in a line that the log shows %i ms late', async (ms) => {
    setTimeout(() => (stub.log = [line('a@example.com', REASON)]), ms);
    expect(await codes()).toEqual(['UPSTREAM_CONFIG']);
  });

  test('is found although the first read of the log is lost', async () => {
    let losses = 1;
    stub.log = null;
    stub.behave = () => (losses-- > 0 ? 'drop' : [[line('a@example.com', REASON)]]);
    expect(await codes()).toEqual(['UPSTREAM_CONFIG']);
    expect(stub.commands).toEqual(['logErrors', 'logErrors']);
  });

  test('is found in a late line although the log has a line that names nobody', async () => {
    const other = { timestamp: 'now', prefix: 'auth', type: 'Warning', text: 'Auth request was queued for 1 seconds' };
    stub.log = [other];
    setTimeout(() => (stub.log = [other, line('a@example.com', REASON)]), 150);
    expect(await codes()).toEqual(['UPSTREAM_CONFIG']);
  });

  test('is not known when the log has no line for it', async () => {
    stub.log = [line('b@example.com', REASON)];
    expect(await codes()).toEqual([null]);
  });
});

describe('the cause of a failed look-up', () => {
  const lookUp = { command: userGet, args: { user: 'a@example.com' } };
  const find = (result: Awaited<ReturnType<ReadFurther>>[number]): Promise<readonly (CodedError | null)[]> =>
    findCauses(host, 'request', Date.now(), [lookUp], () => Promise.resolve([result]));

  test("is that of the read which opens the user's mail", async () => {
    const mailbox = new CodedError('UPSTREAM_CONFIG', 'why', { command: 'mailboxList', mailbox: 'INBOX' }, { answered: true });
    const [cause] = await find(mailbox);
    expect(cause).toMatchObject({ code: 'UPSTREAM_CONFIG', message: 'why' });
    expect(cause?.subject).toEqual({});
  });

  test('is read for several of them together', async () => {
    const users = ['a@example.com', 'b@example.com', 'c@example.com'];
    const asked: unknown[] = [];
    const causes = await findCauses(
      host,
      'request',
      Date.now(),
      users.map((user) => ({ command: userGet, args: { user } })),
      (reads) => {
        asked.push(reads.map(({ command, args }) => [command.name, args]));
        return Promise.resolve(
          reads.map(({ args }, index) => new CodedError(index === 1 ? 'TEMPORARY_FAILURE' : 'UPSTREAM_CONFIG', String(args.user))),
        );
      },
    );
    expect(asked).toEqual([users.map((user) => ['mailboxList', { user, mailboxMask: ['INBOX'] }])]);
    expect(causes.map((cause) => [cause?.code, cause?.message])).toEqual([
      ['UPSTREAM_CONFIG', 'a@example.com'],
      ['TEMPORARY_FAILURE', 'b@example.com'],
      ['UPSTREAM_CONFIG', 'c@example.com'],
    ]);
  });

  test('is unknown without another look at the log when that read fails for the moment', async () => {
    stub.log = [line('a@example.com', REASON)];
    expect(await find(new CodedError('TEMPORARY_FAILURE', 'not now'))).toMatchObject([{ code: 'TEMPORARY_FAILURE' }]);
  });

  test.each([
    ['succeeds', []],
    ['may not be run', new CodedError('UPSTREAM_UNAUTHORIZED', 'not allowed')],
    ['costs too much', new CodedError('COST_LIMIT', 'too much')],
  ])('is in the log when that read %s', async (_, result) => {
    stub.log = [line('a@example.com', REASON)];
    expect(await find(result)).toMatchObject([{ code: 'UPSTREAM_CONFIG' }]);
  });
});
