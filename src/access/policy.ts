import { PERMISSIONS } from '../doveadm/permission.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { RoleSpec } from './roles.ts';

/** A role of the policy in force. */
export interface Role {
  readonly name: string;
  readonly description: string;
  readonly permissions: ReadonlySet<Permission>;
  /** `self`: its permissions apply only to the token's own account; `claims`: to the users that the token's claims name. */
  readonly scope: 'claims' | 'self';
}

/** Roles by name. An unknown role gives nothing. */
export type Policy = ReadonlyMap<string, Role>;

export const ALL_PERMISSIONS = Object.freeze(Object.keys(PERMISSIONS)) as readonly Permission[];

/**
 * Permissions that no list of domains or users can limit: they give access to other users' data, whichever user the command names. They
 * need the scope "*" without exclusions.
 */
export const UNBOUNDED: ReadonlySet<Permission> = new Set<Permission>([
  'EVERYONE',
  'RAW_COMMAND',
  'FS_READ',
  'FS_WRITE',
  'MESSAGE_IMPORT',
  // A dictionary with the driver `file` has one `priv/` for all users (2.3.19, 2.4.1).
  'DICT_READ',
  'DICT_WRITE',
  'USER_READ_INTERNAL',
  // A request can name users of any domain.
  'REQUEST_READ',
  'REQUEST_CANCEL',
  // A dead letter is about a user of any domain.
  'WEBHOOK_CONTROL',
]);

export function createPolicy(roles: Readonly<Record<string, RoleSpec>>): Policy {
  return new Map(
    Object.entries(roles).map(([name, spec]) => [
      name,
      {
        name,
        description: spec.description,
        permissions: new Set(spec.permissions === 'all' ? ALL_PERMISSIONS : spec.permissions),
        scope: spec.scope ?? 'claims',
      },
    ]),
  );
}
