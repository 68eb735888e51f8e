import { badInput } from '../errors.ts';
import { namesNamespace } from '../wildcards.ts';
import type { Field, MessageSearch } from './message-search.ts';
import { conditions, each } from './search-terms.ts';
import {
  both,
  condition,
  either,
  isConfined,
  isConfinedAtTop,
  isConfinedOrIdentified,
  isSelective,
  negate,
  patternsAtTop,
  render,
  wronglyNegated,
} from './search-tree.ts';
import type { SearchNode } from './search-tree.ts';

export { sequenceSet, uidSet } from './number-set.ts';
export type { MessageSearch } from './message-search.ts';
export type { NumberRange } from './number-set.ts';

export interface QueryOptions {
  /** Path of the search in the input, for messages: `input.search`. */
  readonly field: string;
  /**
   * Whether every branch must name a mailbox and have a condition on messages, at least `all`. Otherwise doveadm's `expunge` and `move` end
   * their process. The gateway requires more than they do: a mailbox that a `not` excludes never counts.
   * @default false
   */
  readonly requireMailbox?: boolean;
  /**
   * Whether the id of a message, `messageId` or `guid`, makes the mailbox of a branch optional. All mailboxes are then searched. @default
   * false
   */
  readonly idSuffices?: boolean;
  /** Further conditions of the caller, for example the mailbox that another part of a query chose. */
  readonly within?: MessageSearch;
}

/**
 * Excludes a mailbox that no user has. A search with an exclusion covers all of the user's own namespaces, with or without patterns. A
 * pattern alone covers one namespace, and `*` finds almost nothing when the user's own namespace has a prefix (2.3.19, 2.4.1).
 */
const NOT_IN_NO_MAILBOX: SearchNode = { ...condition('mailbox', '//none'), mailbox: true, negated: true };
const MAX_DEPTH = 20;
const MAX_SEARCHES = 500;
/** 2.4.1 refuses a request with more than 1024 items in one array. */
const MAX_TOKENS = 1000;

/**
 * Builds the tokens of doveadm's `query` parameter. A missing or empty search is `all` messages of all mailboxes.
 * @throws CodedError BAD_USER_INPUT naming the field, for anything that would end the doveadm process or mean something unexpected
 */
export function buildQuery(
  search: MessageSearch | null | undefined,
  { field, requireMailbox = false, idSuffices = false, within = {} }: QueryOptions,
): string[] {
  const parts = conditionsOf(search ?? {}, field, { count: 0, conditions: 0 }, 1);
  const node = both([...conditionsOf(within, 'within', { count: 0, conditions: 0 }, 1), ...parts]);
  // Dovecot reads `not modseq 5` as `modseq 5` (2.3.19, 2.4.1).
  for (const path of wronglyNegated(node)) throw badInput(path, 'cannot be searched for within `not`, which Dovecot would ignore');
  if (requireMailbox) assertConfined(node, field, idSuffices);
  // doveadm accepts a mailbox named in every alternative only without other alternatives beside it, which its own simplification can add. A
  // mailbox at the top always satisfies it, even an excluded one. A pattern alone would stay in one namespace: see NOT_IN_NO_MAILBOX.
  const needsMore = (requireMailbox && !isConfinedAtTop(node)) || patternsAtTop(node).some((pattern) => !namesNamespace(pattern));
  const tokens = render(needsMore ? both([node, NOT_IN_NO_MAILBOX]) : node);
  if (tokens.length > MAX_TOKENS) throw badInput(field, `is too large: ${tokens.length} search tokens, at most ${MAX_TOKENS} can be sent`);
  return tokens.length === 0 ? render(condition('all')) : tokens;
}

/** Whether it searches bodies anywhere: its answer then reveals something of their content. */
export function readsContent(search: MessageSearch | null | undefined): boolean {
  return allSearches(search).some(({ text, body }) => isGiven(text) || isGiven(body));
}

/** What was counted in a search so far, before it is built. */
interface Counts {
  count: number;
  conditions: number;
}

function conditionsOf(search: MessageSearch, path: string, searches: Counts, depth: number): SearchNode[] {
  searches.count++;
  if (depth > MAX_DEPTH) throw badInput(path, `is nested too deeply: at most ${MAX_DEPTH} levels`);
  if (searches.count > MAX_SEARCHES) throw badInput(path, `is one too many: at most ${MAX_SEARCHES} searches within one`);
  const nested = (list: Field<readonly MessageSearch[]>, name: string): SearchNode[] =>
    isGiven(list)
      ? each(list, `${path}.${name}`, (inner, at) => {
          const nodes = conditionsOf(inner, at, searches, depth + 1);
          if (nodes.length === 0) throw badInput(at, 'says nothing: give at least one condition, or `all: true`');
          return both(nodes);
        })
      : [];
  const own = conditions(search, path);
  searches.conditions += own.length;
  if (searches.conditions > MAX_TOKENS) throw badInput(path, `is one too many: at most ${MAX_TOKENS} conditions in one search`);
  const alternatives = nested(search.or, 'or');
  return [
    ...own,
    ...nested(search.and, 'and'),
    ...(alternatives.length === 0 ? [] : [either(alternatives)]),
    ...nested(search.not, 'not').map(negate),
  ];
}

function assertConfined(node: SearchNode, field: string, idSuffices: boolean): void {
  const hasId = isConfinedOrIdentified(node);
  if (!isConfined(node) && !(idSuffices && hasId)) {
    const remedy = hasId ? ', or come with `dryRun` or `expect` where the mutation has them: it is then about all mailboxes' : '';
    throw badInput(field, `must name a mailbox (mailbox, mailboxPattern or mailboxGuid) in every branch${remedy}`);
  }
  if (!isSelective(node)) throw badInput(field, 'must say which messages in every branch; `all: true` means all of them');
}

/** The search and all nested searches. Not recursive: the depth of the search may not have been checked yet. */
function allSearches(search: MessageSearch | null | undefined): MessageSearch[] {
  const found = isGiven(search) ? [search] : [];
  for (let index = 0; index < found.length; index++) {
    const { and, or, not } = found[index] ?? {};
    for (const list of [and, or, not]) for (const inner of list ?? []) found.push(inner);
  }
  return found;
}

function isGiven<T>(value: Field<T>): value is T {
  return value !== null && value !== undefined;
}
