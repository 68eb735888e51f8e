import { isMailboxPattern } from '../wildcards.ts';

/** A search as a tree of conditions, with `not` only on single conditions. */
export type SearchNode = Group | Condition;

export interface Group {
  readonly kind: 'and' | 'or';
  readonly nodes: readonly SearchNode[];
}

/** One search key with its value. */
export interface Condition {
  readonly kind: 'condition';
  readonly tokens: readonly string[];
  readonly negated: boolean;
  /** Whether it is about the mailbox rather than the message. */
  readonly mailbox: boolean;
  /** Whether Dovecot ignores case when it compares values. */
  readonly ignoresCase: boolean;
  /** Whether it is the id of one message. Several mailboxes can hold copies of it. */
  readonly identifies?: true;
  /** What replaces the negation, instead of `not`. */
  readonly opposite?: () => SearchNode;
  /** Path of the input field, for a condition that Dovecot cannot negate. */
  readonly onlyPositive?: string;
}

export function condition(...tokens: readonly string[]): Condition {
  return { kind: 'condition', tokens, negated: false, mailbox: false, ignoresCase: false };
}

export const both = (nodes: readonly SearchNode[]): SearchNode => group('and', nodes);
export const either = (nodes: readonly SearchNode[]): SearchNode => group('or', nodes);

/**
 * The negation, with `not` pushed down to the single conditions. doveadm collects the mailboxes to open before it resolves a `not ( … )`,
 * so a mailbox named inside could limit the search to just that mailbox.
 */
export function negate(node: SearchNode): SearchNode {
  if (node.kind === 'condition') return node.opposite?.() ?? { ...node, negated: !node.negated };
  return group(node.kind === 'and' ? 'or' : 'and', node.nodes.map(negate));
}

/** Whether every branch names the mailboxes to search. Excluding a mailbox does not count. */
export function isConfined(node: SearchNode): boolean {
  if (node.kind === 'condition') return node.mailbox && !node.negated;
  return node.kind === 'and' ? node.nodes.some(isConfined) : node.nodes.every(isConfined);
}

/** Whether every branch names the mailboxes to search, or a message by its id. */
export function isConfinedOrIdentified(node: SearchNode): boolean {
  if (node.kind === 'condition') return (node.mailbox || node.identifies === true) && !node.negated;
  return node.kind === 'and' ? node.nodes.some(isConfinedOrIdentified) : node.nodes.every(isConfinedOrIdentified);
}

/** Whether every branch has a condition on messages and not only on the mailbox; `all` is one. */
export function isSelective(node: SearchNode): boolean {
  if (node.kind === 'condition') return !node.mailbox;
  return node.kind === 'and' ? node.nodes.some(isSelective) : node.nodes.every(isSelective);
}

/** Whether a mailbox is named outside of every alternative. */
export function isConfinedAtTop(node: SearchNode): boolean {
  if (node.kind === 'and') return node.nodes.some(isConfinedAtTop);
  return node.kind === 'condition' && node.mailbox && !node.negated;
}

/** The mailbox patterns outside of every alternative. */
export function patternsAtTop(node: SearchNode): string[] {
  if (node.kind !== 'condition') return node.kind === 'and' ? node.nodes.flatMap(patternsAtTop) : [];
  const [key, name = ''] = node.tokens;
  return key === 'mailbox' && !node.negated && isMailboxPattern(name) ? [name] : [];
}

/** The fields whose condition must not be negated, but is. */
export function wronglyNegated(node: SearchNode): string[] {
  if (node.kind !== 'condition') return node.nodes.flatMap(wronglyNegated);
  return node.negated && node.onlyPositive !== undefined ? [node.onlyPositive] : [];
}

/** The tokens. Alternatives are always in parentheses: `or` next to an unparenthesised `and` ends the process. */
export function render(node: SearchNode): string[] {
  if (node.kind === 'condition') return node.negated ? ['not', ...node.tokens] : [...node.tokens];
  if (node.kind === 'and') return node.nodes.flatMap(render);
  const branches = node.nodes.map((branch) => (branch.kind === 'and' ? ['(', ...render(branch), ')'] : render(branch)));
  return ['(', ...branches.flatMap((branch, index) => (index === 0 ? branch : ['or', ...branch])), ')'];
}

/**
 * Normalises a group: it merges a group of the same kind into this one, unwraps a group of one, removes duplicates, and sorts the members.
 * 2.4.1 needs this, because its simplification of a search fails when groups have the same members. It takes `( seen or deleted ) ( deleted
 * or seen )` for all messages, and ends its process at `( ( seen deleted ) or ( deleted seen ) )`. Normalised groups leave it nothing to
 * simplify.
 */
function group(kind: 'and' | 'or', nodes: readonly SearchNode[]): SearchNode {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const members = [...new Map(flat.map((node) => [identity(node), node]))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, node]) => ({ node, parts: new Set(node.kind === 'condition' ? [id] : node.nodes.map(identity)) }));
  // In `a or ( a b )` and in `a ( a or b )`, the group adds nothing.
  const needed = members.filter(({ parts }, index) => !members.some((other, at) => at !== index && isWithin(other.parts, parts)));
  const [first] = needed;
  return needed.length === 1 && first !== undefined ? first.node : { kind, nodes: needed.map(({ node }) => node) };
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size < all.size && [...some].every((id) => all.has(id));
}

/** Cached: nodes do not change, and every enclosing group compares them again. */
const identities = new WeakMap<SearchNode, string>();

/** Equal for what Dovecot compares as equal. As a sort key it puts mailboxes first and groups last. */
function identity(node: SearchNode): string {
  const known = identities.get(node) ?? identityOf(node);
  identities.set(node, known);
  return known;
}

function identityOf(node: SearchNode): string {
  if (node.kind !== 'condition') return `3 ${node.kind} (${node.nodes.map(identity).join()})`;
  const tokens = JSON.stringify(node.tokens);
  const rank = node.mailbox ? 1 : 2;
  return `${rank} ${node.ignoresCase ? tokens.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : tokens} ${node.negated}`;
}
