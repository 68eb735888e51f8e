import { logErrors } from '../doveadm/commands/server.ts';
import type { Gateway } from '../gateway.ts';

/*
 * Dovecot gives some times in its local time, without the zone. There is only one way to find the zone: `logErrors` takes `since` as seconds
 * since 1970, and the answer shows whether a line with a known local time is later than that.
 */

const QUARTER_HOUR_S = 15 * 60;
/** Zones go from UTC-12 to UTC+14. */
const EAST = 14 * 4;
const WEST = -12 * 4;
const KNOWN_FOR_MS = 10 * 60_000;

const offsets = new Map<string, { readonly seconds: number; readonly knownAt: number }>();

/** The part of a log line that serves to find its zone. */
interface Stamped {
  readonly timestamp: string;
  readonly text: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Parses `Nov 22 15:35:28`, with a fraction on 2.4, as if it were UTC. The year is the one that makes it the latest before tomorrow. */
export function parseLogTime(timestamp: string, now: Date): Date | null {
  const [, name = '', day, clock = '', fraction = ''] = /^(\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(\.\d+)?$/.exec(timestamp) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return null;
  const inYear = (year: number): Date =>
    new Date(`${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${clock}${fraction.slice(0, 4)}Z`);
  const date = inYear(now.getUTCFullYear());
  return date.getTime() > now.getTime() + 36 * 3_600_000 ? inYear(now.getUTCFullYear() - 1) : date;
}

/** Parses `2026-11-22 15:39:15` as if it were UTC. */
export function parseLocalTime(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  return new Date(`${text.replace(' ', 'T')}Z`);
}

/**
 * Seconds that the host's clock is ahead of UTC. The gateway's own offset when the caller may not read the log, or the log is empty.
 * @param lines of the log, if they were read already
 */
export async function utcOffset(doveadm: Gateway, host: string, lines?: readonly Stamped[]): Promise<number> {
  const known = offsets.get(doveadm.host(host).url);
  if (known !== undefined && Date.now() - known.knownAt < KNOWN_FOR_MS) return known.seconds;
  try {
    const line = (lines ?? (await doveadm.run(logErrors, {}, { host }))).at(-1);
    const local = line === undefined ? null : parseLogTime(line.timestamp, new Date());
    if (line === undefined || local === null) return ownOffset();
    const seconds = await findOffset(doveadm, host, line, Math.floor(local.getTime() / 1000));
    if (seconds !== null) offsets.set(doveadm.host(host).url, { seconds, knownAt: Date.now() });
    return seconds ?? ownOffset();
  } catch {
    return ownOffset();
  }
}

/** The time in UTC, from a time that was read as if it were UTC. */
export function toInstant(local: Date | null, offsetSeconds: number): Date | null {
  return local === null ? null : new Date(local.getTime() - offsetSeconds * 1000);
}

/** Halves the possible zones until one is left: the answer contains the line if `since` is not later than the line. */
async function findOffset(doveadm: Gateway, host: string, line: Stamped, localSeconds: number): Promise<number | null> {
  const isSince = async (quarters: number): Promise<boolean> => {
    const lines = await doveadm.run(logErrors, { since: localSeconds - quarters * QUARTER_HOUR_S }, { host });
    return lines.some(({ timestamp, text }) => timestamp === line.timestamp && text === line.text);
  };
  let low = WEST;
  let high = EAST;
  if (!(await isSince(high))) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isSince(middle)) high = middle;
    else low = middle + 1;
  }
  return low * QUARTER_HOUR_S;
}

function ownOffset(): number {
  return new Date().getTimezoneOffset() * -60;
}
