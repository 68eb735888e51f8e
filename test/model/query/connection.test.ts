import { expect, test } from 'vitest';
import { pageOfList } from '../../../src/model/query/connection.ts';

const walk = (list: readonly string[], first: number): string[] => {
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const page: ReturnType<typeof pageOfList<string>> = pageOfList(list, (item) => item, { first, after });
    expect(page.totalCount).toBe(list.length);
    found.push(...page.nodes);
    expect(new Set(page.edges.map(({ cursor }) => cursor)).size).toBe(page.edges.length);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
};

test.each([1, 2, 3, 100])('each entry is returned once, whatever the entries look like (pages of %i)', (first) => {
  const list = [...Array<string>(12).fill('a'), 'b', 'a!', 'b', 'aa', 'a'];
  expect(walk(list, first)).toEqual([...list].sort());
});

test('a cursor stays valid when entries before and after it come and go', () => {
  const { pageInfo } = pageOfList(['a', 'b', 'b', 'c'], (item) => item, { first: 2 });
  expect(pageOfList(['b', 'b', 'bb', 'c'], (item) => item, { first: 3, after: pageInfo.endCursor }).nodes).toEqual(['b', 'bb', 'c']);
});
