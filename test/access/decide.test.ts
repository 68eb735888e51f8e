import { describe, expect, test } from 'vitest';
import { assertAllowed, decide } from '../../src/access/decide.ts';
import type { Reach } from '../../src/access/decide.ts';
import { ALL_PERMISSIONS, createPolicy, UNBOUNDED } from '../../src/access/policy.ts';
import { createPrincipal } from '../../src/access/principal.ts';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import { CodedError } from '../../src/doveadm/errors.ts';
import type { Permission } from '../../src/doveadm/permission.ts';

const policy = createPolicy(DEFAULT_ROLES);
const settings = {
  rolesClaim: 'roles',
  domainsClaim: 'domains',
  usersClaim: 'users',
  accountClaim: 'sub',
  usernameCase: 'lower',
} as const;
const principal = (claims: Record<string, unknown>) => createPrincipal({ sub: 'alice@example.com', ...claims }, policy, settings);

const allowed = (claims: Record<string, unknown>, permission: Permission, user: string | null, reach?: Reach): boolean =>
  decide(principal(claims), permission, user, reach).allowed;

describe('a user', () => {
  test('is reached by a role with the permission and a scope that covers it', () => {
    const claims = { roles: ['helpdesk'], domains: ['example.com'] };
    expect(allowed(claims, 'MAILBOX_READ', 'bob@example.com')).toBe(true);
    expect(allowed(claims, 'MAILBOX_READ', 'bob@other.org')).toBe(false);
    expect(allowed(claims, 'MAILBOX_DELETE', 'bob@example.com')).toBe(false);
  });

  test('is not reached by the permission of one role and the scope of another', () => {
    const claims = { roles: ['self', 'helpdesk'], domains: ['example.com'] };
    expect(allowed(claims, 'MESSAGE_READ_CONTENT', 'alice@example.com')).toBe(true);
    expect(allowed(claims, 'MESSAGE_READ_CONTENT', 'bob@example.com')).toBe(false);
    expect(allowed(claims, 'SESSION_KICK', 'bob@example.com')).toBe(true);
  });

  test('is refused with the same words whether it exists or not', () => {
    const scoped = principal({ roles: ['helpdesk'], domains: ['example.com'] });
    const reason = 'The user is outside of the scope in which this token has MAILBOX_READ.';
    for (const user of ['dave@other.org', 'no.such.user@other.org', 'samik']) {
      expect(decide(scoped, 'MAILBOX_READ', user)).toEqual({ allowed: false, permission: 'MAILBOX_READ', reason });
    }
  });

  test('is not reached by a superadmin whose scope is another domain', () => {
    expect(allowed({ roles: ['superadmin'], domains: ['example.com'] }, 'MAILBOX_READ', 'dave@other.org')).toBe(false);
    expect(allowed({ roles: ['superadmin'] }, 'MAILBOX_READ', 'dave@other.org')).toBe(false);
    expect(allowed({ roles: ['superadmin'], domains: ['*'] }, 'MAILBOX_READ', 'dave@other.org')).toBe(true);
  });
});

describe('a missing permission', () => {
  test('is named, with the roles that lack it', () => {
    expect(decide(principal({ roles: ['helpdesk', 'auditor'], domains: ['*'] }), 'MAILBOX_DELETE', 'bob@example.com')).toEqual({
      allowed: false,
      permission: 'MAILBOX_DELETE',
      reason: 'This needs the permission MAILBOX_DELETE, which no role of the token (helpdesk, auditor) gives.',
    });
  });

  test('is named with the roles that give it, to callers who may read the schema', () => {
    const open = createPrincipal({ sub: 'kim', roles: ['helpdesk'], domains: ['*'] }, policy, settings, true);
    const give = 'Roles that give it: self (for the own account), domain-admin, superadmin.';
    expect(decide(open, 'MAILBOX_DELETE', 'bob@example.com')).toMatchObject({
      reason: `This needs the permission MAILBOX_DELETE, which no role of the token (helpdesk) gives. ${give}`,
    });
    const reader = createPolicy({ ...DEFAULT_ROLES, reader: { description: 'Reads the schema.', permissions: ['SCHEMA_READ'] } });
    const shut = createPrincipal({ sub: 'kim', roles: ['reader'], domains: ['*'] }, reader, settings);
    expect(decide(shut, 'DIRECTOR_WRITE', null)).toMatchObject({
      reason: expect.stringContaining('Roles that give it: cluster-admin, superadmin.') as string,
    });
  });

  test('of a token without a known role says so', () => {
    expect(decide(principal({ roles: ['root'], domains: ['*'] }), 'HOST_READ', null, { hostOnly: true })).toEqual({
      allowed: false,
      permission: 'HOST_READ',
      reason: 'This needs the permission HOST_READ, and the token carries no role known here.',
    });
  });
});

describe('without a user', () => {
  test('what concerns the host alone needs no scope', () => {
    expect(allowed({ roles: ['cluster-admin'] }, 'SERVER_CONTROL', null, { hostOnly: true })).toBe(true);
  });

  test('a list that is filtered needs some scope', () => {
    expect(allowed({ roles: ['helpdesk'], domains: ['example.com'] }, 'SESSION_READ', null, { filtered: true })).toBe(true);
    expect(allowed({ roles: ['self'] }, 'SESSION_READ', null, { filtered: true })).toBe(true);
    expect(decide(principal({ roles: ['helpdesk'] }), 'SESSION_READ', null, { filtered: true })).toMatchObject({
      reason: 'The token has SESSION_READ, but its scope covers nobody.',
    });
  });

  test('everything else is about everyone', () => {
    expect(allowed({ roles: ['helpdesk'], domains: ['*'] }, 'SESSION_KICK', null)).toBe(true);
    expect(decide(principal({ roles: ['helpdesk'], domains: ['example.com'] }), 'SESSION_KICK', null)).toMatchObject({
      reason: 'This concerns every user, and the scope in which this token has SESSION_KICK is not everyone.',
    });
    expect(allowed({ roles: ['helpdesk'], users: ['*', '!ceo@example.com'] }, 'SESSION_KICK', null)).toBe(false);
  });

  test('a role for the own account reaches no host', () => {
    const own = createPolicy({ watcher: { description: 'x', permissions: ['HOST_READ'], scope: 'self' } });
    const claims = { sub: 'alice@example.com', roles: ['watcher'] };
    expect(decide(createPrincipal(claims, own, settings), 'HOST_READ', null, { hostOnly: true })).toMatchObject({
      reason: 'The token has HOST_READ for its own account only, and this concerns the host.',
    });
  });
});

describe('permissions that no scope can hold', () => {
  test.each([...UNBOUNDED])('%s needs the scope "*" without exclusions, whatever the command names', (permission) => {
    const reach = [
      [null, {}],
      [null, { hostOnly: true }],
      [null, { filtered: true }],
      ['bob@example.com', {}],
    ] as const;
    for (const [user, how] of reach) {
      expect(allowed({ roles: ['superadmin'], domains: ['*'] }, permission, user, how)).toBe(true);
      expect(allowed({ roles: ['superadmin'], domains: ['*'], users: ['!ceo@x.org'] }, permission, user, how)).toBe(false);
      expect(decide(principal({ roles: ['superadmin'], domains: ['example.com'] }), permission, user, how)).toEqual({
        allowed: false,
        permission,
        reason: `${permission} cannot be limited to some users, and the token's scope is not everyone.`,
      });
    }
  });
});

test('a token without roles is allowed nothing, whatever its scope', () => {
  for (const permission of ALL_PERMISSIONS) {
    for (const reach of [{}, { hostOnly: true }, { filtered: true }]) {
      expect(allowed({ domains: ['*'] }, permission, null, reach)).toBe(false);
      expect(allowed({ domains: ['*'] }, permission, 'alice@example.com', reach)).toBe(false);
    }
  }
});

test('assertAllowed throws FORBIDDEN with the permission and the user', () => {
  const scoped = principal({ roles: ['helpdesk'], domains: ['example.com'] });
  expect(() => assertAllowed(scoped, 'MAILBOX_READ', 'bob@example.com')).not.toThrow();
  let thrown: unknown;
  try {
    assertAllowed(scoped, 'MAILBOX_READ', 'dave@other.org');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CodedError);
  expect(thrown).toMatchObject({
    code: 'FORBIDDEN',
    message: 'The user is outside of the scope in which this token has MAILBOX_READ.',
    subject: { permission: 'MAILBOX_READ', user: 'dave@other.org' },
  });
});
