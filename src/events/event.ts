import type { Row } from '../store/database.ts';

/** The types of events, in the order of the GraphQL enum `MailEventType`. */
export const EVENT_TYPES = [
  'LOGIN_SUCCEEDED',
  'LOGIN_FAILED',
  'SESSION_ENDED',
  'MESSAGE_DELIVERED',
  'DELIVERY_FAILED',
  'MESSAGE_EXPUNGED',
  'EVENTS_LOST',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Why events are missing. */
export type LossReason = 'RECEIVER_DOWN' | 'QUEUE_FULL' | 'EXPIRED';

/** Values of some types, without a column of their own. Times are milliseconds since the epoch. */
export interface EventDetails {
  /** Of a login only. */
  readonly mechanism?: string | null;
  /** The reason of a failed login or delivery, in Dovecot's words. */
  readonly reason?: string | null;
  /** Of a delivery, decoded. */
  readonly subject?: string | null;
  readonly sizeBytes?: number | null;
  /** Of an expunged message. */
  readonly mailbox?: string | null;
  readonly uid?: number | null;
  /** Of a session that has ended. */
  readonly startedAt?: number | null;
  readonly durationMs?: number | null;
  /** Of events that were lost. */
  readonly since?: number | null;
  readonly until?: number;
  /** Null when it is not known. */
  readonly count?: number | null;
  readonly lossReason?: LossReason;
}

/** An event on a mail server, in the same form for all versions of Dovecot. */
export interface NewEvent {
  readonly type: EventType;
  /** Time of the event, in milliseconds since the epoch. */
  readonly at: number;
  /** Name of the mail server, as it reports it; null when it does not report one. */
  readonly host: string | null;
  /** User name as Dovecot folds it; null when the event concerns no user with a valid name. */
  readonly user: string | null;
  readonly ip: string | null;
  /** `imap`, `sieve`, `lmtp`, … */
  readonly service: string | null;
  /** Dovecot's id of the session; null when Dovecot does not report it. */
  readonly session: string | null;
  readonly messageId: string | null;
  /** Addresses of the envelope, in lower case. */
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly details: EventDetails;
}

/** An event in the database. */
export interface MailEvent extends NewEvent {
  /** Its position among all events. Later events have larger positions. */
  readonly id: number;
}

export function eventOf(row: Row): MailEvent {
  const text = (name: string): string | null => row[name] as string | null;
  return {
    id: Number(row.id),
    type: EVENT_TYPES[Number(row.type)] ?? 'EVENTS_LOST',
    at: Number(row.at),
    host: text('host'),
    user: text('name'),
    ip: text('ip'),
    service: text('service'),
    session: text('session'),
    messageId: text('message_id'),
    sender: text('sender'),
    recipient: text('recipient'),
    details: JSON.parse(String(row.details)) as EventDetails,
  };
}

/** The number of a type in the database. */
export function typeNumber(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}

/** The domain of a name of the form `local@domain`; null for any other name. */
export function domainOf(user: string | null): string | null {
  const [, domain, ...more] = user?.split('@') ?? [];
  return domain === undefined || more.length > 0 ? null : domain.toLowerCase();
}

/**
 * An event about missing events.
 * @param since time when the gap began, in milliseconds since the epoch; null when it is not known
 * @param count number of missing events; null when it is not known
 */
export function lostEvent(lossReason: LossReason, since: number | null, until: number, count: number | null): NewEvent {
  return {
    type: 'EVENTS_LOST',
    at: until,
    host: null,
    user: null,
    ip: null,
    service: null,
    session: null,
    messageId: null,
    sender: null,
    recipient: null,
    details: { since, until, count, lossReason },
  };
}
