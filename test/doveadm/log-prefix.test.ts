import { expect, test } from 'vitest';
import { covers } from '../../src/access/scope.ts';
import { logErrors } from '../../src/doveadm/commands/server.ts';

const line = (prefix: string) => logErrors.decode([{ timestamp: '', prefix, type: 'Error', text: 'x' }], {})[0];

test.each([
  ['doveadm(samik)<12><session>', 'samik'],
  ['doveadm(samik)<12><session>: ', 'samik'],
  ['auth(ceo@example.com,192.0.2.1)', 'ceo@example.com'],
  ['auth(ceo@example.com,192.0.2.1,<session>): ', 'ceo@example.com'],
  ['auth(ceo@example.com,2001:db8::1,<AbC1>)', 'ceo@example.com'],
  ['doveadm(127.0.0.1,ceo@example.com): ', 'ceo@example.com'],
  ['lmtp(1234, ceo@example.com): ', 'ceo@example.com'],
  ['doveadm(127.0.0.1)', null],
  ['doveadm(7464): ', null],
  ['auth(?,192.0.2.1)', null],
  ['auth: ', null],
  // A line that names two users belongs to neither: only a scope of everyone may see it.
  ['lmtp(alice@example.com,ceo@example.com)', null],
])('a log line with the prefix %j is of %j', (prefix, user) => {
  expect(line(prefix)?.user).toBe(user);
  expect(logErrors.owner?.({ prefix })).toBe(user);
});

test('a process is named without what follows it', () => {
  expect(['auth: ', 'config', 'stats(12): ', 'doveadm(a@x.example)<1><s>: '].map((prefix) => line(prefix)?.process)).toEqual([
    'auth',
    'config',
    'stats',
    'doveadm',
  ]);
});

test('a name that is not clearly one user is not covered by a scope that excludes somebody', () => {
  const scope = { everyone: true, domains: [], users: [], excluded: ['ceo@example.com'] };
  for (const name of ['ceo@example.com,192.0.2.1', 'ceo@example.com*admin', 'x (ceo@example.com)', 'ceo/x@example.com']) {
    expect(covers(scope, name), name).toBe(false);
  }
  expect(covers(scope, 'alice@example.com')).toBe(true);
});
