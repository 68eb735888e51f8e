import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { typeDefs } from '../src/schema.ts';

/** `npm version` writes it. */
const RELEASED = resolve(import.meta.dirname, '../test/fixtures/released.graphql');

/** The changes that break clients of the old schema, as one sentence each. */
export async function breakingChanges(before: string, after: string): Promise<readonly string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking).map(({ message }) => message);
}

/** The last released schema; null before the first release. */
export function releasedSchema(): string | null {
  return existsSync(RELEASED) ? readFileSync(RELEASED, 'utf8') : null;
}

/**
 * Breaking changes since the last release that the changelog does not name. An intended change must appear word for word under Unreleased.
 * Empty before the first release.
 */
export async function unannouncedChanges(changelog: string, released = releasedSchema(), now = typeDefs()): Promise<readonly string[]> {
  if (released === null) return [];
  const unreleased = /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m.exec(changelog)?.[1] ?? '';
  const changes = await breakingChanges(released, now);
  return changes.filter((change) => !unreleased.includes(change));
}
