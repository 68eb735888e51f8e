import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../src/doveadm/errors.ts';
import { buildQuery, type MessageSearch } from '../../src/doveadm/search/search.ts';
import { assertLiteralsFit, assertTextFits, assertVariablesFit } from '../../src/limits/input-limits.ts';

/** Code and message of the refusal; null where it passes. */
function refusal(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.message}` : String(error);
  }
}

const nested = (levels: number): unknown => JSON.parse('[{"and":'.repeat(levels) + '1' + '}]'.repeat(levels));

describe('inputs', () => {
  test.each<[what: string, variables: unknown, problem: RegExp | null]>([
    ['nothing', undefined, null],
    ['20 levels of searches', nested(21), null],
    ['20,000 levels', nested(20_000), /^COST_LIMIT .*deeper/],
    ['as many users as a change may have', { users: Array.from({ length: 10_000 }, String) }, null],
    ['more', { users: Array.from({ length: 10_001 }, String) }, /^COST_LIMIT .*10001 entries/],
    ['many lists', { lists: Array.from({ length: 20 }, () => Array.from({ length: 1000 }, String)) }, /^COST_LIMIT .*values/],
    ['many objects', { and: Array.from({ length: 5000 }, () => ({})) }, /^COST_LIMIT .*objects/],
  ])('as variables: %s', (_, variables, problem) => {
    const found = refusal(() => assertVariablesFit(variables));
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  test.each<[what: string, literal: string, problem: RegExp | null]>([
    ['a search', '{ and: [{ hasFlags: ["a", "b"] }] }', null],
    ['70 levels', `${'[{ and: '.repeat(35)}1${'}]'.repeat(35)}`, /^COST_LIMIT .*deeper/],
    ['a long list', `[${'1 '.repeat(10_001)}]`, /^COST_LIMIT .*entries/],
    ['many objects', `[${'{a: 1} '.repeat(2000)}]`, /^COST_LIMIT .*objects/],
  ])('in the query itself: %s', (_, literal, problem) => {
    for (const text of [
      `{ a(b: ${literal}) }`,
      `query ($v: X = ${literal}) { a }`,
      `{ a @b(c: ${literal}) { ...f } } fragment f on X { a }`,
    ]) {
      const found = refusal(() => assertLiteralsFit(parse(text)));
      if (problem === null) expect(found).toBeNull();
      else expect(found).toMatch(problem);
    }
  });

  test('that nest too deep for the stack are refused before they are read', () => {
    for (const bracket of ['{', '[', '(', '[{a:'])
      expect(refusal(() => assertTextFits(bracket.repeat(300)))).toMatch(/^COST_LIMIT .*200 levels/);
    const text = `{ a(b: "${'{'.repeat(300)}\\"${'['.repeat(300)}", c: """${'('.repeat(300)} " """) } # ${'{'.repeat(300)}`;
    expect(refusal(() => assertTextFits(text))).toBeNull();
  });
});

test('a search with more conditions than can be sent is refused before it is built', () => {
  const search: MessageSearch = {
    and: Array.from({ length: 80 }, (_, index) => ({ hasFlags: Array.from({ length: 500 }, (__, flag) => `k${index}x${flag}`) })),
  };
  expect(refusal(() => buildQuery(search, { field: 'search' }))).toBe(
    'BAD_USER_INPUT search.and[2]: is one too many: at most 1000 conditions in one search',
  );
});
