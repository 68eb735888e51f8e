import { describe, expect, test } from 'vitest';
import { prefixProblem, SharedNamespaces } from '../../src/access/shared-namespaces.ts';

const slash = new SharedNamespaces(['shared/$user/'], 'lower');
const own = { own: true };
const of = (owner: string | null) => ({ own: false, owner });

describe('a mailbox name', () => {
  test.each(['INBOX', 'Shared', 'Shared/bob@example.com/INBOX', 'sharedwork', 'Archive/shared/bob@example.com', '&AHM-hared/x'])(
    '%s is in the own mail',
    (name) => {
      expect(slash.placeOf(name)).toEqual(own);
    },
  );

  test.each([
    ['shared/bob@example.com/INBOX', 'bob@example.com'],
    ['shared/bob@example.com/Work/2024', 'bob@example.com'],
    ['shared/bob@example.com/', 'bob@example.com'],
    ['shared/bob@example.com', 'bob@example.com'],
    ['shared/BOB@Example.COM/INBOX', 'bob@example.com'],
    ['shared/bob/INBOX', 'bob'],
  ])('%s is in the mail of %s', (name, owner) => {
    expect(slash.placeOf(name)).toEqual(of(owner));
  });

  test.each([
    'shared',
    'shared/',
    'shared//INBOX',
    'shared/*/INBOX',
    'shared/a@b@c/INBOX',
    'shared/bob @example.com/INBOX',
    'shared/bob%x/I',
  ])('%s is in the mail of no known owner', (name) => {
    expect(slash.placeOf(name)).toEqual(of(null));
  });

  test('keeps the case of its owner when Dovecot does', () => {
    expect(new SharedNamespaces(['shared/$user/'], 'preserve').placeOf('shared/Bob@x.org/INBOX')).toEqual(of('Bob@x.org'));
  });
});

describe('a pattern', () => {
  test.each([
    ['shared/bob@example.com/*', of('bob@example.com')],
    ['shared/bob@example.com/%', of('bob@example.com')],
    ['shared/bob@example.com/INBOX', of('bob@example.com')],
    ['shared/bob@example.com', of('bob@example.com')],
    ['shared/bob@example.com*', of(null)],
    ['shared/bob*', of(null)],
    ['shared/bob*@example.com/INBOX', of(null)],
    ['shared/*', of(null)],
    ['shared/%/INBOX', of(null)],
    ['*', own],
    ['shar%', own],
  ])('%s leads to %j', (pattern, place) => {
    expect(slash.placeOfPattern(pattern)).toEqual(place);
  });

  test.each(['*', '%', '%/%', 's*', 'shared*', 'shared/*', 'shared/bob@example.com/*'])(
    '%s could match in the shared namespace',
    (pattern) => {
      expect(slash.couldReach(pattern)).toBe(true);
    },
  );

  test.each(['INBOX', 'INBOX*', 'S%', 'Shared/*', 'work/shared/*', 'shared/bob@example.com/INBOX'])('%s could not', (pattern) => {
    expect(slash.couldReach(pattern)).toBe(false);
  });
});

describe('a mask of a command that keeps wildcards within a namespace', () => {
  test.each(['%/%', '*/*', '%/%/INBOX', 's*/x', 's%/bob@example.com/%', 'shared/*'])('%s could reach another namespace', (mask) => {
    expect(slash.couldCross(mask)).toBe(true);
  });

  test.each(['*', '%', 's*', 'shared*', '%d', 'Archive/*', 'a/%', 'shared/bob@example.com/INBOX'])('%s could not', (mask) => {
    expect(slash.couldCross(mask)).toBe(false);
  });

  test('is judged by the separator of the namespace', () => {
    const dots = new SharedNamespaces(['user.$user.'], 'lower');
    expect(dots.couldCross('%.%')).toBe(true);
    expect(dots.couldCross('%/%')).toBe(false);
  });
});

describe('prefixes of other forms', () => {
  test('below INBOX are found in any case of INBOX', () => {
    const below = new SharedNamespaces(['INBOX/shared/$user/'], 'lower');
    for (const inbox of ['INBOX', 'inbox', 'InBoX']) {
      expect(below.placeOf(`${inbox}/shared/bob@example.com/x`)).toEqual(of('bob@example.com'));
      expect(below.placeOfPattern(`${inbox}/shared/bob@example.com/%`)).toEqual(of('bob@example.com'));
      expect(below.couldReach(`${inbox}/%`)).toBe(true);
      expect(below.placeOf(inbox)).toEqual(own);
      expect(below.placeOf(`${inbox}/Mine`)).toEqual(own);
    }
    expect(below.placeOf('ınbox/shared/bob@example.com/x')).toEqual(own);
    for (const pattern of ['i*', 'in%/shared/*', 'inb*/*']) expect(below.couldReach(pattern)).toBe(true);
    expect(below.placeOf('INBOX/shared')).toEqual(of(null));
  });

  test('include their parents: deleting a parent deletes everything below', () => {
    const deep = new SharedNamespaces(['all/users/$user/'], 'lower');
    expect(deep.placeOf('all')).toEqual(of(null));
    expect(deep.placeOf('all/users')).toEqual(of(null));
    expect(deep.placeOf('al')).toEqual(own);
    expect(deep.placeOf('all/mine')).toEqual(own);
  });

  test('end the owner before their own next character', () => {
    const dots = new SharedNamespaces(['user.$user.'], 'lower');
    expect(dots.placeOf('user.bob.INBOX')).toEqual(of('bob'));
    expect(dots.placeOf('user.bob@example.com.INBOX')).toEqual(of('bob@example'));
    const at = new SharedNamespaces(['#users/$username@$domain/'], 'lower');
    expect(at.placeOf('#users/bob@example.com/INBOX')).toEqual(of('bob@example.com'));
  });

  test('may have the domain first', () => {
    const split = new SharedNamespaces(['shared/$domain/$username/'], 'lower');
    expect(split.placeOf('shared/example.com/bob/INBOX')).toEqual(of('bob@example.com'));
    expect(split.placeOf('shared/example.com/INBOX')).toEqual(of('inbox@example.com'));
    expect(split.placeOf('shared/example.com')).toEqual(of(null));
    expect(split.placeOfPattern('shared/example.com/bob/*')).toEqual(of('bob@example.com'));
    expect(split.placeOfPattern('shared/example.com/*/INBOX')).toEqual(of(null));
  });

  test('without an owner are public: nobody in particular', () => {
    const several = new SharedNamespaces(['shared/$user/', 'Public/'], 'lower');
    expect(several.placeOf('Public/Notices')).toEqual(of(null));
    expect(several.placeOf('shared/bob/INBOX')).toEqual(of('bob'));
    expect(several.patterns).toEqual(['shared/*', 'Public/*']);
  });

  test('are empty without a setting', () => {
    const none = new SharedNamespaces([], 'lower');
    expect(none.placeOf('shared/bob@example.com/INBOX')).toEqual(own);
    expect(none.couldReach('*')).toBe(false);
    expect(none.patterns).toEqual([]);
  });
});

test.each([
  ['shared/$user/', null],
  ['Public/', null],
  ['INBOX.shared.$user.', null],
  ['#users/$username@$domain/', null],
  ['', 'must begin with a name and its separator, such as shared/'],
  ['/', 'must begin with a name and its separator, such as shared/'],
  ['$user/', 'must begin with a name and its separator, such as shared/'],
  ['Public', 'must begin with a name and its separator, such as shared/'],
  ['shared/%%u/', 'must not hold wildcards or control characters: write $user for the owner'],
  ['shared/$username/', 'must hold $username and $domain together, or $user alone'],
  ['shared/$owner/', 'may hold $user, $username and $domain only'],
])('the prefix %j has the problem %j', (prefix, problem) => {
  expect(prefixProblem(prefix)).toBe(problem);
});
