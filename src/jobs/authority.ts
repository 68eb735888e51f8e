import { createPrincipal, type Principal } from '../access/principal.ts';
import type { Claims, ClaimSettings } from '../access/claims.ts';
import type { Policy } from '../access/policy.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Authority } from './job.ts';

/** The current rules by which a principal follows from claims. */
export interface AuthoritySource {
  readonly policy: () => Policy;
  readonly claims: ClaimSettings;
  /** The reason why a token with these claims would be refused now, as a sentence; null when it would be accepted. The signature is not checked. */
  readonly refusalOf: (claims: Claims) => Promise<string | null>;
}

/** The authority of a new job. */
export function keepAuthority(principal: Principal, claims: Claims, remoteAddress: string | null): Authority {
  const ceiling: Record<string, Permission[]> = {};
  for (const { role, permissions } of principal.grants) ceiling[role] = [...permissions];
  return { claims, ceiling, remoteAddress };
}

/**
 * Creates the principal of a job from its claims under today's policy. It has no right that the principal did not have when the job started.
 * @param needed permissions that the job must have
 * @returns the principal, or the reason why the job cannot continue, as a sentence
 */
export async function renewAuthority(
  { claims, ceiling }: Authority,
  needed: readonly Permission[],
  { policy, claims: settings, refusalOf }: AuthoritySource,
): Promise<Principal | string> {
  const refusal = await refusalOf(claims);
  if (refusal !== null) return `${refusal} Resume the job with a valid token.`;
  const today = createPrincipal(claims, policy(), settings);
  const grants = today.grants.map((grant) => ({
    ...grant,
    permissions: new Set([...grant.permissions].filter((permission) => ceiling[grant.role]?.includes(permission) === true)),
  }));
  const permissions = (): readonly Permission[] =>
    today.permissions().filter((permission) => grants.some((grant) => grant.permissions.has(permission)));
  const principal = Object.freeze({ ...today, grants, permissions });
  const missing = needed.find((permission) => !principal.permissions().includes(permission));
  if (missing === undefined) return principal;
  return `The roles of the principal (${today.roles.join(', ')}) no longer include the permission ${missing}.`;
}
