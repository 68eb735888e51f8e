import type { Row } from '../store/database.ts';

/** What an event says, in the order of the GraphQL enum `MailEventType`. */
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

/** What only some types have, and nobody searches for. Times are milliseconds since the epoch. */
export interface EventDetails {
  /** Of a login. */
  readonly mechanism?: string | null;
  /** Why a login or a delivery failed, in Dovecot's words. */
  readonly reason?: string | null;
  /** Of a delivered message, decoded. */
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
  /** Null: not known. */
  readonly count?: number | null;
  readonly lossReason?: LossReason;
}

/** Something that happened on a mail server, in one shape for all versions of Dovecot. */
export interface NewEvent {
  readonly type: EventType;
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
  /** What the mail server calls itself; null: it did not say. */
  readonly host: string | null;
  /** As Dovecot folds it; null: the event is about no user that can be named. */
  readonly user: string | null;
  readonly ip: string | null;
  /** `imap`, `sieve`, `lmtp`, … */
  readonly service: string | null;
  /** Dovecot's id of the session; null: it did not say. */
  readonly session: string | null;
  readonly messageId: string | null;
  /** Addresses of the envelope, in lower case. */
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly details: EventDetails;
}

/** An event that is in the database. */
export interface MailEvent extends NewEvent {
  /** Its place among all events: what is stored later has a larger one. */
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

/** How a type stands in the database. */
export function typeNumber(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}

/** The domain of a name that is plainly `local@domain`; null for any other. */
export function domainOf(user: string | null): string | null {
  const [, domain, ...more] = user?.split('@') ?? [];
  return domain === undefined || more.length > 0 ? null : domain.toLowerCase();
}

/**
 * An event that says that others are missing.
 * @param since when the first could have happened, in milliseconds since the epoch; null: not known
 * @param count how many are missing; null: not known
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
