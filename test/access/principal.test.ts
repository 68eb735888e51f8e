import { describe, expect, test } from 'vitest';
import type { ClaimSettings } from '../../src/access/claims.ts';
import { createPolicy } from '../../src/access/policy.ts';
import { createPrincipal } from '../../src/access/principal.ts';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';

const policy = createPolicy(DEFAULT_ROLES);
const settings: ClaimSettings = {
  rolesClaim: 'roles',
  domainsClaim: 'domains',
  usersClaim: 'users',
  accountClaim: 'sub',
  usernameCase: 'lower',
};
const principal = (claims: Record<string, unknown>, own: Partial<ClaimSettings> = {}) =>
  createPrincipal({ sub: 'admin', ...claims }, policy, { ...settings, ...own });

describe('claims', () => {
  test('a token is its subject, its id, its known roles and its scope', () => {
    const found = principal({ sub: 'kim', jti: 't1', roles: ['helpdesk'], domains: ['Example.com'], users: ['Bob@Other.org'] });
    expect(found).toMatchObject({ name: 'kim', tokenId: 't1', roles: ['helpdesk'], problems: [] });
    expect(found.scope).toEqual({ everyone: false, domains: ['example.com'], users: ['bob@other.org'], excluded: [] });
    expect(found.permissions()).toContain('SESSION_KICK');
    expect(found.permissions()).not.toContain('MESSAGE_READ_CONTENT');
  });

  test('a token without an id has none', () => {
    expect(principal({}).tokenId).toBeNull();
    expect(principal({ jti: 7 }).tokenId).toBeNull();
  });

  test('lists may be arrays or texts separated by spaces', () => {
    const found = principal({ roles: 'helpdesk  auditor', domains: 'example.com\texample.net', users: 'a@x.org b@x.org' });
    expect(found.roles).toEqual(['helpdesk', 'auditor']);
    expect(found.scope.domains).toEqual(['example.com', 'example.net']);
    expect(found.scope.users).toEqual(['a@x.org', 'b@x.org']);
  });

  test('a claim may be found by a path, or by a name that has dots itself', () => {
    const roles = ['helpdesk'];
    expect(principal({ realm_access: { roles } }, { rolesClaim: 'realm_access.roles' }).roles).toEqual(roles);
    expect(principal({ 'https://x.org/roles': roles }, { rolesClaim: 'https://x.org/roles' }).roles).toEqual(roles);
  });

  test.each([[7], [null], [{ superadmin: true }], [[['superadmin']]], [[7, null]], [true]])(
    'roles of the form %j give nothing',
    (roles) => {
      expect(principal({ roles, domains: ['*'] })).toMatchObject({ roles: [], grants: [] });
    },
  );

  test('an unknown role, and a name that every object has, give nothing', () => {
    for (const role of ['root', 'constructor', '__proto__', 'toString', 'SUPERADMIN']) {
      expect(principal({ roles: [role], domains: ['*'] }).permissions(), role).toEqual([]);
    }
    expect(principal({ roles: ['x'] }, { rolesClaim: 'constructor.name' }).roles).toEqual([]);
  });

  test('"*" among domains or users is everyone, and nowhere else', () => {
    expect(principal({ roles: ['helpdesk'], domains: ['*'] }).scope.everyone).toBe(true);
    expect(principal({ roles: ['helpdesk'], users: ['*'] }).scope.everyone).toBe(true);
    const found = principal({ roles: ['helpdesk'], domains: ['*.example.com'], users: ['*@example.com'] });
    expect(found.scope).toEqual({ everyone: false, domains: [], users: [], excluded: [] });
    expect(found.problems).toEqual([
      'The claim "domains" holds "*.example.com", which cannot be understood.',
      'The claim "users" holds "*@example.com", which cannot be understood.',
    ]);
  });

  test('a leading "!" excludes a user or a domain', () => {
    const found = principal({ roles: ['helpdesk'], users: ['*', '!CEO@example.com', '!@Secret.org'], domains: '!board.org' });
    expect(found.scope.everyone).toBe(true);
    expect(found.scope.excluded).toEqual(['@board.org', 'ceo@example.com', '@secret.org']);
  });

  test.each(['!*', '!', '!*@example.com', '!@', '!a@b@c', '!ceo\u0000@example.com'])(
    'the exclusion %j cannot be understood, so the scope covers nobody',
    (item) => {
      const found = principal({ roles: ['superadmin'], users: ['*', item], domains: ['example.com'] });
      expect(found.scope).toEqual({ everyone: false, domains: [], users: [], excluded: [] });
      expect(found.problems.at(-1)).toBe('An exclusion cannot be understood, so the scope covers nobody.');
    },
  );
});

describe('grants', () => {
  test("the role self reaches the subject's account alone, whatever else the token names", () => {
    const found = principal({ sub: 'Alice@Example.com', roles: ['self', 'helpdesk'], domains: ['other.org'] });
    expect(found.grants.map(({ role, self, scope }) => ({ role, self, scope }))).toEqual([
      { role: 'self', self: true, scope: { everyone: false, domains: [], users: ['alice@example.com'], excluded: [] } },
      { role: 'helpdesk', self: false, scope: { everyone: false, domains: ['other.org'], users: [], excluded: [] } },
    ]);
  });

  test.each(['*', '*@example.com', 'a@b@c', '', ' alice@example.com'])('the subject %j is nobody to the role self', (sub) => {
    expect(principal({ sub, roles: ['self'], domains: ['*'] }).scope).toEqual({
      everyone: false,
      domains: [],
      users: [],
      excluded: [],
    });
  });

  describe('with another claim for the own account', () => {
    const uuid = '0b9c1f3e-6f1e-4a52-9a43-0d6f2f6b8b4c';
    const users = (claims: Record<string, unknown>, accountClaim: string): readonly string[] =>
      principal({ sub: uuid, roles: ['self'], domains: ['*'], ...claims }, { accountClaim }).scope.users;

    test('the role self reaches the account that it names, and the token keeps its subject', () => {
      expect(users({ email: 'Alice@Example.com' }, 'email')).toEqual(['alice@example.com']);
      expect(users({ preferred_username: 'alice@example.com' }, 'preferred_username')).toEqual(['alice@example.com']);
      expect(users({ mail: { address: 'alice@example.com' } }, 'mail.address')).toEqual(['alice@example.com']);
      expect(principal({ sub: uuid, email: 'a@b.c', roles: ['self'] }, { accountClaim: 'email' }).name).toBe(uuid);
    });

    test.each([[undefined], [null], [7], [['alice@example.com']], ['*'], ['alice@example.com bob@example.com'], [{ toString: 1 }]])(
      'and %j names nobody, nor does the subject then',
      (email) => {
        expect(users({ sub: 'bob@example.com', email }, 'email')).toEqual([]);
      },
    );

    test.each([[false], ['true'], [null], [undefined]])('an address with email_verified %j names nobody', (verified) => {
      expect(users({ email: 'ceo@example.com', email_verified: verified }, 'email')).toEqual([]);
      expect(users({ profile: { email: 'ceo@example.com', email_verified: verified } }, 'profile.email')).toEqual([]);
      expect(users({ profile: { email: 'ceo@example.com' }, email_verified: verified }, 'profile.email')).toEqual([]);
    });

    test('an address that was confirmed, or of a provider that does not say, is an account', () => {
      expect(users({ email: 'ceo@example.com', email_verified: true }, 'email')).toEqual(['ceo@example.com']);
      expect(users({ email: 'ceo@example.com' }, 'email')).toEqual(['ceo@example.com']);
      expect(users({ profile: { email: 'ceo@example.com', email_verified: true } }, 'profile.email')).toEqual(['ceo@example.com']);
    });
  });

  test('a role that is named twice is one grant', () => {
    expect(principal({ roles: ['helpdesk', 'helpdesk'] }).grants).toHaveLength(1);
  });
});

describe('claims as identity providers write them', () => {
  test('an object of roles gives its keys, as Zitadel has it', () => {
    const claim = 'urn:zitadel:iam:org:project:roles';
    const found = principal({ [claim]: { helpdesk: { '2345': 'example.com' }, auditor: {}, superadmin: false } }, { rolesClaim: claim });
    expect([found.roles, found.problems]).toEqual([['helpdesk', 'auditor'], []]);
    const odd = principal({ roles: { helpdesk: 'yes' } });
    expect([odd.roles, odd.problems]).toEqual([[], ['The claim "roles" gives the role "helpdesk" with a string: it must be an object.']]);
  });

  test('a text may be a list with commas', () => {
    const found = principal({ roles: 'helpdesk,auditor', domains: 'a.example, b.example', users: 'x@c.example,!y@a.example' });
    expect(found.roles).toEqual(['helpdesk', 'auditor']);
    expect(found.scope).toEqual({
      everyone: false,
      domains: ['a.example', 'b.example'],
      users: ['x@c.example'],
      excluded: ['y@a.example'],
    });
    expect(found.problems).toEqual([]);
  });

  test.each([
    [true, ['kim@a.example'], 0],
    ['true', [], 1],
    [false, [], 1],
    ['false', [], 1],
    [1, [], 1],
  ])('email_verified: %j', (email_verified, users, problems) => {
    const found = principal({ roles: ['self'], email: 'kim@a.example', email_verified }, { accountClaim: 'email' });
    expect([found.scope.users, found.problems.length]).toEqual([users, problems]);
    if (problems > 0) expect(found.problems[0]).toContain('the claim "email_verified" does not say that the address is confirmed');
  });

  test.each([
    [{ domains: 7 }, 'The claim "domains" is a number: it must be a list of texts, or one text.'],
    [{ users: { a: 1 } }, 'The claim "users" is an object: it must be a list of texts, or one text.'],
    [{ users: ['a@x.example', null] }, 'The claim "users" holds null where a text must be.'],
    [{ roles: ['/Mail/Nobody knows'] }, 'None of its roles (/Mail/Nobody knows) is one of this gateway.'],
  ])('what cannot be understood is said: %j', (claims, problem) => {
    expect(principal({ roles: ['helpdesk'], ...claims }).problems).toEqual([problem]);
  });

  test('a role that is not for the own account reports no fault of a claim that it does not need', () => {
    expect(principal({ roles: ['helpdesk'], domains: ['a.example'] }, { accountClaim: 'email' }).problems).toEqual([]);
  });
});
