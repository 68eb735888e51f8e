import { foldUser, type UsernameCase } from '../access/scope.ts';
import type { EventDetails, EventType, NewEvent } from './event.ts';

/** The parts of a post of Dovecot's event exporter that the gateway reads. */
interface Exported {
  readonly event?: unknown;
  readonly hostname?: unknown;
  readonly start_time?: unknown;
  readonly end_time?: unknown;
  readonly categories?: unknown;
  readonly fields?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_TEXT = 1_000;
/** Services whose sessions are not opened by users. Those of doveadm are often the gateway's own. */
const NO_CLIENT = new Set(['doveadm', 'lmtp', 'lda', 'indexer-worker', 'indexer', 'quota-status', 'script', 'dsync']);

/**
 * Reads one post of the event exporter of Dovecot 2.3 or 2.4. Keeps only the fields that are named here, and never the arguments of a command.
 * @param now time of arrival, in milliseconds since the epoch
 * @returns null for an event that the gateway does not keep
 * @throws SyntaxError when the post is not JSON
 */
export function parseEvent(text: string, usernameCase: UsernameCase, now: number): NewEvent | null {
  const exported = JSON.parse(text) as Exported | null;
  if (typeof exported !== 'object' || exported === null || typeof exported.event !== 'string') return null;
  const fields = (typeof exported.fields === 'object' && exported.fields !== null ? exported.fields : {}) as Fields;
  const described = describe(exported.event, fields, serviceOf(exported, fields), exported);
  if (described === null) return null;
  const user = textOf(fields.user) ?? textOf(fields.original_user);
  return {
    at: timeOf(exported.end_time) ?? now,
    host: textOf(exported.hostname),
    user: user === null ? null : foldUser(user, usernameCase),
    ip: textOf(fields.remote_ip),
    session: textOf(fields.session),
    messageId: null,
    sender: null,
    recipient: null,
    ...described,
  };
}

type Described = Pick<NewEvent, 'type' | 'service' | 'details'> & Partial<Pick<NewEvent, 'messageId' | 'sender' | 'recipient'>>;

function describe(name: string, fields: Fields, service: string | null, exported: Exported): Described | null {
  switch (name) {
    case 'auth_request_finished':
      return isClient(service) ? describeLogin(fields, service) : null;
    case 'mail_user_session_finished':
      return isClient(service) ? describeSession(fields, service, exported) : null;
    case 'mail_delivery_finished':
      return describeDelivery(fields, service);
    case 'mail_expunged':
      return { type: 'MESSAGE_EXPUNGED', service, details: { mailbox: textOf(fields.mailbox), uid: numberOf(fields.uid) } };
    default:
      return null;
  }
}

function describeLogin(fields: Fields, service: string | null): Described {
  const type: EventType = fields.success === 'yes' ? 'LOGIN_SUCCEEDED' : 'LOGIN_FAILED';
  const reason = type === 'LOGIN_FAILED' ? { reason: textOf(fields.error) } : {};
  return { type, service, details: { mechanism: textOf(fields.mechanism), ...reason } };
}

function describeSession(fields: Fields, service: string | null, { start_time, end_time }: Exported): Described | null {
  const startedAt = timeOf(start_time);
  const endedAt = timeOf(end_time);
  const durationMs = startedAt === null || endedAt === null ? null : endedAt - startedAt;
  return { type: 'SESSION_ENDED', service, details: { startedAt, durationMs } };
}

function describeDelivery(fields: Fields, service: string | null): Described {
  const reason = textOf(fields.error);
  const details: EventDetails = { subject: textOf(fields.message_subject), sizeBytes: numberOf(fields.message_size) };
  return {
    type: reason === null ? 'MESSAGE_DELIVERED' : 'DELIVERY_FAILED',
    service,
    messageId: textOf(fields.message_id),
    sender: textOf(fields.mail_from)?.toLowerCase() ?? null,
    recipient: textOf(fields.rcpt_to)?.toLowerCase() ?? null,
    details: reason === null ? details : { ...details, reason },
  };
}

function isClient(service: string | null): boolean {
  return service === null || !NO_CLIENT.has(service);
}

/** 2.4 has a field for the service, and calls it the protocol in logins. 2.3 has it among the categories, and in a field in logins. */
function serviceOf({ event, categories }: Exported, fields: Fields): string | null {
  const category = (Array.isArray(categories) ? (categories as unknown[]) : []).find(
    (one): one is string => typeof one === 'string' && one.startsWith('service:'),
  );
  const ofCategory = event === 'auth_request_finished' ? null : category?.slice('service:'.length);
  const service = textOf(fields.service) ?? ofCategory ?? textOf(fields.protocol);
  if (service === 'managesieve') return 'sieve';
  // A separate service for a listener of doveadm has a name such as `doveadm-tcp`.
  return service?.startsWith('doveadm-') === true ? 'doveadm' : service;
}

/** A text without characters that a database cannot store; null when the value is not a text, or is empty. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;

  const text = Buffer.from(value.slice(0, LONGEST_TEXT).replaceAll('\u0000', '')).toString();
  return text === '' ? null : text;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Time in milliseconds since the epoch, from RFC 3339 or seconds since the epoch (see the exporter's `time_format`). */
function timeOf(value: unknown): number | null {
  const ms = typeof value === 'number' ? Math.floor(value * 1000) : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isSafeInteger(ms) ? ms : null;
}
