import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';

test('docs/reliability.md names every write that the gateway can reconcile, and no other', () => {
  const text = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
  const table = /\| Mutation .*?\n\n/s.exec(text)?.[0] ?? '';
  const named = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const looked = COMMANDS.filter(({ reconcile: looks }) => looks !== undefined).map(({ name }) => name);
  expect(named.sort()).toEqual(looked.sort());
});
