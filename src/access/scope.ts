import { badInput } from '../doveadm/errors.ts';
import { isUserPattern } from '../doveadm/wildcards.ts';

/** How Dovecot treats the case of user names: `lower` is its default (`%Lu`), `preserve` where its configuration keeps the case. */
export type UsernameCase = 'lower' | 'preserve';

/**
 * Which users a grant reaches. Names are folded as `parseUser` folds them, domains are in lower case.
 * A scope with nothing in it covers nobody.
 */
export interface Scope {
  readonly everyone: boolean;
  readonly domains: readonly string[];
  readonly users: readonly string[];
  /** Users, and domains with a leading `@`, that are not covered whatever else is said. */
  readonly excluded: readonly string[];
}

export const NOBODY: Scope = Object.freeze({
  everyone: false,
  domains: Object.freeze([]),
  users: Object.freeze([]),
  excluded: Object.freeze([]),
});

const MAX_BYTES = 255;

/**
 * The name of one user, folded as Dovecot folds it. Send the name this returns, never the one that came in: what was checked is then
 * what Dovecot sees.
 *
 * Only the letters A to Z are folded, because Dovecot folds no others; letters outside of ASCII are compared code point by code point
 * and are allowed in the local part only.
 *
 * @param field the input field to name in the error. @default 'user'
 * @throws CodedError BAD_USER_INPUT for whatever is not plainly one user.
 */
export function parseUser(name: string, usernameCase: UsernameCase, field = 'user'): string {
  const problem = findProblem(name);
  if (problem !== null) throw badInput(field, problem);
  return usernameCase === 'lower' ? lowerAscii(name) : name;
}

/** Why a name that Dovecot lists cannot be used here, as the end of a sentence; null where it can. */
export function userNameProblem(name: string): string | null {
  return findProblem(name);
}

/** A domain in lower case, or null where the text is not one. Subdomains are domains of their own. */
export function parseDomain(text: string): string | null {
  return isDomain(text) ? lowerAscii(text) : null;
}

/**
 * Whether the scope reaches this user. Takes a name from `parseUser`, or one that Dovecot itself reported; a name that is not
 * plainly `local@domain` belongs to no domain.
 */
export function covers(scope: Scope, user: string): boolean {
  if (scope.excluded.some((item) => excludes(item, user))) return false;
  // A name that is not plainly one user may mean somebody who is excluded.
  if (scope.excluded.length > 0 && findProblem(user) !== null) return false;
  if (scope.everyone || scope.users.includes(user)) return true;
  const domain = domainOf(user);
  return domain !== null && scope.domains.includes(domain);
}

/** Whether nobody at all is covered, so that there is nothing to ask for. */
export function isEmpty(scope: Scope): boolean {
  return !scope.everyone && scope.domains.length === 0 && scope.users.length === 0;
}

// ASCII is a list of what is allowed. Left out on purpose: `*` and `?` (patterns to Dovecot), `%`, `#`, `/` and `|` (common as
// replacements for `@` in auth_username_translation), and what shells, SQL, LDAP and paths treat as syntax.
const LOCAL = /^[A-Za-z0-9._+=&'~$^{}! \-\p{L}\p{M}\p{N}]+$/u;
const NOT_LOCAL = /[^A-Za-z0-9._+=&'~$^{}! \-\p{L}\p{M}\p{N}]/u;
const DOMAIN_LABEL = /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?$/;

function findProblem(name: string): string | null {
  if (name === '') return 'must not be empty.';
  if (Buffer.byteLength(name) > MAX_BYTES) return `must not be longer than ${String(MAX_BYTES)} bytes.`;
  const [local = '', domain, ...more] = name.split('@');
  if (more.length > 0) return 'must not contain more than one "@".';
  if (isUserPattern(name)) return 'must be one user, not a pattern: "*" and "?" are not allowed.';
  if (name !== name.trim() || local !== local.trim()) return 'must not begin or end with a blank.';
  if (local === '') return 'has nothing before the "@".';
  if (local.startsWith('!')) return 'must not begin with "!".';
  if (/^\.+$/.test(local)) return 'must not consist of dots.';
  if (!LOCAL.test(local)) return `must not contain ${describe(NOT_LOCAL.exec(local)?.[0] ?? '')}.`;
  if (domain !== undefined && !isDomain(domain)) {
    return 'has no valid domain after the "@": ASCII letters, digits, "-" and "_", in parts separated by single dots.';
  }
  return null;
}

function isDomain(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_BYTES && text.split('.').every((label) => DOMAIN_LABEL.test(label));
}

/** A control or look-alike character must not reach a terminal or a log by way of an error message. */
function describe(character: string): string {
  if (/^[!-~]$/.test(character)) return `"${character}"`;
  return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function domainOf(user: string): string | null {
  const [, domain, ...more] = user.split('@');
  return domain === undefined || more.length > 0 ? null : parseDomain(domain);
}

// An exclusion errs on the side of excluding. Databases behind Dovecot may compare without case and accents, and Dovecot adds its
// default realm to a name without a domain, so that `ceo` may be ceo@example.com.
function excludes(item: string, user: string): boolean {
  const [excludedLocal = '', excludedDomain] = skeleton(item).split('@');
  const [local = '', domain] = skeleton(user).split('@');
  const sameLocal = excludedLocal === '' || excludedLocal === local;
  const sameDomain = excludedDomain === domain || domain === undefined || excludedDomain === undefined;
  return sameLocal && sameDomain;
}

function skeleton(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
