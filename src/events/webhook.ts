import type { EventType, MailEvent } from './event.ts';

/** A webhook of WEBHOOKS_FILE. */
export interface Webhook {
  /** The key of its state in the database. */
  readonly name: string;
  readonly url: string;
  /** Null: events of all types. */
  readonly types: readonly EventType[] | null;
  /** Null: events of all users, and events without a user. */
  readonly mask: string | null;
  readonly secret: { reveal(): string };
  /** Whether addresses of private networks are allowed. */
  readonly allowPrivate: boolean;
  /** Time of retries, in milliseconds, after which an event becomes a dead letter. */
  readonly giveUpAfterMs: number;
}

/** The JSON body for an event, with the names of the GraphQL schema. */
export function payloadOf(event: MailEvent, cursor: string): string {
  const { type, at, host, user, ip, service, session, messageId, sender, recipient, details } = event;
  const { startedAt, since, until, lossReason, ...rest } = details;
  const date = (ms: number | null | undefined): string | null | undefined => (typeof ms === 'number' ? new Date(ms).toISOString() : ms);
  const addresses = messageId === null && sender === null && recipient === null ? {} : { messageId, sender, recipient };
  const times = { startedAt: date(startedAt), since: date(since), until: date(until), reason: lossReason ?? rest.reason };
  return JSON.stringify({ type, cursor, at: date(at), host, user, ip, service, session, ...addresses, ...rest, ...times });
}
