import { badInput } from '../../doveadm/errors.ts';

export const DEFAULT_PAGE = 50;
export const MAX_PAGE = 100;

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Connection<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** A page size from a `first` or `last`. @throws CodedError BAD_USER_INPUT */
export function pageSize(value: number | null | undefined, field: 'first' | 'last'): number {
  const size = value ?? DEFAULT_PAGE;
  if (size < 1 || size > MAX_PAGE) throw badInput(field, `must be from 1 to ${String(MAX_PAGE)}`);
  return size;
}

/** The connection of a page whose nodes are known. */
export function connectionOf<T>(
  nodes: readonly T[],
  cursorOf: (node: T) => string,
  more: { next: boolean; previous: boolean },
): Connection<T> {
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: more.next,
      hasPreviousPage: more.previous,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The same page with other nodes: only the nodes of the page are converted, even if the list has 100,000. */
export function mapNodes<T, N>(connection: Connection<T>, nodeOf: (node: T) => N): Connection<N> {
  const edges = connection.edges.map(({ node, cursor }) => ({ node: nodeOf(node), cursor }));
  return { ...connection, edges, nodes: edges.map(({ node }) => node) };
}

/**
 * A page of a complete list, in the order of its keys. A cursor is a key, so it stays valid when entries come and go. Entries with the same
 * key are numbered, so that each is on exactly one page.
 */
export function pageOfList<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  { first, after }: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
): Connection<T> & { readonly totalCount: number } {
  const size = pageSize(first, 'first');
  const begin = after === null || after === undefined ? null : decodeCursor(after, 'after');
  const keys = distinctKeys(list.map(keyOf));
  const keyed = list.map((item, index) => ({ item, key: keys[index] ?? '' }));
  const rest = begin === null ? keyed : keyed.filter(({ key }) => compare(key, begin) > 0);
  rest.sort((a, b) => compare(a.key, b.key));
  const page = rest.slice(0, size);
  const { edges, pageInfo } = connectionOf(page, ({ key }) => encodeCursor(key), {
    next: rest.length > page.length,
    previous: rest.length < list.length,
  });
  return {
    edges: edges.map(({ node, cursor }) => ({ node: node.item, cursor })),
    nodes: page.map(({ item }) => item),
    pageInfo,
    totalCount: list.length,
  };
}

/** The keys, made distinct: a repeated key gets its number among equal keys. The first stays as it is. */
export function distinctKeys(keys: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    // A fixed number of digits, so that they sort as numbers; NUL, so that they sort right after the key.
    return count === 0 ? key : `${key}\0${String(count).padStart(8, '0')}`;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function encodeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

/** @throws CodedError BAD_USER_INPUT naming the argument */
export function decodeCursor(cursor: string, field: 'after' | 'before'): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || encodeCursor(key) !== cursor)
    throw badInput(field, 'is not a cursor of this API: use one that `pageInfo` or an edge answered');
  return key;
}
