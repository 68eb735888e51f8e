import { NOBODY, parseDomain, parseUser } from './scope.ts';
import type { Scope, UsernameCase } from './scope.ts';

/** Where a token holds roles and scope: a claim's name, or a path such as `realm_access.roles`. */
export interface ClaimSettings {
  readonly rolesClaim: string;
  readonly domainsClaim: string;
  readonly usersClaim: string;
  /** The claim with the name of the caller's own account. */
  readonly accountClaim: string;
  readonly usernameCase: UsernameCase;
}

/** A scope, and the problems found in the token's claims. */
export interface ReadScope {
  readonly scope: Scope;
  /** Sentences for the token's owner. */
  readonly problems: readonly string[];
}

/** Claims of a verified token. */
export type Claims = Readonly<Record<string, unknown>>;

/** The strings of a claim, and the problems found in it. */
export interface ReadList {
  readonly items: readonly string[];
  /** Sentences for the token's owner. */
  readonly problems: readonly string[];
}

/**
 * The strings of a claim, in the forms that identity providers use: an array as it is, or a string split at spaces and commas. Any other
 * form gives no strings, and so allows nothing.
 */
export function readList(claims: Claims, path: string): ReadList {
  const value = readClaim(claims, path);
  if (value === undefined || value === null) return { items: [], problems: [] };
  if (typeof value === 'string') return { items: value.split(/[\s,]+/).filter((item) => item !== ''), problems: [] };
  if (!Array.isArray(value)) {
    return { items: [], problems: [`The claim "${path}" is ${nameOfType(value)}: it must be a list of texts, or one text.`] };
  }
  const items = value.filter((item): item is string => typeof item === 'string' && item !== '');
  const others = value.filter((item) => typeof item !== 'string');
  return { items, problems: others.length === 0 ? [] : [`The claim "${path}" holds ${nameOfType(others[0])} where a text must be.`] };
}

/** The roles of a claim: a list in the forms of `readList`, or an object whose keys are the roles, as Zitadel sends them. */
export function readRoles(claims: Claims, path: string): ReadList {
  const value = readClaim(claims, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return readList(claims, path);
  // `{"admin": false}` is not a role; `{"admin": {"2345": "example.com"}}` is.
  const entries = Object.entries(value);
  const given = entries.filter(([, of]) => typeof of === 'object' && of !== null);
  const refused = entries.filter(([, of]) => of !== false && of !== null && typeof of !== 'object');
  return {
    items: given.map(([role]) => role),
    problems: refused.map(
      ([role, of]) => `The claim "${path}" gives the role "${printable(role)}" with ${nameOfType(of)}: it must be an object.`,
    ),
  };
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? `the text "${printable(value)}"` : typeof value === 'boolean' ? String(value) : nameOfType(value);
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * The users that a token's claims name: domains, users, `*` for everyone, and exclusions with a leading `!` (`!ceo@example.com`,
 * `!@example.com`). Entries that are not a domain or a user name are ignored. An invalid exclusion empties the scope, because a scope
 * without it would be wider than intended.
 */
export function readScope(claims: Claims, settings: ClaimSettings): ReadScope {
  const problems: string[] = [];
  const domains = new Set<string>();
  const users = new Set<string>();
  const excluded = new Set<string>();
  let everyone = false;
  const unreadable: string[] = [];

  const understood = (claim: string, item: string, parsed: string | null): parsed is string => {
    if (parsed === null) problems.push(`The claim "${claim}" holds "${printable(item)}", which cannot be understood.`);
    return parsed !== null;
  };
  const exclude = (claim: string, item: string, parsed: string | null): void => {
    if (understood(claim, item, parsed)) excluded.add(parsed);
    else unreadable.push(item);
  };
  const domainOrNull = (text: string): string | null => parseDomain(text.startsWith('@') ? text.slice(1) : text);
  const at = (domain: string | null): string | null => (domain === null ? null : `@${domain}`);

  const listed = (claim: string): readonly string[] => {
    const { items, problems: found } = readList(claims, claim);
    problems.push(...found);
    return items;
  };
  for (const item of listed(settings.domainsClaim)) {
    if (item === '*') everyone = true;
    else if (item.startsWith('!')) exclude(settings.domainsClaim, item, at(domainOrNull(item.slice(1))));
    else {
      const domain = domainOrNull(item);
      if (understood(settings.domainsClaim, item, domain)) domains.add(domain);
    }
  }
  for (const item of listed(settings.usersClaim)) {
    if (item === '*') everyone = true;
    else if (item.startsWith('!@')) exclude(settings.usersClaim, item, at(domainOrNull(item.slice(2))));
    else if (item.startsWith('!')) exclude(settings.usersClaim, item, userOrNull(item.slice(1), settings.usernameCase));
    else {
      const user = userOrNull(item, settings.usernameCase);
      if (understood(settings.usersClaim, item, user)) users.add(user);
    }
  }
  if (unreadable.length > 0) {
    problems.push('An exclusion cannot be understood, so the scope covers nobody.');
    return { scope: NOBODY, problems };
  }
  return { scope: { everyone, domains: [...domains], users: [...users], excluded: [...excluded] }, problems };
}

/**
 * The scope of a role for the caller's own account: the one user that the token names, or nobody. An unconfirmed address (`email_verified:
 * false`, at the top level or beside the address) names nobody, because its owner may have typed anything.
 */
export function readSelf(claims: Claims, { accountClaim, usernameCase }: ClaimSettings): ReadScope {
  const account = readClaim(claims, accountClaim);
  const nobody = (problem: string): ReadScope => ({
    scope: NOBODY,
    problems: [`The claim "${accountClaim}" names no own account: ${problem}`],
  });
  if (account === undefined) return nobody('the token does not have it.');
  if (typeof account !== 'string') return nobody(`it is ${nameOfType(account)}.`);
  for (const path of accountClaim.endsWith('email') ? ['email_verified', `${accountClaim}_verified`] : []) {
    const verified = readClaim(claims, path, true);
    if (verified !== true)
      return nobody(`the claim "${path}" does not say that the address is confirmed: it is ${shownValue(verified)} and must be true.`);
  }
  const user = userOrNull(account, usernameCase);
  return user === null
    ? nobody(`"${printable(account)}" is not a user's name here.`)
    : { scope: { ...NOBODY, users: [user] }, problems: [] };
}

// A claim's name may itself contain dots (`https://example.com/roles`), so the whole name is tried before it is read as a path.
function readClaim(claims: Claims, path: string, absent?: unknown): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return absent;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function userOrNull(name: string, usernameCase: UsernameCase): string | null {
  try {
    return parseUser(name, usernameCase);
  } catch {
    return null;
  }
}

function printable(text: string): string {
  return text.slice(0, 80).replace(/[^ -~]/g, '\u00b7');
}
