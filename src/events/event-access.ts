import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import type { Conditions } from './conditions.ts';
import type { MailEvent } from './event.ts';

/** Names in a condition: within the limits of both databases. */
const MOST_NAMES = 1_000;

/** Whether the principal may see an event. One that names nobody is for those who may see everybody's, one about lost events for all. */
export function maySeeEvent(principal: Principal, { type, user }: Pick<MailEvent, 'type' | 'user'>): boolean {
  return type === 'EVENTS_LOST'
    ? decide(principal, 'EVENT_READ', null, { filtered: true }).allowed
    : decide(principal, 'EVENT_READ', user).allowed;
}

/** Leaves out of a query most of what the principal may not see; `maySeeEvent` has the last word. */
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
