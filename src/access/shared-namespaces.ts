import { literalStart } from '../doveadm/wildcards.ts';
import { parseUser, type UsernameCase } from './scope.ts';

/**
 * Whose mail a mailbox name leads to: the user's own, or that of the `owner` of a shared namespace. The owner is null where it is nobody
 * in particular (a public namespace), or the name does not show the owner. Then access needs a scope of everyone.
 */
export type Place = { readonly own: true } | { readonly own: false; readonly owner: string | null };

const OWN: Place = { own: true };
const NOBODYS: Place = { own: false, owner: null };
const VARIABLE = /\$(user|username|domain)/;

interface Template {
  /** What every name in it begins with. */
  readonly literal: string;
  /** The owner's parts in the rest of a name. */
  readonly rest: RegExp;
}

/**
 * The namespaces of other users' mail, by the prefixes that mailbox names have in them. doveadm opens a mailbox by such a name without
 * looking at access control lists (2.3.19, 2.4.1): reads it, flags and removes its messages, changes its ACL. So the name counts as
 * naming its owner.
 */
export class SharedNamespaces {
  readonly #templates: readonly Template[];
  readonly #usernameCase: UsernameCase;

  /**
   * @param prefixes as in Dovecot's configuration, with `$user`, or `$username` and `$domain`, for the owner: `shared/$user/`. One
   * without the owner is a public namespace.
   */
  constructor(prefixes: readonly string[], usernameCase: UsernameCase) {
    this.#templates = prefixes.map(parseTemplate);
    this.#usernameCase = usernameCase;
  }

  /** Where a mailbox name leads. What a namespace lies in counts as it: to rename or delete that is to rename or delete all below. */
  placeOf(given: string): Place {
    const name = foldInboxHead(given);
    const template = this.#templates.find(({ literal }) => name.startsWith(literal) || liesIn(literal, name));
    return template === undefined ? OWN : this.#owner(template, name);
  }

  /** Where a pattern leads that names its owner before its first wildcard. `*` alone leads nowhere but may match: see `prefixes`. */
  placeOfPattern(pattern: string): Place {
    const plain = beforeWildcard(pattern);
    if (plain === foldInboxHead(pattern)) return this.placeOf(pattern);
    const template = this.#templates.find(({ literal }) => plain.startsWith(literal));
    if (template === undefined) return OWN;
    // `shared/bob*` is also `shared/bobby/…`: the owner is known only where something follows it.
    const place = this.#owner(template, plain);
    const shorter = this.#owner(template, plain.slice(0, -1));
    return !place.own && !shorter.own && place.owner === shorter.owner ? place : NOBODYS;
  }

  /** Whether a pattern with wildcards could match names in any of them. */
  couldReach(pattern: string): boolean {
    return this.#reachedBy(pattern).length > 0;
  }

  /**
   * Whether a mask of a command such as `index` or `forceResync` could. There a wildcard does not go beyond a separator into another
   * namespace: `*` and `s*` stay at home, `%/%/INBOX` and `s*` with more levels do not (2.3.19, 2.4.1).
   */
  couldCross(mask: string): boolean {
    return this.#reachedBy(mask).some(({ literal }) => mask.includes(literal.slice(-1)));
  }

  /** A pattern for each, which matches everything in it. */
  get patterns(): readonly string[] {
    return this.#templates.map(({ literal }) => `${literal}*`);
  }

  #reachedBy(pattern: string): Template[] {
    const plain = beforeWildcard(pattern);
    if (plain === foldInboxHead(pattern)) return [];
    return this.#templates.filter(({ literal }) => literal.startsWith(plain) || plain.startsWith(literal));
  }

  #owner({ literal, rest }: Template, name: string): Place {
    const { user, username, domain } = rest.exec(name.slice(literal.length))?.groups ?? {};
    const owner = user ?? (username === undefined || domain === undefined ? null : `${username}@${domain}`);
    if (owner === null) return NOBODYS;
    try {
      return { own: false, owner: parseUser(owner, this.#usernameCase) };
    } catch {
      return NOBODYS;
    }
  }
}

/** What is wrong with a prefix, as the end of a sentence; null where it can be used. */
export function prefixProblem(prefix: string): string | null {
  if (/[*%\p{Cc}]/u.test(prefix)) return 'must not hold wildcards or control characters: write $user for the owner';
  const [literal = ''] = prefix.split(VARIABLE, 1);
  if (literal.length < 2 || /[\p{L}\p{N}]$/u.test(literal)) return 'must begin with a name and its separator, such as shared/';
  const rest = prefix.slice(literal.length);
  if (rest.includes('$username') !== rest.includes('$domain')) return 'must hold $username and $domain together, or $user alone';
  if (/\$(?!user|username|domain)/.test(prefix)) return 'may hold $user, $username and $domain only';
  return null;
}

/** To compare names by: INBOX is the same in any case, and `inbox/shared/…` is `INBOX/shared/…` to Dovecot. */
function foldInboxHead(name: string): string {
  const head = name.slice(0, 5).replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return 'INBOX'.startsWith(head) ? head + name.slice(5) : name;
}

function liesIn(literal: string, name: string): boolean {
  return name !== 'INBOX' && literal.startsWith(`${name}${literal.slice(-1)}`);
}

function beforeWildcard(pattern: string): string {
  return foldInboxHead(literalStart(pattern));
}

function parseTemplate(given: string): Template {
  const prefix = foldInboxHead(given);
  const [literal = ''] = prefix.split(VARIABLE, 1);
  const parts = prefix.slice(literal.length).split(/(\$(?:username|user|domain))/);
  const source = parts.map((part, index) => {
    if (!part.startsWith('$')) return part === '' ? '' : `(?:${escape(part)}|$)`;
    // Dovecot takes as the owner what stands before the next character of the prefix.
    const next = parts[index + 1]?.[0];
    return `(?<${part.slice(1)}>${next === undefined ? '.+' : `[^${escape(next)}]+`})`;
  });
  return { literal, rest: new RegExp(`^${source.join('')}`, 'us') };
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
