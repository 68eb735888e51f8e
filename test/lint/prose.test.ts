import { describe, expect, test } from 'vitest';
import { proseFaults } from '../../lint/prose.ts';

describe('the prose linter', () => {
  test.each([
    ['docs/a.md', 'One line.\nWhoever asks is refused.', ['docs/a.md:2: "Whoever"']],
    ['docs/a.md', 'Told once, told twice.', ['docs/a.md:1: "Told"', 'docs/a.md:1: "told"']],
    ['schema/a.graphql', '"""\nNull: there is none.\n"""\ntype A { a: Int }', ['schema/a.graphql:2: "is none"']],
    ['src/a.ts', '/**\n * What was\n * asked for.\n */\nconst a = 1;', ['src/a.ts:3: "asked for"']],
    ['src/a.ts', 'const a = 1; // sent by itself', ['src/a.ts:1: "by itself"']],
    ['src/a.ts', "throw new Error('ask for less at once');", ['src/a.ts:1: "at once"']],
    ['src/a.ts', 'const a = `${b} for less at once`;', ['src/a.ts:1: "at once"']],
    ['src/a.ts', 'const isSuspect = 1;', ['src/a.ts:1: "isSuspect"']],
    ['src/a.ts', 'const WRITTEN_MS = 1;', ['src/a.ts:1: "WRITTEN_MS"']],
    ['src/a.ts', 'function lookAfter(whom: string) {}', ['src/a.ts:1: "lookAfter"', 'src/a.ts:1: "whom"']],
  ])('finds in %s the habits of %j', (path, text, faults) => {
    expect(proseFaults(path, text).map((fault) => /^.*?"[^"]*"/.exec(fault)?.[0])).toEqual(faults);
  });

  test.each([
    ['docs/a.md', 'Plain text with `at once` and\n\n```\nWhoever\n```\n'],
    ['docs/a.md', '| Before | After |\n| --- | --- |\n| Whoever asks is told. | The caller gets an error. |\n\nPlain text.'],
    ['src/a.ts', "import a from './told.ts';\nconst fragmentMasking = masking.told;\nconst key = 'told';"],
    ['src/a.ts', '/** The change is written to disk. */\nconst rewrittenTo = 1;'],
  ])('leaves %s alone: %j', (path, text) => {
    expect(proseFaults(path, text)).toEqual([]);
  });
});
