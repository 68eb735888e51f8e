import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { breakingChanges, unannouncedChanges } from '../../scripts/breaking-changes.ts';
import { typeDefs } from '../../src/schema.ts';

test('a field that goes, or becomes nullable, or an argument that is needed all at once, breaks clients', async () => {
  const now = typeDefs();
  const gone = now.replace(/^ {2}viewer: Viewer!$/m, '  me: Viewer!');
  expect(gone).not.toBe(now);
  expect(await breakingChanges(now, gone)).toEqual(["Field 'viewer' was removed from object type 'Query'"]);
  const nullable = now.replace(/^ {2}viewer: Viewer!$/m, '  viewer: Viewer');
  expect(await breakingChanges(now, nullable)).toHaveLength(1);
});

test('what is added breaks nobody', async () => {
  const now = typeDefs();
  const more = now.replace(/^ {2}viewer: Viewer!$/m, '  viewer: Viewer!\n  me: Viewer');
  expect(await breakingChanges(now, more)).toEqual([]);
});

test('the changelog names every breaking change since the last release', async () => {
  const changelog = readFileSync(resolve(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
  expect(await unannouncedChanges(changelog)).toEqual([]);
});
