import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import type { Conditions } from './conditions.ts';
import type { MailEvent } from './event.ts';

/** Maximum of names in a condition, within the limits of both databases. */
const MOST_NAMES = 1_000;

/** Whether the principal may see an event. An event without a user needs a scope of all users. Every principal may see events about lost events. */
export function maySeeEvent(principal: Principal, { type, user }: Pick<MailEvent, 'type' | 'user'>): boolean {
  return type === 'EVENTS_LOST'
    ? decide(principal, 'EVENT_READ', null, { filtered: true }).allowed
    : decide(principal, 'EVENT_READ', user).allowed;
}

/** Excludes most events that the principal may not see from a query. `maySeeEvent` decides about the rest. */
export function addScope(conditions: Conditions, principal: Principal): void {
  const scopes = principal.grants.filter(({ permissions }) => permissions.has('EVENT_READ')).map(({ scope }) => scope);
  if (scopes.some(({ everyone }) => everyone)) return;
  const domains = [...new Set(scopes.flatMap((scope) => scope.domains))];
  const users = [...new Set(scopes.flatMap((scope) => scope.users))];
  if (domains.length + users.length > MOST_NAMES) return;
  const parts = [
    ...(domains.length === 0 ? [] : [conditions.isIn('domain', domains)]),
    ...(users.length === 0 ? [] : [conditions.isIn('name', users)]),
  ];
  conditions.addAny(parts.length === 0 ? ['1 = 0'] : parts);
}
