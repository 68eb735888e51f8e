import { literalStart } from '../doveadm/wildcards.ts';
import { parseUser, type UsernameCase } from './scope.ts';

/**
 * Whose mail a mailbox name leads to: the user's own, or that of the `owner` of a shared namespace. The owner is null for a public
 * namespace, and when the name does not show the owner. Access then needs a scope of everyone.
 */
export type Place = { readonly own: true } | { readonly own: false; readonly owner: string | null };

const OWN: Place = { own: true };
const NOBODYS: Place = { own: false, owner: null };
const VARIABLE = /\$(user|username|domain)/;

interface Template {
  /** The beginning of every name in it. */
  readonly literal: string;
  /** Matches the owner's parts in the rest of a name. */
  readonly rest: RegExp;
}

/**
 * The namespaces of other users' mail, by the prefixes of their mailbox names. doveadm opens a mailbox by such a name without checking
 * access control lists (2.3.19, 2.4.1): it reads the mailbox, flags and removes its messages, and changes its ACL. So the gateway treats
 * such a name as naming its owner.
 */
export class SharedNamespaces {
  readonly #templates: readonly Template[];
  readonly #usernameCase: UsernameCase;

  /**
   * @param prefixes as in Dovecot's configuration, with `$user`, or `$username` and `$domain`, for the owner: `shared/$user/`. A prefix
   * without the owner is a public namespace.
   */
  constructor(prefixes: readonly string[], usernameCase: UsernameCase) {
    this.#templates = prefixes.map(parseTemplate);
    this.#usernameCase = usernameCase;
  }

  /**
   * Where a mailbox name leads. A parent of a namespace counts as the namespace: renaming or deleting the parent affects everything below
   * it.
   */
  placeOf(given: string): Place {
    const name = foldInboxHead(given);
    const template = this.#templates.find(({ literal }) => name.startsWith(literal) || liesIn(literal, name));
    return template === undefined ? OWN : this.#owner(template, name);
  }

  /**
   * Where a pattern leads that names its owner before its first wildcard. `*` alone leads nowhere, but may match names in a namespace: see
   * `prefixes`.
   */
  placeOfPattern(pattern: string): Place {
    const plain = beforeWildcard(pattern);
    if (plain === foldInboxHead(pattern)) return this.placeOf(pattern);
    const template = this.#templates.find(({ literal }) => plain.startsWith(literal));
    if (template === undefined) return OWN;
    // `shared/bob*` also matches `shared/bobby/…`: the owner is known only when something follows it.
    const place = this.#owner(template, plain);
    const shorter = this.#owner(template, plain.slice(0, -1));
    return !place.own && !shorter.own && place.owner === shorter.owner ? place : NOBODYS;
  }

  /** Whether a pattern with wildcards could match names in any of them. */
  couldReach(pattern: string): boolean {
    return this.#reachedBy(pattern).length > 0;
  }

  /**
   * Whether a mask of a command such as `index` or `forceResync` could match names in any of them. In such a mask, a wildcard does not
   * cross a separator into another namespace: `*` and `s*` stay in the user's own namespace, `%/%/INBOX` and an `s*` with more levels do
   * not (2.3.19, 2.4.1).
   */
  couldCross(mask: string): boolean {
    return this.#reachedBy(mask).some(({ literal }) => mask.includes(literal.slice(-1)));
  }

  /** One pattern for each namespace, which matches everything in it. */
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

/** What is wrong with a prefix, as the end of a sentence; null when it is valid. */
export function prefixProblem(prefix: string): string | null {
  if (/[*%\p{Cc}]/u.test(prefix)) return 'must not hold wildcards or control characters: write $user for the owner';
  const [literal = ''] = prefix.split(VARIABLE, 1);
  if (literal.length < 2 || /[\p{L}\p{N}]$/u.test(literal)) return 'must begin with a name and its separator, such as shared/';
  const rest = prefix.slice(literal.length);
  if (rest.includes('$username') !== rest.includes('$domain')) return 'must hold $username and $domain together, or $user alone';
  if (/\$(?!user|username|domain)/.test(prefix)) return 'may hold $user, $username and $domain only';
  return null;
}

/** Folds names for comparison: INBOX ignores case, and Dovecot reads `inbox/shared/…` as `INBOX/shared/…`. */
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
    // Dovecot takes the text before the next character of the prefix as the owner.
    const next = parts[index + 1]?.[0];
    return `(?<${part.slice(1)}>${next === undefined ? '.+' : `[^${escape(next)}]+`})`;
  });
  return { literal, rest: new RegExp(`^${source.join('')}`, 'us') };
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
