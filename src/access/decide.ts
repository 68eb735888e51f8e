import { CodedError } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import { UNBOUNDED } from './policy.ts';
import type { Grant, Principal } from './principal.ts';
import { covers, isEmpty } from './scope.ts';

export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly permission: Permission;
      /** One sentence for the caller. It does not reveal whether a user exists. */
      readonly reason: string;
    };

/** What a command without a user concerns. If both fields are unset, it concerns everyone and needs the scope "*". */
export interface Reach {
  /** It concerns only the host: it needs the permission and no scope. */
  readonly hostOnly?: boolean | undefined;
  /** It answers with a list whose rows `decide` filters one by one: any scope is enough. */
  readonly filtered?: boolean | undefined;
}

/**
 * Whether the principal holds the permission for this user. One grant must give both: the permission of one role and the scope of another
 * do not combine.
 * @param user a name from `parseUser`, or as Dovecot reported it; null for a command that names no user.
 */
export function decide(principal: Principal, permission: Permission, user: string | null, reach: Reach = {}): Decision {
  const deny = (reason: string): Decision => ({ allowed: false, permission, reason });
  const holding = principal.grants.filter((grant) => grant.permissions.has(permission));
  if (holding.length === 0) return deny(missingPermission(principal, permission));

  if (UNBOUNDED.has(permission)) {
    if (holding.some(isUnlimited)) return { allowed: true };
    return deny(`${permission} cannot be limited to some users, and the token's scope is not everyone.`);
  }
  if (user !== null) {
    if (holding.some((grant) => covers(grant.scope, user))) return { allowed: true };
    return deny(`The user is outside of the scope in which this token has ${permission}.`);
  }
  if (reach.hostOnly === true) {
    if (holding.some((grant) => !grant.self)) return { allowed: true };
    return deny(`The token has ${permission} for its own account only, and this concerns the host.`);
  }
  if (reach.filtered === true) {
    if (holding.some((grant) => !isEmpty(grant.scope))) return { allowed: true };
    return deny(`The token has ${permission}, but its scope covers nobody.`);
  }
  if (holding.some(isUnlimited)) return { allowed: true };
  return deny(`This concerns every user, and the scope in which this token has ${permission} is not everyone.`);
}

/** @throws CodedError FORBIDDEN, naming the permission, unless `decide` allows it. */
export function assertAllowed(principal: Principal, permission: Permission, user: string | null, reach: Reach = {}): void {
  const decision = decide(principal, permission, user, reach);
  if (decision.allowed) return;
  // A problem with the token's claims may be the cause.
  const message = [decision.reason, ...principal.problems.slice(0, 3)].join(' ');
  throw new CodedError('FORBIDDEN', message, { permission, ...(user === null ? {} : { user }) });
}

/**
 * Parameters that give access to the mail host itself require that the configuration allows them and that the caller is superadmin.
 * @throws CodedError FORBIDDEN naming the parameter and the remedy
 */
export function assertHostParameters(principal: Principal, given: readonly string[], open: readonly string[]): void {
  for (const name of given) {
    if (!open.includes(name)) {
      throw new CodedError('FORBIDDEN', `${name} reaches into the mail host and is switched off: see ALLOW_HOST_PARAMETERS.`, {
        field: name,
      });
    }
    if (!isSuperadmin(principal)) {
      throw new CodedError('FORBIDDEN', `${name} reaches into the mail host and needs the role superadmin for everyone.`, { field: name });
    }
  }
}

/**
 * Commands in doveadm's own words require that the configuration allows them and that the caller is superadmin.
 * @throws CodedError FORBIDDEN with the remedy
 */
export function assertRawCommands(principal: Principal, open: boolean): void {
  if (!open) throw new CodedError('FORBIDDEN', 'Commands in the words of doveadm are switched off: see RAW_COMMANDS.');
  if (!isSuperadmin(principal)) {
    throw new CodedError('FORBIDDEN', 'Commands in the words of doveadm need the role superadmin for everyone.');
  }
}

function isSuperadmin(principal: Principal): boolean {
  return principal.grants.some((grant) => grant.role === 'superadmin' && isUnlimited(grant));
}

function isUnlimited(grant: Grant): boolean {
  return !grant.self && grant.scope.everyone && grant.scope.excluded.length === 0;
}

function missingPermission(principal: Principal, permission: Permission): string {
  const roles = principal.rolesWith(permission).map(({ name, scope }) => (scope === 'self' ? `${name} (for the own account)` : name));
  const remedy = roles.length === 0 ? '' : ` Roles that give it: ${roles.join(', ')}.`;
  if (principal.roles.length === 0) return `This needs the permission ${permission}, and the token carries no role known here.${remedy}`;
  return `This needs the permission ${permission}, which no role of the token (${principal.roles.join(', ')}) gives.${remedy}`;
}
