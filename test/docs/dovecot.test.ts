import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The entries of docs/dovecot.md: list items with their further lines. */
const entries = readFileSync('docs/dovecot.md', 'utf8')
  .split(/^(?=- |#|$)/m)
  .filter((block) => block.startsWith('- '))
  .map((block) => block.replaceAll(/\s+/g, ' ').trim());
const linksOf = (entry: string) =>
  [...entry.matchAll(/\[test\]\(\.\.\/(test\/[^ )]+)(?: ["']([^"']+)["'])?\)/g)].map(([, file = '', name]) => ({ file, name }));

test('docs/dovecot.md has entries, each with the test that shows it', () => {
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.filter((entry) => linksOf(entry).length === 0)).toEqual([]);
});

test('each test that an entry of docs/dovecot.md names exists', () => {
  const missing = entries.flatMap(linksOf).filter(({ file, name }) => {
    if (!existsSync(file)) return true;
    return name !== undefined && !readFileSync(file, 'utf8').includes(`'${name}'`);
  });
  expect(missing).toEqual([]);
});
