import { describe, expect, test } from 'vitest';
import type { AnyCommand, Row } from '../../../src/doveadm/command.ts';
import { quotaGet } from '../../../src/doveadm/commands/quota.ts';
import { sessionList } from '../../../src/doveadm/commands/session.ts';
import { userExists } from '../../../src/doveadm/commands/user.ts';
import { partitionImplied, settleImplied } from '../../../src/doveadm/dispatch/implied-reads.ts';
import type { PendingRead } from '../../../src/doveadm/dispatch/joined-read.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';

const pending = (command: AnyCommand, args: object): PendingRead => ({ read: { command, args: args as never }, passed: 0, result: null });

/** A user's existence beside a read of the user's quota that is answered so: its rows, and whether it must be sent after all. */
function implied(answer: readonly Row[] | Error): { result: PendingRead['result']; sent: boolean } {
  const [exists, quota] = [pending(userExists, { user: 'a' }), pending(quotaGet, { user: 'a' })];
  const { sent, implied: aside } = partitionImplied([exists, quota]);
  expect(sent).toEqual([quota]);
  quota.result = answer;
  return { sent: settleImplied(aside).includes(exists), result: exists.result };
}

describe('a read that another one implies', () => {
  test('is not sent, and has the rows that the answer implies', () => {
    expect(implied([{ root: 'r' }])).toEqual({ result: [], sent: false });
    expect(implied(new CodedError('USER_NOT_FOUND', ''))).toEqual({ result: [{ absent: true }], sent: false });
    expect(implied(new CodedError('NOT_FOUND', '', { exitCode: 68 }))).toEqual({ result: [], sent: false });
  });

  test('is sent when the answer implies nothing', () => {
    expect(implied(new CodedError('TEMPORARY_FAILURE', '', { exitCode: 75 }))).toEqual({ result: null, sent: true });
    expect(implied(new Error('lost'))).toEqual({ result: null, sent: true });
  });

  test('is implied only by reads of the same user', () => {
    const others = [pending(userExists, { user: 'a' }), pending(quotaGet, { user: 'b' }), pending(sessionList, { mask: 'a' })];
    expect(partitionImplied(others)).toEqual({ sent: others, implied: [] });
  });
});
