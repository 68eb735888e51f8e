import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, isEmpty, NOBODY, parseDomain, parseUser } from '../../src/access/scope.ts';
import type { Scope } from '../../src/access/scope.ts';
import { CodedError } from '../../src/doveadm/errors.ts';

const scope = (parts: Partial<Scope>): Scope => ({ ...NOBODY, ...parts });
const example = scope({ domains: ['example.com'] });

function refusal(name: string): string {
  try {
    return `accepted: ${parseUser(name, 'lower')}`;
  } catch (error) {
    expect(error).toBeInstanceOf(CodedError);
    expect((error as CodedError).code).toBe('BAD_USER_INPUT');
    expect((error as CodedError).subject).toEqual({ field: 'user' });
    return (error as CodedError).message;
  }
}

const NOT_A_DOMAIN = 'user: has no valid domain after the "@": ASCII letters, digits, "-" and "_", in parts separated by single dots.';

describe('parseUser', () => {
  test.each([
    ['alice@example.com', 'alice@example.com'],
    ['Alice@Example.COM', 'alice@example.com'],
    ['samik', 'samik'],
    ["o'brien+news_2.x=y@mail-1.example.com", "o'brien+news_2.x=y@mail-1.example.com"],
    ['john doe@example.com', 'john doe@example.com'],
    ['jörg@example.com', 'jörg@example.com'],
    ['a.b.@example.com', 'a.b.@example.com'],
    ['bob@localhost', 'bob@localhost'],
  ])('%j is the user %j', (name, user) => {
    expect(parseUser(name, 'lower')).toBe(user);
  });

  test('with the case preserved a name stays as it is', () => {
    expect(parseUser('Alice@Example.COM', 'preserve')).toBe('Alice@Example.COM');
  });

  test('folds A to Z and nothing else, as Dovecot does', () => {
    expect(parseUser('ÄRGER@example.com', 'lower')).toBe('Ärger@example.com');
    // U+212A, the Kelvin sign, is a "k" in lower case to JavaScript.
    expect(parseUser('\u212Aarl@example.com', 'lower')).toBe('\u212Aarl@example.com');
  });

  test.each([
    ['', 'user: must not be empty.'],
    ['*', 'user: must be one user, not a pattern: "*" and "?" are not allowed.'],
    ['*@other.org', 'user: must be one user, not a pattern: "*" and "?" are not allowed.'],
    ['al?ce@example.com', 'user: must be one user, not a pattern: "*" and "?" are not allowed.'],
    ['victim*master', 'user: must be one user, not a pattern: "*" and "?" are not allowed.'],
    ['victim@other.org@example.com', 'user: must not contain more than one "@".'],
    ['victim%other.org@example.com', 'user: must not contain "%".'],
    ['victim/other.org@example.com', 'user: must not contain "/".'],
    ['victim#other.org@example.com', 'user: must not contain "#".'],
    ['victim|other.org@example.com', 'user: must not contain "|".'],
    ['EXAMPLE\\alice', 'user: must not contain "\\".'],
    ['alice\u0000@example.com', 'user: must not contain the character U+0000.'],
    ['alice\n@example.com', 'user: must not begin or end with a blank.'],
    ['al\nice@example.com', 'user: must not contain the character U+000A.'],
    ['al\u202eice@example.com', 'user: must not contain the character U+202E.'],
    ['al\u200bice@example.com', 'user: must not contain the character U+200B.'],
    ['al\u00a0ice@example.com', 'user: must not contain the character U+00A0.'],
    ['al\ud800ice@example.com', 'user: must not contain the character U+D800.'],
    [' alice@example.com', 'user: must not begin or end with a blank.'],
    ['alice@example.com ', 'user: must not begin or end with a blank.'],
    ['alice @example.com', 'user: must not begin or end with a blank.'],
    ['alice@example.com\n', 'user: must not begin or end with a blank.'],
    ['alice\uff20other.org', 'user: must not contain the character U+FF20.'],
    ['@example.com', 'user: has nothing before the "@".'],
    ['..@example.com', 'user: must not consist of dots.'],
    ['..', 'user: must not consist of dots.'],
    ['!alice@example.com', 'user: must not begin with "!".'],
    ['alice@', NOT_A_DOMAIN],
    ['alice@example.com.', NOT_A_DOMAIN],
    ['alice@.example.com', NOT_A_DOMAIN],
    ['alice@example..com', NOT_A_DOMAIN],
    ['alice@exam ple.com', NOT_A_DOMAIN],
    ['alice@ example.com', NOT_A_DOMAIN],
    ['alice@ｅxample.com', NOT_A_DOMAIN],
    ['alice@éxample.com', NOT_A_DOMAIN],
    ['alice@example.com\u0000', NOT_A_DOMAIN],
    [`${'a'.repeat(244)}@example.com`, 'user: must not be longer than 255 bytes.'],
    [`${'ä'.repeat(122)}@example.com`, 'user: must not be longer than 255 bytes.'],
  ])('%j is refused', (name, message) => {
    expect(refusal(name)).toBe(message);
  });

  test('the field at fault is named', () => {
    expect(() => parseUser('*', 'lower', 'input.sourceUser')).toThrow('input.sourceUser: must be one user');
  });

  test('what it returns it accepts again, unchanged', () => {
    fc.assert(
      fc.property(name(), fc.constantFrom('lower' as const, 'preserve' as const), (text, usernameCase) => {
        const user = attempt(() => parseUser(text, usernameCase));
        fc.pre(user !== null);
        expect(parseUser(user, usernameCase)).toBe(user);
      }),
    );
  });

  test('no name it accepts is a pattern, has a control character or a second "@"', () => {
    fc.assert(
      fc.property(name(), (text) => {
        const user = attempt(() => parseUser(text, 'lower'));
        fc.pre(user !== null);
        expect(user).not.toMatch(/[*?%\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(user.split('@').length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('covers', () => {
  test('an empty scope covers nobody', () => {
    expect(covers(NOBODY, 'alice@example.com')).toBe(false);
    expect(covers(NOBODY, '')).toBe(false);
    expect(isEmpty(NOBODY)).toBe(true);
    expect(isEmpty(scope({ excluded: ['alice@example.com'] }))).toBe(true);
    expect(isEmpty(example)).toBe(false);
  });

  test('a domain covers its users, and neither subdomains, nor longer names, nor users without a domain', () => {
    expect(covers(example, 'alice@example.com')).toBe(true);
    for (const user of ['a@sub.example.com', 'a@notexample.com', 'a@example.com.org', 'example.com', 'samik', 'a@other.org']) {
      expect(covers(example, user), user).toBe(false);
    }
  });

  test('a domain covers its users however Dovecot writes it', () => {
    expect(covers(example, 'Alice@EXAMPLE.com')).toBe(true);
  });

  test('a name with two "@", as a list of Dovecot may hold it, belongs to no domain', () => {
    expect(covers(example, 'victim@other.org@example.com')).toBe(false);
    expect(covers(example, 'victim@example.com@other.org')).toBe(false);
  });

  test('a user is covered by exactly its name', () => {
    const one = scope({ users: ['jörg@example.com', 'samik'] });
    expect(covers(one, 'jörg@example.com')).toBe(true);
    expect(covers(one, 'samik')).toBe(true);
    for (const user of ['jo\u0308rg@example.com', 'jorg@example.com', 'JÖRG@example.com', 'samik@example.com']) {
      expect(covers(one, user), user).toBe(false);
    }
  });

  test('an exclusion is stronger than everything else', () => {
    const all = scope({ everyone: true, users: ['ceo@example.com'], excluded: ['ceo@example.com', '@secret.org'] });
    expect(covers(all, 'alice@example.com')).toBe(true);
    expect(covers(all, 'ceo@example.com')).toBe(false);
    expect(covers(all, 'anyone@secret.org')).toBe(false);
    expect(covers(all, 'ceo@other.org')).toBe(true);
  });

  test('an exclusion holds for every spelling that a database or the default realm may take for the same user', () => {
    const all = scope({ everyone: true, excluded: ['rené@example.com'] });
    for (const user of ['RENÉ@example.com', 'rene@example.com', 'rene\u0301@example.com', 'ｒené@example.com', 'rené', 'rene']) {
      expect(covers(all, user), user).toBe(false);
    }
    expect(covers(scope({ everyone: true, excluded: ['@secret.org'] }), 'samik')).toBe(false);
  });

  test('no accepted spelling of a user of another domain is covered', () => {
    fc.assert(
      fc.property(name('@other.org'), fc.constantFrom('lower' as const, 'preserve' as const), (text, usernameCase) => {
        const user = attempt(() => parseUser(text, usernameCase));
        fc.pre(user !== null);
        const asDovecotReadsIt = usernameCase === 'lower' ? user.toLowerCase() : user;
        const domain = asDovecotReadsIt.slice(asDovecotReadsIt.indexOf('@') + 1).toLowerCase();
        if (covers(example, user)) expect(domain).toBe('example.com');
      }),
    );
  });

  test('an exclusion only ever takes away', () => {
    fc.assert(
      fc.property(name(), fc.array(name()), (text, excluded) => {
        const wide = scope({ everyone: true });
        const narrow = scope({ everyone: true, excluded });
        if (covers(narrow, text)) expect(covers(wide, text)).toBe(true);
        for (const item of excluded) expect(covers(narrow, item)).toBe(false);
      }),
    );
  });
});

test('parseDomain folds what is a domain and refuses the rest', () => {
  expect(parseDomain('Example.COM')).toBe('example.com');
  for (const text of ['', '*.example.com', '@example.com', 'exämple.com', 'example.com.', '-a.com']) {
    expect(parseDomain(text), text).toBeNull();
  }
});

/** Names made of the pieces that attacks are made of. */
function name(ending = ''): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...['alice', 'Victim', 'example.com', 'EXAMPLE.COM', 'other.org', '@', '@', '*', '?', '%', '.', ' ', '\n', '\u0000', '+', '!'],
    ...['/', '#', 'é', 'e\u0301', '\uff20', '\u212a', 'ı', 'ß', '\u202e', '\ud800', '\u00a0'],
  );
  return fc.oneof(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('') + ending),
    fc.string({ unit: 'binary' }).map((text) => text + ending),
    fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
  );
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
}
