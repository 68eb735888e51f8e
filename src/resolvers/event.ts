import { badInput, CodedError } from '../doveadm/errors.ts';
import type { GraphQLContext } from '../context.ts';
import { eventCursor } from '../events/cursor.ts';
import type { EventType, MailEvent } from '../events/event.ts';
import type { EventFilter, Place } from '../events/event-history.ts';
import type { Events } from '../events/events.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize, type Connection } from '../model/query/connection.ts';
import { unusedUsers } from '../model/unused-users.ts';

const LOGINS: readonly EventType[] = ['LOGIN_SUCCEEDED', 'LOGIN_FAILED'];
const DELIVERIES: readonly EventType[] = ['MESSAGE_DELIVERED', 'DELIVERY_FAILED'];

const TYPE_NAMES = {
  LOGIN_SUCCEEDED: 'LoginSucceeded',
  LOGIN_FAILED: 'LoginFailed',
  SESSION_ENDED: 'SessionEnded',
  MESSAGE_DELIVERED: 'MessageDelivered',
  DELIVERY_FAILED: 'DeliveryFailed',
  MESSAGE_EXPUNGED: 'MessageExpunged',
  EVENTS_LOST: 'EventsLost',
} as const satisfies Record<EventType, string>;

const ofAll = { cursor: ({ id }: MailEvent) => eventCursor(id), at: ({ at }: MailEvent) => new Date(at) };
const ofLogin = {
  ...ofAll,
  succeeded: ({ type }: MailEvent) => type === 'LOGIN_SUCCEEDED',
  mechanism: ({ details }: MailEvent) => details.mechanism ?? null,
};
const ofDelivery = {
  ...ofAll,
  delivered: ({ type }: MailEvent) => type === 'MESSAGE_DELIVERED',
  subject: ({ details }: MailEvent) => details.subject ?? null,
  sizeBytes: ({ details }: MailEvent) => details.sizeBytes ?? null,
};
const reason = ({ details }: MailEvent): string | null => details.reason ?? null;

export const eventResolvers: Resolvers = {
  Query: {
    logins: (_, { succeeded, ...args }, context) => eventPage(context, 'logins', { ...args, types: loginTypes(succeeded) }),
    deliveries: (_, args, context) => eventPage(context, 'deliveries', { ...args, types: DELIVERIES }),
    failedLoginsByAddress: async (_, { first, ...filter }, context) => {
      const size = pageSize(first, 'first');
      assertPeriod(filter);
      const failures = await guarded(context, 'failedLoginsByAddress', (events) => events.failuresByAddress(context.doveadm, filter));
      return failures.slice(0, size).map((one) => ({ ...one, firstAt: new Date(one.firstAt), lastAt: new Date(one.lastAt) }));
    },
    unusedUsers: async (_, args, context) => {
      const events = eventsOf(context);
      await guarded(context, 'unusedUsers', () => context.doveadm.assertCan('EVENT_READ', null, { filtered: true }));
      return unusedUsers(context.doveadm, events, args);
    },
  },
  Subscription: {
    events: {
      // Refusals come before the stream opens.
      subscribe: async (_, args, context) =>
        answersOf(await guarded(context, 'events', (events) => events.open(context.doveadm, args, context.ended()))),
    },
  },
  User: {
    logins: ({ name }, { succeeded, ...args }, context) =>
      eventPage(context, 'logins', { ...args, user: name, types: loginTypes(succeeded) }),
    lastLoginAt: async ({ name }, _, context) => {
      const at = await guarded(context, 'lastLoginAt', (events) => events.lastLogin(context.doveadm, name), name);
      return at === null ? null : new Date(at);
    },
  },
  MailEvent: { __resolveType: typeName },
  Login: { __resolveType: ({ type }) => (type === 'LOGIN_SUCCEEDED' ? 'LoginSucceeded' : 'LoginFailed') },
  Delivery: { __resolveType: ({ type }) => (type === 'MESSAGE_DELIVERED' ? 'MessageDelivered' : 'DeliveryFailed') },
  LoginSucceeded: ofLogin,
  LoginFailed: { ...ofLogin, reason },
  SessionEnded: {
    ...ofAll,
    startedAt: ({ details }) => (typeof details.startedAt === 'number' ? new Date(details.startedAt) : null),
    durationMs: ({ details }) => details.durationMs ?? null,
  },
  MessageDelivered: ofDelivery,
  DeliveryFailed: { ...ofDelivery, reason },
  MessageExpunged: {
    ...ofAll,
    mailbox: ({ details }) => details.mailbox ?? null,
    uid: ({ details }) => details.uid ?? null,
  },
  EventsLost: {
    ...ofAll,
    reason: ({ details }) => details.lossReason ?? 'RECEIVER_DOWN',
    since: ({ details }) => (typeof details.since === 'number' ? new Date(details.since) : null),
    until: ({ at, details }) => new Date(details.until ?? at),
    count: ({ details }) => details.count ?? null,
  },
};

async function* answersOf(events: AsyncIterable<MailEvent>): AsyncGenerator<{ readonly events: MailEvent }> {
  for await (const event of events) yield { events: event };
}

function typeName({ type }: MailEvent): (typeof TYPE_NAMES)[EventType] {
  return TYPE_NAMES[type];
}

function loginTypes(succeeded: boolean | null | undefined): readonly EventType[] {
  return LOGINS.filter((type) => typeof succeeded !== 'boolean' || succeeded === (type === 'LOGIN_SUCCEEDED'));
}

type PageArguments = EventFilter & { readonly first?: number | null | undefined; readonly after?: string | null | undefined };

async function eventPage(
  context: GraphQLContext,
  field: string,
  { first, after, ...filter }: PageArguments,
): Promise<Connection<MailEvent>> {
  const size = pageSize(first, 'first');
  const place = typeof after === 'string' ? readPlace(decodeCursor(after, 'after')) : null;
  assertPeriod(filter);
  const find = (events: Events): Promise<readonly MailEvent[]> => events.find(context.doveadm, filter, place, size);
  const found = await guarded(context, field, find, filter.user ?? null);
  return connectionOf(found.slice(0, size), ({ at, id }) => encodeCursor(`${String(at)} ${String(id)}`), {
    next: found.length > size,
    previous: place !== null,
  });
}

function assertPeriod({ since, until }: Pick<EventFilter, 'since' | 'until'>): void {
  if (since && until && since >= until) throw badInput('until', 'must be later than `since`');
}

function readPlace(cursor: string): Place {
  const [, at, id] = /^(-?\d{1,15}) (\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw badInput('after', 'is not a cursor of this list');
  return { at: Number(at), id: Number(id) };
}

function eventsOf({ events }: GraphQLContext): Events {
  if (events !== null) return events;
  throw new CodedError(
    'COMMAND_UNSUPPORTED',
    'Events need a receiver and a database, and this gateway has not both: see EVENTS_PORT and DATABASE.',
  );
}

/** Access to events is not a command: refusals are logged under the field's name. */
function guarded<R>(
  context: GraphQLContext,
  field: string,
  task: (events: Events) => R | Promise<R>,
  user: string | null = null,
): Promise<R> {
  const refused = { command: field, effect: 'read' as const, host: null, users: user === null ? [] : [user], arguments: {} };
  return context.doveadm.guard(refused, () => task(eventsOf(context)));
}
