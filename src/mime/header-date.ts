const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Minutes ahead of UTC. RFC 5322 takes every other zone that is made of letters for UTC: nobody knows what its sender meant. */
const ZONES: Readonly<Record<string, number>> = { est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 };
const DATE =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun) ?, ?)?(\d{1,2}) ([a-z]{3}) (\d{2,4}) (\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2}))?(?: ?([+-]\d{4}|[a-z]{1,5}))?$/i;
/** No date is longer; comments may be. */
const MAX_LENGTH = 1000;

/**
 * A Date header as an instant: RFC 5322 with its obsolete forms (comments and white space anywhere, years of two or three digits, zones
 * by name); without a zone it is UTC. Null where it is no such date, or one that the calendar does not have.
 */
export function parseHeaderDate(raw: string): Date | null {
  if (raw.length > MAX_LENGTH) return null;
  const text = withoutComments(raw)?.replace(/\s+/g, ' ').trim() ?? '';
  const [, day, monthName = '', year = '', hour, minute, second = '0', zone = ''] = DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const offset = offsetOf(zone);
  if (month < 0 || offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const date = new Date(Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second)));
  // 30 February would be a day in March. The seconds are left out: a leap second is the next minute.
  const isInCalendar = new Date(Date.UTC(fullYear(year), month, Number(day))).getUTCDate() === Number(day);
  return isInCalendar && fullYear(year) >= 1900 ? new Date(date.getTime() - offset * 60_000) : null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

/** Minutes ahead of UTC; null for more than 59 minutes beside the hours. */
function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toLowerCase()] ?? 0;
  if (Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Comments become a blank. They nest, and a backslash quotes. Null where one does not end. */
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
