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
    'Sat (a (nested) comment), 3 (Jan) Jan 2026 07 : 30 : 00 (CET) +0000',
    '3 Jan 26 07:30:00 Z',
    '3 Jan 126 07:30:00 +0000',
    '3 Jan 2026 07:30:00 CEST',
    '3 Jan 2026 07:29:60 +0000',
  ])('is read: %j', (raw) => expect(parseHeaderDate(raw)).toEqual(new Date('2026-01-03T07:30:00Z')));

  test.each([
    ['Mon, 1 Jan 1969 10:00:00 +0000', '1969-01-01T10:00:00Z'],
    ['1 Jan 2126 10:00:00 +0100', '2126-01-01T09:00:00Z'],
    ['29 Feb 2024 23:59:59 -1200', '2024-03-01T11:59:59Z'],
    ['1 Jan 50 00:00:00 GMT', '1950-01-01T00:00:00Z'],
    ['31 Dec 9999 23:59:59 +0000', '9999-12-31T23:59:59Z'],
  ])('of any year is itself: %j', (raw, iso) => expect(parseHeaderDate(raw)).toEqual(new Date(iso)));

  test.each([
    '',
    '30 Feb 2024 10:00:00 +0000',
    '31 Apr 2024 10:00:00 +0000',
    '29 Feb 2023 10:00:00 +0000',
    '0 Jan 2024 10:00:00 +0000',
    '1 Jan 2024 24:00:00 +0000',
    '1 Jan 2024 10:60:00 +0000',
    '1 Jan 2024 10:00:61 +0000',
    '1 Jan 2024 10:00:00 +0160',
    '1 Jan 2024 10:00:00 +01:00',
    '1 January 2024 10:00:00 +0000',
    '1 Jan 0024 10:00:00 +0000',
    '1 Jan 12024 10:00:00 +0000',
    '1 Jan 2024 10:00:00 (unclosed',
    '2024-01-01T10:00:00Z',
    'gibberish',
    '1',
    '2026',
    'Sat, 33 Jan 2026 07:30:00 +0000',
    '3 Jan 2026',
    '3 Jan 2026 07:30:00 nowhere',
    '3 Foo 2026 07:30:00 +0000',
    '('.repeat(50_000),
  ])('is null without a date: %.40j', (raw) => expect(parseHeaderDate(raw)).toBeNull());
});
