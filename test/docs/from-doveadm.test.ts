import { expect, test } from 'vitest';
import { isPro, listed23, listed24, find } from '../../scripts/known-commands.ts';
import { wireName } from '../../src/doveadm/command.ts';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import { readPairs } from '../e2e/doveadm-pairs.ts';

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');

/**
 * `fsMetadata`: the storages that the community edition has keep no metadata. `directorRing…`: a director gives no answer while it tries to connect to
 * another, see test/e2e/director-ring.dovecot.test.ts.
 */
const WITHOUT_ANSWER = new Set(['fsMetadata', 'directorRingAdd', 'directorRingRemove']);
/** Those with the words `mail` in front work on what a user's configuration names: one row shows each of the two families. */
const SHOWN_BY_THE_FAMILY = /^mail(Dict|Fs)/;

test('docs/from-doveadm.md has a row for each command that Dovecot lists and the schema uses', () => {
  const lines = readPairs().flatMap(({ line }) => line.split(' && ').map((one) => letters(one.slice('doveadm '.length))));
  const names = COMMANDS.map(wireName).filter((name) => !isPro(name) && (find(listed23, name) ?? find(listed24, name)) !== undefined);
  const missing = [...new Set(names)].filter(
    (name) => !WITHOUT_ANSWER.has(name) && !SHOWN_BY_THE_FAMILY.test(name) && !lines.some((line) => line.startsWith(letters(name))),
  );
  expect(missing).toEqual([]);
  expect(lines.filter((line) => /^mail(dict|fs)/.test(line))).toHaveLength(2);
  expect(names.length).toBeGreaterThan(100);
});

test('each query of docs/from-doveadm.md that changes something reports the outcome', () => {
  const changes = readPairs().filter(({ query }) => query.startsWith('mutation'));
  expect(changes.length).toBeGreaterThan(70);
  expect(changes.filter(({ query }) => !query.includes('{ outcome'))).toEqual([]);
});
