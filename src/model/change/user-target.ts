import { badInput } from '../../doveadm/errors.ts';
import type { Permission } from '../../doveadm/permission.ts';
import type { Gateway } from '../../gateway.ts';

/** The GraphQL input `UserTarget`. Exactly one field is set. */
export interface UserTarget {
  readonly user?: string | null | undefined;
  readonly users?: readonly string[] | null | undefined;
  readonly mask?: string | null | undefined;
  readonly everyone?: boolean | null | undefined;
}

/** A change for users, with its confirmation when it is for all users. */
export interface ConfirmedTarget {
  readonly target?: UserTarget | null | undefined;
  readonly host?: string | null | undefined;
  /** The host's name, when the change is for everyone. */
  readonly confirm?: string | null | undefined;
  /** Set only if the mutation offers it. */
  readonly dryRun?: boolean | null | undefined;
}

/**
 * Checks that a caller who targets every user may do so, and has confirmed it.
 * @throws CodedError FORBIDDEN, or BAD_USER_INPUT naming the host to repeat
 */
export function assertConfirmed(doveadm: Gateway, change: ConfirmedTarget, permissions: () => readonly Permission[]): void {
  if (isEveryone(doveadm, change.target ?? {}, permissions)) assertEveryone(doveadm, change);
}

/** A mask of wildcards alone is everyone too, unless the caller's scope has only some users. */
function isEveryone(doveadm: Gateway, { everyone, mask }: UserTarget, permissions: () => readonly Permission[]): boolean {
  if (isGiven(everyone)) {
    if (!everyone) throw badInput('input.target.everyone', 'means every user, and can only be true');
    return true;
  }
  return isGiven(mask) && /^[*?@.]+$/.test(mask) && doveadm.reachesEveryone(permissions());
}

function assertEveryone(doveadm: Gateway, { host, confirm, dryRun }: ConfirmedTarget): void {
  doveadm.assertCan('EVERYONE', null);
  const { name } = doveadm.host(host);
  if (dryRun !== true && confirm !== name) {
    throw badInput('input.confirm', `must be the name of the host, ${JSON.stringify(name)}, to show that every user is meant`);
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
