import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { assertQueryFits, type QueryLimits } from '../../src/limits/query-limits.ts';

const limits: QueryLimits = { depth: 4, aliases: 3, mutations: 2, fields: 10 };
const check = (query: string) => () => assertQueryFits(parse(query), limits);
const refusal = (what: string) => expect.objectContaining({ code: 'COST_LIMIT', message: `The query has more than the ${what}.` }) as Error;

describe('a query', () => {
  test('at the limits passes', () => {
    expect(check('{ a { b { c { d } } } }')).not.toThrow();
    expect(check('{ x: a y: a z: __typename }')).not.toThrow();
    expect(check(`{ ${'a '.repeat(10)} }`)).not.toThrow();
    expect(check('mutation { a b }')).not.toThrow();
  });

  test.each([
    ['{ a { b { c { d { e } } } } }', '4 levels deep that one request may have (MAX_DEPTH)'],
    ['{ a { ... on A { b { ...F } } } } fragment F on B { c { d { e } } }', '4 levels deep that one request may have (MAX_DEPTH)'],
    ['{ w: __typename x: __typename y: __typename z: __typename }', '3 aliases that one request may have (MAX_ALIASES)'],
    ['{ ...F ...F } fragment F on Q { x: a y: a }', '3 aliases that one request may have (MAX_ALIASES)'],
    [`{ ${'a '.repeat(11)} }`, '10 fields that one request may have (MAX_FIELDS)'],
    ['mutation { a b c }', '2 mutations that one request may have (MAX_MUTATIONS)'],
    ['mutation { ...F ...F } fragment F on M { a ... { b } }', '2 mutations that one request may have (MAX_MUTATIONS)'],
    ['{ a } query B { a { b { c { d { e } } } } }', '4 levels deep that one request may have (MAX_DEPTH)'],
  ])('beyond them is refused: %s', (query, what) => {
    expect(check(query)).toThrow(refusal(what));
  });

  test('with fragments that double each other forty times is refused immediately', () => {
    const fragments = Array.from({ length: 40 }, (_, i) => `fragment F${String(i)} on Q { ...F${String(i + 1)} ...F${String(i + 1)} }`);
    const begin = performance.now();
    expect(check(`{ ...F0 } ${fragments.join(' ')} fragment F40 on Q { a }`)).toThrow(
      refusal('10 fields that one request may have (MAX_FIELDS)'),
    );
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  test('with fragments in a circle is left to validation', () => {
    expect(check('{ ...F } fragment F on Q { a ...G } fragment G on Q { ...F }')).not.toThrow();
    expect(check('mutation { ...F } fragment F on M { ...F }')).not.toThrow();
  });
});
