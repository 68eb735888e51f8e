const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Minutes ahead of UTC. RFC 5322 treats every other alphabetic zone as UTC, because its meaning is not known. */
const ZONES: Readonly<Record<string, number>> = { est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 };
const DATE =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun) ?, ?)?(\d{1,2}) ([a-z]{3}) (\d{2,4}) (\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2}))?(?: ?([+-]\d{4}|[a-z]{1,5}))?$/i;
/** No real date is longer, even with comments. */
const MAX_LENGTH = 1000;

/**
 * Parses a Date header. Accepts RFC 5322 with its obsolete forms (comments and white space anywhere, years of two or three digits, zones by
 * name). Without a zone, the date is in UTC. Null when it is not a date, or a date that does not exist in the calendar.
 */
export function parseHeaderDate(raw: string): Date | null {
  if (raw.length > MAX_LENGTH) return null;
  const text = withoutComments(raw)?.replace(/\s+/g, ' ').trim() ?? '';
  const [, day, monthName = '', year = '', hour, minute, second = '0', zone = ''] = DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const offset = offsetOf(zone);
  if (month < 0 || offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const date = new Date(Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second)));
  // 30 February would become a day in March. The seconds are left out: a leap second is the next minute.
  const isInCalendar = new Date(Date.UTC(fullYear(year), month, Number(day))).getUTCDate() === Number(day);
  return isInCalendar && fullYear(year) >= 1900 ? new Date(date.getTime() - offset * 60_000) : null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

/** Minutes ahead of UTC; null when the minutes part exceeds 59. */
function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toLowerCase()] ?? 0;
  if (Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Replaces each comment by a space. Comments nest, and a backslash quotes. Null when a comment does not end. */
function withoutComments(raw: string): string | null {
  let text = '';
  let depth = 0;
  for (let index = 0; index < raw.length; index++) {
    const char = raw.charAt(index);
    if (char === '(') depth++;
    else if (depth === 0) text += char;
    else if (char === '\\') index++;
    else if (char === ')' && --depth === 0) text += ' ';
  }
  return depth === 0 ? text : null;
}
