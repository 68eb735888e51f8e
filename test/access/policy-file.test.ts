import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPolicyStore, parsePolicy, PolicyError, policyFaults } from '../../src/access/policy-file.ts';

const permissionsOf = (yaml: string, role: string): readonly string[] => [
  ...(parsePolicy(yaml, 'policy.yaml').get(role)?.permissions ?? []),
];

function faultsOf(yaml: string): readonly string[] {
  try {
    parsePolicy(yaml, 'policy.yaml');
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.faults;
    throw error;
  }
}

describe('a policy file', () => {
  test('adds roles to the default ones', () => {
    const policy = parsePolicy('roles: {viewer: {description: Sees quota., permissions: [QUOTA_READ]}}', 'policy.yaml');
    expect([...policy.keys()]).toContain('superadmin');
    expect(policy.get('viewer')).toEqual({
      name: 'viewer',
      description: 'Sees quota.',
      permissions: new Set(['QUOTA_READ']),
      scope: 'claims',
    });
  });

  test('replaces the default roles when it says so', () => {
    const yaml = 'defaults: replace\nroles: {viewer: {description: x, extends: [], permissions: [QUOTA_READ], scope: self}}';
    const policy = parsePolicy(yaml, 'policy.yaml');
    expect([...policy.keys()]).toEqual(['viewer']);
    expect(policy.get('viewer')?.scope).toBe('self');
  });

  test('redefines a default role by extending it', () => {
    const own = permissionsOf('roles: {auditor: {description: x, permissions: [QUOTA_READ]}}', 'auditor');
    expect(own).toEqual(['QUOTA_READ']);
    const more = permissionsOf('roles: {auditor: {description: x, extends: [auditor], permissions: [DICT_READ]}}', 'auditor');
    expect(more).toEqual(expect.arrayContaining(['DICT_READ', 'HOST_READ']));
  });

  test('lets a role extend roles that extend others', () => {
    const yaml = `
      roles:
        one: {description: x, permissions: [QUOTA_READ]}
        two: {description: x, extends: [one], permissions: [SIEVE_READ]}
        three: {description: x, extends: [two, four], permissions: [ACL_READ]}
        four: {description: x, permissions: [FTS_READ]}`;
    expect(permissionsOf(yaml, 'three').toSorted()).toEqual(['ACL_READ', 'FTS_READ', 'QUOTA_READ', 'SIEVE_READ']);
  });

  test('may give all permissions, also to roles that extend it', () => {
    const yaml = 'roles: {root: {description: x, permissions: all}, boss: {description: x, extends: [root]}}';
    expect(permissionsOf(yaml, 'boss')).toContain('RAW_COMMAND');
  });

  test('that is empty leaves the default roles', () => {
    expect([...parsePolicy('', 'policy.yaml').keys()]).toContain('helpdesk');
  });
});

describe('a faulty policy file', () => {
  test('has every fault named', () => {
    const yaml = `
      roles:
        "-bad": {description: x, permissions: [QUOTA_REED, ACL_READ]}
        two: {description: x, extends: [nobody], permissions: [SIEVE_READ, FLAGS]}`;
    expect(faultsOf(yaml)).toEqual([
      'policy.yaml: roles.-bad: a name begins with a letter, a digit or "/", has no control characters, does not end with a blank, and has at most 200 characters.',
      'policy.yaml: roles.-bad: there is no permission "QUOTA_REED".',
      'policy.yaml: roles.two: there is no permission "FLAGS".',
      'policy.yaml: roles.two: extends "nobody", which is no role here.',
    ]);
  });

  test('has roles that extend each other named', () => {
    const yaml = 'roles: {one: {description: x, extends: [two]}, two: {description: x, extends: [one]}}';
    expect(faultsOf(yaml)).toEqual([
      'policy.yaml: roles.one: extends "two", which extends it in turn.',
      'policy.yaml: roles.two: extends "one", which extends it in turn.',
    ]);
  });

  test('has a role named that extends itself without a default role of that name', () => {
    expect(faultsOf('roles: {one: {description: x, extends: [one]}}')).toEqual([
      'policy.yaml: roles.one: extends "one", which is no role here.',
    ]);
  });

  test('cannot widen a role for the own account to a scope', () => {
    expect(faultsOf('roles: {reader: {description: x, extends: [self]}}')).toEqual([
      'policy.yaml: roles.reader: extends "self", which is for the own account only: say "scope: self" here too, or list the permissions.',
    ]);
    expect(faultsOf('roles: {reader: {description: x, extends: [self], scope: self}}')).toEqual([]);
  });

  test('cannot extend the default roles that it replaces', () => {
    expect(faultsOf('defaults: replace\nroles: {one: {description: x, extends: [helpdesk]}}')).toEqual([
      'policy.yaml: roles.one: extends "helpdesk", which is no role here.',
    ]);
  });

  test('that replaces everything by nothing is refused', () => {
    expect(faultsOf('defaults: replace')).toEqual(['policy.yaml: the default roles are replaced by no role at all.']);
  });

  test.each([
    ['roles: {one: {permissions: [ACL_READ]}}', /^policy\.yaml: roles\.one\.description: /],
    ['roles: {one: {description: x, permission: [ACL_READ]}}', /^policy\.yaml: roles\.one: .*"permission"/],
    ['roles: {one: {description: x, scope: everyone}}', /^policy\.yaml: roles\.one\.scope: /],
    ['default: keep', /^policy\.yaml: file: .*"default"/],
    ['roles: [', /^policy\.yaml: /],
    ['roles: {one: {description: x}, one: {description: y}}', /^policy\.yaml: Map keys must be unique/],
    ['- helpdesk', /^policy\.yaml: file: /],
  ])('%j is refused', (yaml, fault) => {
    expect(faultsOf(yaml)[0]).toMatch(fault);
  });
});

describe('a policy store', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    file = join(folder, 'policy.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('without a file has the default roles', () => {
    const store = createPolicyStore(null);
    expect(store.current().has('helpdesk')).toBe(true);
    expect(store.reload()).toEqual([]);
  });

  test('puts a changed file in force when it is reloaded, and not before', () => {
    writeFileSync(file, 'roles: {one: {description: x, permissions: [ACL_READ]}}');
    const store = createPolicyStore(file);
    writeFileSync(file, 'roles: {two: {description: x, permissions: [ACL_READ]}}');
    expect(store.current().has('one')).toBe(true);
    expect(store.reload()).toEqual([]);
    expect(store.current().has('one')).toBe(false);
    expect(store.current().has('two')).toBe(true);
  });

  test('keeps the policy in force when the new file is broken or gone, and says why', () => {
    writeFileSync(file, 'roles: {one: {description: x, permissions: [ACL_READ]}}');
    const store = createPolicyStore(file);
    const before = store.current();
    writeFileSync(file, 'roles: {one: {description: x, permissions: [ACL]}}');
    expect(store.reload()).toEqual([`${file}: roles.one: there is no permission "ACL".`]);
    rmSync(file);
    expect(store.reload()).toEqual([`POLICY_FILE: ${file} cannot be read (ENOENT).`]);
    expect(store.current()).toBe(before);
  });

  test('does not start with a broken file', () => {
    writeFileSync(file, 'roles: {one: {description: x, permissions: [ACL]}}');
    expect(() => createPolicyStore(file)).toThrow(PolicyError);
    expect(policyFaults(file)).toEqual([`${file}: roles.one: there is no permission "ACL".`]);
  });
});
