import { describe, expect, it } from 'vitest';
import { assertArguments, mapUsers, namesEveryone, usersNamed } from '../../src/doveadm/arguments.ts';
import { defineCommand, noRows } from '../../src/doveadm/command.ts';
import type { ParamSpec } from '../../src/doveadm/param-types.ts';
import { aclSet } from '../../src/doveadm/commands/acl.ts';
import { messageCopy } from '../../src/doveadm/commands/message.ts';
import { CodedError } from '../../src/doveadm/errors.ts';

const taking = (spec: ParamSpec) =>
  defineCommand({
    name: 'sample',
    summary: 'For this test.',
    effect: 'read',
    class: 'mail',
    permission: 'MAILBOX_READ',
    params: { value: spec },
    decode: noRows,
  });

function problemOf(spec: ParamSpec, value: unknown): string | null {
  try {
    assertArguments(taking(spec), { value });
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(CodedError);
    expect((error as CodedError).code).toBe('BAD_USER_INPUT');
    return (error as CodedError).message;
  }
}

describe('a harmful argument is refused before anything is sent', () => {
  it.each<[string, ParamSpec, unknown, string]>([
    ['a missing one', 'string', undefined, 'value: sample needs it'],
    ['null', 'string', null, 'value: sample needs it'],
    ['an empty text', 'string', '', 'value: must not be empty'],
    ['a number for a text', 'string', 5, 'value: must be a text'],
    ['a newline in a name', 'mailbox', 'a\nb', 'value: must not hold control characters'],
    ['NUL in a name', 'mailbox', 'a\0b', 'value: must not hold control characters'],
    ['half a character', 'string', 'a\ud800', 'value: must be valid Unicode'],
    ['a pattern for a user', 'user', '*@example.com', 'value: must name one user: * and ? would mean many'],
    ['a question mark for a user', 'user', 'a?', 'value: must name one user: * and ? would mean many'],
    ['a negative number', 'integer', -1, 'value: must be a whole number from 0 to 9007199254740991'],
    ['a fraction', 'integer', 1.5, 'value: must be a whole number from 0 to 9007199254740991'],
    ['a text for a switch', 'boolean', 'true', 'value: must be true or false'],
    ['an empty list', 'array', [], 'value: must hold at least one entry'],
    ['a text for a list', 'array', 'INBOX', 'value: must be a list'],
    ['an empty entry', 'mailboxes', ['a', ''], 'value: entry 2 must not be empty'],
    ['NUL in content', 'content', 'a\0b', 'value: must not hold NUL'],
    ['an empty query', 'query', [], 'value: must hold at least one entry'],
    [
      'an unknown system flag',
      'flags',
      ['\\Seen', '\\Bogus'],
      'value: entry 2 must be one of \\Answered, \\Deleted, \\Draft, \\Flagged, \\Seen, or a keyword without a backslash',
    ],
    [
      'a keyword with a blank',
      'flags',
      ['a b'],
      'value: entry 1 must be a keyword of printable ASCII without spaces, quotes, brackets, * or %',
    ],
  ])('%s', (_, spec, value, message) => {
    expect(problemOf(spec, value)).toBe(message);
  });

  it('a parameter that the command does not have', () => {
    expect(() => {
      assertArguments(taking('string'), { value: 'a', colour: 'red' });
    }).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', message: 'colour: sample has no such parameter' }));
  });
});

describe('a valid argument passes', () => {
  it.each<[ParamSpec, unknown]>([
    ['string?', undefined],
    ['integer', 0],
    ['boolean', false],
    ['content', ''],
    ['content', 'From: a\r\n\r\n\u00e4\t\n'],
    ['flags', ['\\seen', '$Forwarded', 'NonJunk']],
    ['query', ['header', 'X-Tag', '']],
    ['mailbox', 'Entwürfe/50%'],
    ['user', "o'neil+tag@example.com"],
  ])('%s %j', (spec, value) => {
    expect(problemOf(spec, value)).toBeNull();
  });
});

it('finds every user that a command names', () => {
  expect(usersNamed(messageCopy, { user: 'a', sourceUser: 'b' })).toEqual(['a', 'b']);
  expect(usersNamed(messageCopy, { user: 'a' })).toEqual(['a']);
});

describe('an identifier of an access control list', () => {
  const args = (id: string) => ({ user: 'a', mailbox: 'Box', id, right: ['read'] });

  it('names a second user', () => {
    expect(usersNamed(aclSet, args('user=B'))).toEqual(['a', 'B']);
    expect(mapUsers(aclSet, args('user=B'), (user) => user.toLowerCase())).toEqual(args('user=b'));
  });

  it.each(['anyone', 'authenticated', 'group=staff', 'group-override=staff'])('can concern people who are not named: %s', (id) => {
    expect(namesEveryone(aclSet, args(id))).toBe(true);
    expect(usersNamed(aclSet, args(id))).toEqual(['a']);
  });

  it.each(['owner', 'user=b'])('or not: %s', (id) => {
    expect(namesEveryone(aclSet, args(id))).toBe(false);
  });

  it.each(['', 'bogus', 'user=', 'user=*', '-user=b', 'anyone ', 'group=', `group=${'a'.repeat(1019)}`])(
    'is refused where Dovecot would end or be misled: %j',
    (id) => {
      expect(() => assertArguments(aclSet, args(id))).toThrow(CodedError);
    },
  );
});
