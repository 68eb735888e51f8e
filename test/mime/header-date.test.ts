import { describe, expect, test } from 'vitest';
import { parseHeaderDate } from '../../src/mime/header-date.ts';

describe('a Date header', () => {
  test.each([
    'Fri, 02 Jan 2026 23:30:00 -0800 (PST)',
    'Sat, 3 Jan 2026 07:30:00 +0000',
    '3 Jan 2026 07:30 GMT',
    'Fri, 2 Jan 26 23:30:00 PST',
    'Sat,3 Jan 2026 07:30:00',
    'Sat, 3 Jan 2026 07:30:00 UT',
    ' Sat, 3 Jan\r\n 2026 13:00:00 +0530',
  ])('is read: %j', (raw) => expect(parseHeaderDate(raw)).toEqual(new Date('2026-01-03T07:30:00Z')));

  test.each([
    '',
    'gibberish',
    '1',
    '2026',
    'Sat, 33 Jan 2026 07:30:00 +0000',
    '3 Jan 2026',
    '3 Jan 2026 07:30:00 nowhere',
    '3 Foo 2026 07:30:00 +0000',
    '('.repeat(50_000),
  ])('is null where there is none to read: %.40j', (raw) => expect(parseHeaderDate(raw)).toBeNull());
});
