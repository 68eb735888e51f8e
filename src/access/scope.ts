import { badInput } from '../doveadm/errors.ts';
import { isUserPattern } from '../doveadm/wildcards.ts';

/** How Dovecot treats the case of user names: `lower` is its default (`%Lu`), `preserve` when its configuration keeps the case. */
export type UsernameCase = 'lower' | 'preserve';

/** The users of a grant. Names are folded as `parseUser` folds them; domains are in lower case. An empty scope covers nobody. */
export interface Scope {
  readonly everyone: boolean;
  readonly domains: readonly string[];
  readonly users: readonly string[];
  /** Users, and domains with a leading `@`, that are never covered. */
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
 * Parses the name of one user, and folds it as Dovecot folds it. Send the returned name, never the given one: Dovecot then sees the name
 * that was checked.
 * Only the letters A to Z are folded, because Dovecot folds no others. Other letters are compared by code point, and are allowed only in
 * the local part.
 * @param field the input field to name in the error. @default 'user'
 * @throws CodedError BAD_USER_INPUT for anything that is not clearly one user.
 */
export function parseUser(name: string, usernameCase: UsernameCase, field = 'user'): string {
  const problem = findProblem(name);
  if (problem !== null) throw badInput(field, problem);
  return foldUser(name, usernameCase);
}

/** A name that Dovecot itself reported, folded as Dovecot folds it. */
export function foldUser(name: string, usernameCase: UsernameCase): string {
  return usernameCase === 'lower' ? lowerAscii(name) : name;
}

/** Why a name that Dovecot lists cannot be used here, as the end of a sentence; null when it can. */
export function userNameProblem(name: string): string | null {
  return findProblem(name);
}

/** A domain in lower case; null when the text is not a domain. Each subdomain is a domain of its own. */
export function parseDomain(text: string): string | null {
  return isDomain(text) ? lowerAscii(text) : null;
}

/**
 * Whether the scope covers this user. Takes a name from `parseUser`, or one that Dovecot itself reported. A name that is not clearly
 * `local@domain` belongs to no domain.
 */
export function covers(scope: Scope, user: string): boolean {
  if (scope.excluded.some((item) => excludes(item, user))) return false;
  // A name that is not clearly one user may stand for an excluded user.
  if (scope.excluded.length > 0 && findProblem(user) !== null) return false;
  if (scope.everyone || scope.users.includes(user)) return true;
  const domain = domainOf(user);
  return domain !== null && scope.domains.includes(domain);
}

/** Whether the scope covers nobody, so that no command is needed. */
export function isEmpty(scope: Scope): boolean {
  return !scope.everyone && scope.domains.length === 0 && scope.users.length === 0;
}

// The allowed ASCII characters. Left out on purpose: `*` and `?` (patterns to Dovecot), `%`, `#`, `/` and `|` (common replacements for `@`
// in auth_username_translation), and the syntax of shells, SQL, LDAP and paths.
const LOCAL = /^[A-Za-z0-9._+=&'~$^{}! \-\p{L}\p{M}\p{N}]+$/u;
const NOT_LOCAL = /[^A-Za-z0-9._+=&'~$^{}! \-\p{L}\p{M}\p{N}]/u;
/** The ASCII characters of names with and without a domain, letters in lower case. */
export const NAME_CHARACTERS: readonly string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => character === '@' || (LOCAL.test(character) && !/[A-Z]/.test(character)),
);
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

/** Error messages must not bring a control or look-alike character to a terminal or a log. */
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

// An exclusion excludes too much rather than too little. Databases behind Dovecot may ignore case and accents, and Dovecot adds its default
// realm to a name without a domain, so `ceo` may be ceo@example.com.
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
