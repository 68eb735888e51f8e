import { paramsOfType } from './arguments.ts';
import type { AnyCommand, NeededMailbox } from './command.ts';
import type { ParamType } from './param-types.ts';
import { namesInAlternatives, namesIncluded, readQuery } from './search/query-tokens.ts';
import { isMailboxPattern } from './wildcards.ts';

/** A mailbox that a command's arguments name, or a pattern of mailboxes. */
export interface NamedMailbox {
  readonly name: string;
  readonly pattern: boolean;
}

/** The mailboxes in a command's arguments, found by the types of its parameters. */
export interface MailboxesNamed {
  readonly names: readonly NamedMailbox[];
  /** Those that are patterns and not part of a search. */
  readonly masks: readonly string[];
  /** Whether a search can find mailboxes that it does not name: by a GUID, or because it names no mailbox. */
  readonly searchesElsewhere: boolean;
  /** Those that a search names within an alternative. */
  readonly alternatives: readonly NamedMailbox[];
}

/** The mailboxes that a search is limited to by name. Patterns, GUIDs and excluded mailboxes need not exist. */
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

const MAILBOX_TYPES: readonly ParamType[] = ['mailbox', 'mailboxes', 'namespace', 'query'];
const NO_MAILBOXES: MailboxesNamed = { names: [], masks: [], searchesElsewhere: false, alternatives: [] };

/** Every mailbox that the arguments name, in parameters of the types `mailbox`, `mailboxes`, `namespace` and `query`. */
export function mailboxesNamed(command: AnyCommand, args: Readonly<Record<string, unknown>>): MailboxesNamed {
  if (MAILBOX_TYPES.every((type) => paramsOfType(command, type).length === 0)) return NO_MAILBOXES;
  const given = (type: ParamType): unknown[] =>
    paramsOfType(command, type).flatMap((param) => (args[param] as string | readonly string[] | null | undefined) ?? []);
  const plain = [...given('mailbox'), ...given('namespace')].map((name): NamedMailbox => ({ name: name as string, pattern: false }));
  const named = given('mailboxes').map((name) => mask(name as string));
  const masks = named.filter(({ pattern }) => pattern).map(({ name }) => name);
  const query = given('query');
  if (query.length === 0) return { names: [...plain, ...named], masks, searchesElsewhere: false, alternatives: [] };
  const keys = readQuery(query as string[]);
  const searched = keys.filter(({ key }) => key === 'mailbox').flatMap(({ values }) => values.map(mask));
  const searchesElsewhere = searched.length === 0 || keys.some(({ key }) => key === 'mailbox-guid');
  const alternatives = namesInAlternatives(keys).map(mask);
  return { names: [...plain, ...named, ...searched], masks, searchesElsewhere, alternatives };
}

/** Leaves these mailboxes out of every search in the arguments. */
export function excludeFromSearch<A extends object>(command: AnyCommand, args: A, patterns: readonly string[]): A {
  const conditions = patterns.flatMap((pattern) => ['not', 'mailbox', pattern]);
  const narrowed = paramsOfType(command, 'query').flatMap((param) => {
    const query = (args as Readonly<Record<string, unknown>>)[param];
    return Array.isArray(query) ? [[param, [...conditions, ...(query as string[])]]] : [];
  });
  return { ...args, ...Object.fromEntries(narrowed) } as A;
}

function mask(name: string): NamedMailbox {
  return { name, pattern: isMailboxPattern(name) };
}
