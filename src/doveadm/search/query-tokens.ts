import { CodedError } from '../errors.ts';
import { isMailboxPattern } from '../wildcards.ts';

/** One key of a search query with its values. */
export interface QueryKey {
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * How many values follow each key. doveadm reads a value as a value whatever it looks like, so this table distinguishes keys from values.
 */
const VALUES: ReadonlyMap<string, number> = new Map([
  ...words('( ) not or all answered deleted draft flagged recent seen', 0),
  ...words('mailbox mailbox-guid uid guid modseq keyword larger smaller subject from to cc bcc body text', 1),
  ...words('since before on sentsince sentbefore senton savedsince savedbefore savedon', 1),
  ...words('header', 2),
]);

const SEQUENCE_SET = /^[\d*][\d*:,]*$/;

/**
 * Reads the tokens that search.ts writes, and nothing else. The gateway derives from them what a query reaches, so it never sends an
 * unknown key.
 * @throws CodedError INTERNAL
 */
export function readQuery(tokens: readonly string[]): QueryKey[] {
  const keys: QueryKey[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const key = (tokens[index] ?? '').toLowerCase();
    const count = VALUES.get(key) ?? (SEQUENCE_SET.test(key) ? 0 : null);
    if (count === null || index + count >= tokens.length) throw new CodedError('INTERNAL', 'A search query holds a key that is not known.');
    keys.push({ key, values: tokens.slice(index + 1, index + 1 + count) });
    index += count;
  }
  return keys;
}

/**
 * Names and patterns of the mailboxes that are searched, without those that a `not` excludes: search.ts puts `not` before single keys only.
 */
export function namesIncluded(tokens: readonly string[]): string[] {
  const keys = readQuery(tokens);
  return keys.flatMap(({ key, values }, index) => (key === 'mailbox' && keys[index - 1]?.key !== 'not' ? values : []));
}

/** Whether it names a mailbox without a wildcard, outside of every alternative. */
export function namesMailboxAtTop(tokens: readonly string[]): boolean {
  let depth = 0;
  return readQuery(tokens).some(({ key, values: [name = ''] }, index, keys) => {
    if (key === '(') depth++;
    else if (key === ')') depth--;
    return depth === 0 && key === 'mailbox' && keys[index - 1]?.key !== 'not' && !isMailboxPattern(name);
  });
}

/** Names and patterns of the mailboxes that stand within an alternative. */
export function namesInAlternatives(keys: readonly QueryKey[]): string[] {
  interface Group {
    readonly parent: Group | null;
    isAlternative: boolean;
  }
  const isWithin = (group: Group | null): boolean => group !== null && (group.isAlternative || isWithin(group.parent));
  let group: Group = { parent: null, isAlternative: false };
  const found: { readonly name: string; readonly group: Group }[] = [];
  for (const { key, values } of keys) {
    if (key === '(') group = { parent: group, isAlternative: false };
    else if (key === ')') group = group.parent ?? group;
    else if (key === 'or') group.isAlternative = true;
    else if (key === 'mailbox') found.push({ name: values[0] ?? '', group });
  }
  return found.flatMap((one) => (isWithin(one.group) ? [one.name] : []));
}

/** Whether it searches for words in bodies: the answer then reveals something of their content. */
export function looksIntoContent(tokens: readonly string[]): boolean {
  return readQuery(tokens).some(({ key }) => key === 'body' || key === 'text');
}

function words(list: string, values: number): [string, number][] {
  return list.split(' ').map((word) => [word, values]);
}
