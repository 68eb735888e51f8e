import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { breakingChanges, unannouncedChanges } from '../../scripts/breaking-changes.ts';
import { createSchema, typeDefs } from '../../src/schema.ts';

test('a removed field, a field that becomes nullable, and an argument that becomes required break clients', async () => {
  const now = typeDefs();
  const gone = now.replace(/^ {2}viewer: Viewer!$/m, '  me: Viewer!');
  expect(gone).not.toBe(now);
  expect(await breakingChanges(now, gone)).toEqual(["Field 'viewer' was removed from object type 'Query'"]);
  const nullable = now.replace(/^ {2}viewer: Viewer!$/m, '  viewer: Viewer');
  expect(await breakingChanges(now, nullable)).toHaveLength(1);
});

test('an addition breaks no client', async () => {
  const now = typeDefs();
  const more = now.replace(/^ {2}viewer: Viewer!$/m, '  viewer: Viewer!\n  me: Viewer');
  expect(await breakingChanges(now, more)).toEqual([]);
});

describe('a release', () => {
  const now = typeDefs();
  // The schema of the release had a field that is gone now.
  const released = now.replace(/^ {2}viewer: Viewer!$/m, '  viewer: Viewer!\n  me: Viewer');
  const change = "Field 'me' was removed from object type 'Query'";

  test('that breaks clients fails the check until the changelog announces it under Unreleased', async () => {
    expect(released).not.toBe(now);
    expect(await unannouncedChanges('# Changelog\n\n## Unreleased\n\n- Faster.\n', released)).toEqual([change]);
    expect(await unannouncedChanges(`# Changelog\n\n## Unreleased\n\n- Faster.\n\n## 1.0.0\n\n- ${change}.\n`, released)).toEqual([change]);
    expect(await unannouncedChanges(`# Changelog\n\n## Unreleased\n\n- ${change}: ask \`viewer\`.\n\n## 1.0.0\n`, released)).toEqual([]);
  });

  test('is compared in the form that the command line prints, which is stored for each release', async () => {
    const printed = printSchema(createSchema());
    expect(await unannouncedChanges('', printed)).toEqual([]);
    expect(await unannouncedChanges('', printed, now.replace(/^ {2}viewer: Viewer!$/m, '  me: Viewer!'))).toEqual([
      "Field 'viewer' was removed from object type 'Query'",
    ]);
    const { scripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
      scripts: { version: string };
    };
    expect(scripts.version).toContain('schema > test/fixtures/released.graphql');
  });
});

test('the changelog names every breaking change since the last release', async () => {
  const changelog = readFileSync(resolve(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
  expect(await unannouncedChanges(changelog)).toEqual([]);
});
