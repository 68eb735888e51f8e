import { expect, test } from 'vitest';
import { Listing } from '../../../src/doveadm/wire/listing.ts';
import { ListingCache } from '../../../src/doveadm/host/listing-cache.ts';

const listingOf = (command: string): Listing => Listing.parse(JSON.stringify([{ command, parameters: [] }]));

test('a changed listing is reported, and an equal one is not', () => {
  let others = 0;
  const cache = new ListingCache(
    () => Promise.reject(new Error('not asked here')),
    () => others++,
  );
  const first = cache.set(listingOf('who'));
  expect(others).toBe(1);
  expect(cache.set(listingOf('who'))).toBe(first);
  expect(others).toBe(1);
  expect(cache.set(listingOf('kick'))).not.toBe(first);
  expect(others).toBe(2);
});
