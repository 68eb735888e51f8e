import { UNBOUNDED } from '../../../src/access/policy.ts';
import { DEFAULT_ROLES } from '../../../src/access/roles.ts';
import type { Bearer } from '../../e2e/gateway.ts';
import type { Need } from './needs.ts';

export const INSIDE = 'in@example.com';
export const OUTSIDE = 'out@other.org';

export type Place = 'in scope' | 'out of scope' | 'no scope' | 'everyone';
export const PLACES: readonly Place[] = ['in scope', 'out of scope', 'no scope', 'everyone'];
export const ROLES = Object.keys(DEFAULT_ROLES);
export const nameOf = (place: Place): string => (place === 'out of scope' || place === 'everyone' ? OUTSIDE : INSIDE);

export function bearer(role: string, place: Place): Bearer {
  if (DEFAULT_ROLES[role]?.scope === 'self')
    return { sub: place === 'no scope' ? 'no@user@at all' : INSIDE, roles: [role], domains: ['*'] };
  const domains = { 'in scope': ['example.com'], 'out of scope': ['example.com'], 'no scope': [], everyone: ['*'] };
  return { sub: 'staff', roles: [role], domains: domains[place] };
}

/** The expected decision, derived only from the table and the roles. */
export function allowed(need: Need, role: string, place: Place): boolean {
  if (need === null) return true;
  const spec = DEFAULT_ROLES[role]!;
  if (spec.permissions !== 'all' && !spec.permissions.includes(need.permission)) return false;
  const everyone = place === 'everyone' && spec.scope !== 'self';
  if (UNBOUNDED.has(need.permission)) return everyone;
  if (need.reach === 'host') return spec.scope !== 'self';
  if (need.reach === 'list') return place !== 'no scope';
  return place === 'in scope' || everyone;
}
