import type { Permission } from '../doveadm/permission.ts';
import { readRoles, readScope, readSelf } from './claims.ts';
import type { Claims, ClaimSettings } from './claims.ts';
import { ALL_PERMISSIONS } from './policy.ts';
import type { Policy, Role } from './policy.ts';
import { NOBODY } from './scope.ts';
import type { Scope, UsernameCase } from './scope.ts';

/** The permissions of one role, with the users that they apply to. Grants do not combine: see `decide`. */
export interface Grant {
  readonly role: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  /** True when the scope is the token's own account, not its claims. */
  readonly self: boolean;
}

/** The caller: what a verified token gives under the policy in force. */
export interface Principal {
  /** The token's `sub`. */
  readonly name: string;
  /** The token's `jti`; null when it has none. */
  readonly tokenId: string | null;
  /** The token's roles that the policy knows. Other roles give nothing. */
  readonly roles: readonly string[];
  readonly grants: readonly Grant[];
  /** The users of all grants together, for display. `decide` checks each grant separately. */
  readonly scope: Scope;
  readonly usernameCase: UsernameCase;
  /** The problems found in the token's claims, in sentences. The faulty claims give nothing. */
  readonly problems: readonly string[];
  /** Roles that give a permission. Empty when the caller may not know which roles exist. */
  rolesWith(permission: Permission): readonly Role[];
  /** Every permission that some role gives for some user, in the order of the list of permissions. */
  permissions(): readonly Permission[];
}

/**
 * @param claims of a verified token; this function does not check a signature.
 * @param schemaIsOpen whether everybody may read the schema. The same callers may see the roles of the policy.
 */
export function createPrincipal(claims: Claims, policy: Policy, settings: ClaimSettings, schemaIsOpen = false): Principal {
  const claimedRoles = readRoles(claims, settings.rolesClaim);
  const names = [...new Set(claimedRoles.items)];
  const roles = names.map((name) => policy.get(name)).filter((role) => role !== undefined);
  const claimed = readScope(claims, settings);
  const own = readSelf(claims, settings);
  const grants = roles.map((role) => createGrant(role, role.scope === 'self' ? own.scope : claimed.scope));
  const isSelf = roles.some(({ scope }) => scope === 'self');
  const unknown = names.length > 0 && roles.length === 0 ? [`None of its roles (${shown(names)}) is one of this gateway.`] : [];
  const mayKnowRoles = schemaIsOpen || grants.some(({ permissions }) => permissions.has('SCHEMA_READ'));
  return Object.freeze({
    name: typeof claims.sub === 'string' ? claims.sub : '',
    tokenId: typeof claims.jti === 'string' ? claims.jti : null,
    roles: roles.map((role) => role.name),
    grants,
    scope: union(grants.map((grant) => grant.scope)),
    usernameCase: settings.usernameCase,
    problems: [...claimedRoles.problems, ...unknown, ...claimed.problems, ...(isSelf ? own.problems : [])],
    rolesWith: (permission: Permission) => (mayKnowRoles ? [...policy.values()].filter((role) => role.permissions.has(permission)) : []),
    permissions: () => ALL_PERMISSIONS.filter((permission) => grants.some((grant) => grant.permissions.has(permission))),
  });
}

/** A token's names in a sentence: the first ones, without characters that must not reach a terminal. */
function shown(names: readonly string[]): string {
  const first = names.slice(0, 5).map((name) => name.slice(0, 80).replace(/[^ -~]/g, '\u00b7'));
  return `${first.join(', ')}${names.length > first.length ? ', …' : ''}`;
}

function createGrant(role: Role, scope: Scope): Grant {
  return { role: role.name, permissions: role.permissions, scope, self: role.scope === 'self' };
}

function union(scopes: readonly Scope[]): Scope {
  if (scopes.length === 0) return NOBODY;
  const all = (key: 'domains' | 'users' | 'excluded'): string[] => [...new Set(scopes.flatMap((scope) => scope[key]))];
  return {
    everyone: scopes.some((scope) => scope.everyone),
    domains: all('domains'),
    users: all('users'),
    excluded: all('excluded'),
  };
}
