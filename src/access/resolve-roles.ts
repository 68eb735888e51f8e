import { PERMISSIONS } from '../doveadm/permission.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { RoleSpec } from './roles.ts';

/** A role in a policy file. */
export interface PolicyRole {
  readonly description: string;
  /** Roles whose permissions it has as well. If it names itself, that means the default role of that name. */
  readonly extends: readonly string[];
  readonly permissions: readonly string[] | 'all';
  readonly scope?: 'self' | undefined;
}

/** Reports a fault of a role. */
export type ReportRole = (role: string, problem: string) => void;

type Roles = Readonly<Record<string, RoleSpec>>;
type PolicyRoles = Readonly<Record<string, PolicyRole>>;

/** Groups of identity providers can be roles too: `/mail/admins`, `Mail Admins`. */
const NAME = /^[\p{L}\p{N}/][\p{L}\p{M}\p{N}\p{P}\p{S} ]{0,199}$/u;

/**
 * The default roles and those of the policy file, each with the permissions of the roles that it extends. Valid only when nothing was
 * reported.
 */
export function resolveRoles(defaults: Roles, policy: PolicyRoles, report: ReportRole): ReadonlyMap<string, RoleSpec> {
  const roles = new Map(Object.entries(defaults));
  for (const [name, role] of Object.entries(policy)) {
    reportFaults(name, role, defaults, policy, report);
    roles.set(name, {
      description: role.description,
      permissions: permissionsOf(name, defaults, policy, []),
      ...(role.scope === undefined ? {} : { scope: role.scope }),
    });
  }
  return roles;
}

function reportFaults(name: string, role: PolicyRole, defaults: Roles, policy: PolicyRoles, report: ReportRole): void {
  if (!NAME.test(name) || name.endsWith(' ')) {
    report(
      name,
      'a name begins with a letter, a digit or "/", has no control characters, does not end with a blank, and has at most 200 characters.',
    );
  }
  for (const permission of role.permissions === 'all' ? [] : role.permissions) {
    if (!isPermission(permission)) report(name, `there is no permission "${permission}".`);
  }
  for (const parent of role.extends) {
    const found = lookUp(parent, name, defaults, policy);
    if (found === null) report(name, `extends "${parent}", which is no role here.`);
    else if (found.scope === 'self' && role.scope !== 'self') {
      report(name, `extends "${parent}", which is for the own account only: say "scope: self" here too, or list the permissions.`);
    } else if (parent !== name && reaches(parent, name, policy, [])) {
      report(name, `extends "${parent}", which extends it in turn.`);
    }
  }
}

function permissionsOf(name: string, defaults: Roles, policy: PolicyRoles, path: readonly string[]): readonly Permission[] | 'all' {
  const role = own(policy, name);
  if (role === undefined || path.includes(name)) return own(defaults, name)?.permissions ?? [];
  if (role.permissions === 'all') return 'all';
  const inherited = role.extends.map((parent) => permissionsOf(parent, defaults, policy, [...path, name]));
  if (inherited.includes('all')) return 'all';
  return [...new Set([...role.permissions.filter(isPermission), ...inherited.flatMap((list) => (list === 'all' ? [] : list))])];
}

function lookUp(name: string, from: string, defaults: Roles, policy: PolicyRoles): PolicyRole | RoleSpec | null {
  return (name === from ? undefined : own(policy, name)) ?? own(defaults, name) ?? null;
}

function reaches(from: string, to: string, policy: PolicyRoles, path: readonly string[]): boolean {
  if (path.includes(from)) return false;
  const parents = own(policy, from)?.extends ?? [];
  return parents.some((parent) => parent === to || reaches(parent, to, policy, [...path, from]));
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}
