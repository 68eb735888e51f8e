/** A Date header (RFC 5322, with the obsolete years and zones) as an instant. Null when it cannot be read. */
export function parseHeaderDate(raw: string): Date | null {
  const text = raw
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Date.parse alone would make a date of almost anything that holds a number.
  const [, local, zone = ''] =
    /^(?:[a-z]{3}, ?)?(\d{1,2} [a-z]{3} (?:\d{2}|\d{4}) \d{1,2}:\d{2}(?::\d{2})?) ?([+-]\d{4}|[a-z]{1,5})?$/i.exec(text) ?? [];
  if (local === undefined) return null;
  const date = new Date(`${local} ${zone === '' || /^UTC?$/i.test(zone) ? '+0000' : zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
