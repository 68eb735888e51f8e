import { describe, expect, test } from 'vitest';
import { ALL_PERMISSIONS, createPolicy, UNBOUNDED } from '../../src/access/policy.ts';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import type { Permission } from '../../src/doveadm/permission.ts';

const policy = createPolicy(DEFAULT_ROLES);
const has = (role: string, permission: Permission): boolean => policy.get(role)?.permissions.has(permission) === true;
const roles = [...policy.keys()];

test('the roles are the six that the documentation names', () => {
  expect(roles).toEqual(['self', 'helpdesk', 'domain-admin', 'auditor', 'cluster-admin', 'superadmin']);
});

test.each(roles)('%s is described by a sentence and names each permission once', (role) => {
  const spec = DEFAULT_ROLES[role];
  expect(spec?.description).toMatch(/^[A-Z].*\.$/);
  if (Array.isArray(spec?.permissions)) expect(new Set(spec.permissions).size).toBe(spec.permissions.length);
});

test('a superadmin has every permission', () => {
  expect([...(policy.get('superadmin')?.permissions ?? [])]).toEqual(ALL_PERMISSIONS);
});

describe('permissions for the mail host or for other users', () => {
  // An administrator of a cluster may see and cancel requests.
  const ofCluster: readonly Permission[] = ['REQUEST_READ', 'REQUEST_CANCEL', 'WEBHOOK_CONTROL'];
  const unbounded = [...UNBOUNDED].filter((permission) => !ofCluster.includes(permission));
  test.each(ofCluster)('%s is for cluster-admins and superadmins', (permission) => {
    expect(roles.filter((role) => has(role, permission))).toEqual(['cluster-admin', 'superadmin']);
  });

  const only: readonly Permission[] = [...unbounded, 'DICT_READ', 'DICT_WRITE', 'OBJECT_STORAGE_READ', 'OBJECT_STORAGE_WRITE'];
  test.each(only)('%s is for superadmins only', (permission) => {
    expect(roles.filter((role) => has(role, permission))).toEqual(['superadmin']);
  });
});

test("the content of messages is for the account's owner and superadmins only", () => {
  expect(roles.filter((role) => has(role, 'MESSAGE_READ_CONTENT'))).toEqual(['self', 'superadmin']);
});

test('an auditor changes nothing', () => {
  const permissions = [...(policy.get('auditor')?.permissions ?? [])];
  expect(permissions.filter((permission) => !permission.endsWith('_READ'))).toEqual([]);
});

test('a helpdesk destroys nothing', () => {
  const changes = [...(policy.get('helpdesk')?.permissions ?? [])].filter((permission) => !permission.endsWith('_READ'));
  expect(changes).toEqual(['SESSION_KICK', 'MAILBOX_REPAIR', 'QUOTA_RECALC', 'JOB_START', 'JOB_CONTROL']);
});

test('a domain-admin can do what a helpdesk can', () => {
  for (const permission of policy.get('helpdesk')?.permissions ?? []) expect(has('domain-admin', permission)).toBe(true);
});

test('only the role self is for the own account', () => {
  expect(roles.filter((role) => policy.get(role)?.scope === 'self')).toEqual(['self']);
});
