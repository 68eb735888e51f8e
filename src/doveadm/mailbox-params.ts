import { parseSpec } from './check.ts';
import type { AnyCommand, ParamSpec } from './command.ts';
import { namesIncluded, readQuery } from './query-tokens.ts';

/** A mailbox that a command's arguments name, or a pattern of mailboxes. */
export interface NamedMailbox {
  readonly name: string;
  readonly pattern: boolean;
}

/** What a command's arguments say of mailboxes, found by the types of its parameters. */
export interface MailboxesNamed {
  readonly names: readonly NamedMailbox[];
  /** Those of them that are patterns and not part of a search. */
  readonly masks: readonly string[];
  /** Whether a search can find mailboxes that it does not name: by a GUID, or because it names none. */
  readonly searchesElsewhere: boolean;
}

/** A mailbox that must be there for a write. */
export interface NeededMailbox {
  readonly user: string;
  readonly mailbox: string;
}

/** The mailboxes that a search is confined to by name: patterns, GUIDs and what is excluded need not be there. */
export function searchedMailboxes({ user, query }: { readonly user: string; readonly query: readonly string[] }): NeededMailbox[] {
  return needed(user, namesIncluded(query));
}

/** The mailboxes that a mask names without a wildcard. */
export function maskedMailboxes({
  user,
  mailboxMask,
}: {
  readonly user: string;
  readonly mailboxMask: readonly string[];
}): NeededMailbox[] {
  return needed(user, mailboxMask);
}

function needed(user: string, masks: readonly string[]): NeededMailbox[] {
  const names = masks.map(mask).flatMap(({ name, pattern }) => (pattern ? [] : [name]));
  return [...new Set(names)].map((mailbox) => ({ user, mailbox }));
}

/** Every mailbox that the arguments name, in parameters of the types `mailbox`, `mailboxes`, `namespace` and `query`. */
export function mailboxesNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): MailboxesNamed {
  const names: NamedMailbox[] = [];
  const masks: string[] = [];
  let searchesElsewhere = false;
  for (const [param, spec] of Object.entries(command.params as Record<string, ParamSpec>)) {
    const value = args[param];
    if (value === undefined || value === null) continue;
    const { type } = parseSpec(spec);
    if (type === 'mailbox' || type === 'namespace') names.push({ name: value as string, pattern: false });
    if (type === 'mailboxes') {
      const named = (value as readonly string[]).map(mask);
      names.push(...named);
      masks.push(...named.filter(({ pattern }) => pattern).map(({ name }) => name));
    }
    if (type === 'query') {
      const keys = readQuery(value as readonly string[]);
      const searched = keys.filter(({ key }) => key === 'mailbox').flatMap(({ values }) => values.map(mask));
      names.push(...searched);
      searchesElsewhere ||= searched.length === 0 || keys.some(({ key }) => key === 'mailbox-guid');
    }
  }
  return { names, masks, searchesElsewhere };
}

/** The arguments, with these mailboxes left out of every search. */
export function excludeFromSearch<A extends object>(command: AnyCommand, args: A, patterns: readonly string[]): A {
  const conditions = patterns.flatMap((pattern) => ['not', 'mailbox', pattern]);
  const narrowed = Object.entries(args).map(([param, value]: [string, unknown]) => {
    const spec = (command.params as Record<string, ParamSpec>)[param];
    const isQuery = spec !== undefined && parseSpec(spec).type === 'query' && Array.isArray(value);
    return [param, isQuery ? [...conditions, ...(value as string[])] : value];
  });
  return Object.fromEntries(narrowed) as A;
}

function mask(name: string): NamedMailbox {
  return { name, pattern: /[*%]/.test(name) };
}
