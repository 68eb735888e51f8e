import type { Principal } from '../access/principal.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Store } from '../store/store.ts';
import { Conditions } from './conditions.ts';
import { eventOf, typeNumber, type EventType, type MailEvent } from './event.ts';
import { addScope, maySeeEvent } from './event-access.ts';

/** A filter for recorded events. Null and missing values match every event. */
export interface EventFilter {
  readonly types: readonly EventType[];
  readonly user?: string | null | undefined;
  readonly ip?: string | null | undefined;
  readonly messageId?: string | null | undefined;
  readonly sender?: string | null | undefined;
  readonly recipient?: string | null | undefined;
  readonly since?: Date | null | undefined;
  /** The end of the period, exclusive. */
  readonly until?: Date | null | undefined;
}

/** A position in a list that is sorted by time, newest first. */
export interface Place {
  readonly at: number;
  readonly id: number;
}

/** Failed logins from one address. Times are milliseconds since the epoch. */
export interface AddressFailures {
  readonly ip: string;
  readonly failureCount: number;
  readonly userCount: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

const PAGE = 200;
/** Maximum of pairs of address and user in one query. */
const MOST_PAIRS = 100_000;

/** Queries about recorded events. */
export class EventHistory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Events that the principal may see, newest first. Returns up to one more than `count`. */
  async find(principal: Principal, filter: EventFilter, after: Place | null, count: number): Promise<readonly MailEvent[]> {
    const found: MailEvent[] = [];
    let place = after;
    while (found.length <= count) {
      const page = await this.#page(principal, filter, place, Math.max(PAGE, count + 1));
      found.push(...page.filter((event) => maySeeEvent(principal, event)));
      const last = page.at(-1);
      if (last === undefined || page.length < Math.max(PAGE, count + 1)) break;
      place = last;
    }
    return found.slice(0, count + 1);
  }

  /** Addresses of failed logins, the address with the most failures first. @throws CodedError BAD_USER_INPUT when there are too many */
  async failuresByAddress(principal: Principal, filter: Omit<EventFilter, 'types'>): Promise<readonly AddressFailures[]> {
    const conditions = conditionsOf({ ...filter, types: ['LOGIN_FAILED'] });
    addScope(conditions, principal);
    const sql = `SELECT ip, name, COUNT(*) AS failures, MIN(at) AS first_at, MAX(at) AS last_at FROM events
      WHERE ${conditions.sql} AND ip IS NOT NULL GROUP BY ip, name LIMIT ${conditions.param(MOST_PAIRS + 1)}`;
    const rows = await this.#store.query<{ ip: string; name: string | null; failures: number; first_at: number; last_at: number }>(
      sql,
      conditions.params,
    );
    if (rows.length > MOST_PAIRS) throw badInput('since', 'covers too many failed logins to count by address: give a later time');
    const byAddress = new Map<string, AddressFailures>();
    for (const { ip, name, failures, first_at, last_at } of rows) {
      if (!maySeeEvent(principal, { type: 'LOGIN_FAILED', user: name })) continue;
      const before = byAddress.get(ip);
      byAddress.set(ip, {
        ip,
        failureCount: (before?.failureCount ?? 0) + failures,
        userCount: (before?.userCount ?? 0) + 1,
        firstAt: Math.min(before?.firstAt ?? first_at, first_at),
        lastAt: Math.max(before?.lastAt ?? last_at, last_at),
      });
    }
    return [...byAddress.values()].sort((a, b) => b.failureCount - a.failureCount || (a.ip < b.ip ? -1 : 1));
  }

  /** Times of the last logins of these accounts, in milliseconds since the epoch. Accounts without a login are left out. */
  async lastLogins(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const conditions = new Conditions();
    const sql = `SELECT name, last_login_at FROM event_accounts WHERE ${conditions.isIn('name', names)}`;
    const rows = await this.#store.query<{ name: string; last_login_at: number }>(sql, conditions.params);
    return new Map(rows.map(({ name, last_login_at }) => [name, last_login_at]));
  }

  async #page(principal: Principal, filter: EventFilter, place: Place | null, count: number): Promise<readonly MailEvent[]> {
    const conditions = conditionsOf(filter);
    if (filter.user === null || filter.user === undefined) addScope(conditions, principal);
    if (place !== null) conditions.addAny([`(at, id) < (${conditions.param(place.at)}, ${conditions.param(place.id)})`]);
    const { messageId } = filter;
    const found =
      typeof messageId === 'string' ? `(SELECT * FROM events WHERE ${conditions.isIn('message_id', spellings(messageId))})` : null;
    // A message has few events. Without statistics, PostgreSQL would scan all events in the order of time instead.
    const from = found === null ? 'SELECT * FROM events' : `WITH found AS MATERIALIZED ${found} SELECT * FROM found`;
    const sql = `${from} WHERE ${conditions.sql} ORDER BY at DESC, id DESC LIMIT ${conditions.param(count)}`;
    return (await this.#store.query(sql, conditions.params)).map(eventOf);
  }
}

function conditionsOf({ types, user, ip, sender, recipient, since, until }: EventFilter): Conditions {
  const conditions = new Conditions();
  conditions.addAny([conditions.isIn('type', types.map(typeNumber))]);
  conditions.add('name', '=', user);
  conditions.add('ip', '=', ip);
  conditions.add('sender', '=', sender?.toLowerCase());
  conditions.add('recipient', '=', recipient?.toLowerCase());
  conditions.add('at', '>=', since?.getTime());
  conditions.add('at', '<', until?.getTime());
  return conditions;
}

/** A Message-ID with and without angle brackets, because people copy it in both forms. */
function spellings(messageId: string): readonly string[] {
  const bare = messageId.trim().replace(/^<(.*)>$/, '$1');
  return [`<${bare}>`, bare];
}
