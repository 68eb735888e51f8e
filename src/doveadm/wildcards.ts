/** Whether Dovecot reads a mailbox name as a pattern, as IMAP LIST does. */
export function isMailboxPattern(name: string): boolean {
  return /[*%]/.test(name);
}

/** The part of a mailbox pattern before its first wildcard. */
export function literalStart(pattern: string): string {
  return pattern.split(/[*%]/, 1)[0] ?? '';
}

/**
 * The masks that list the matches of one pattern. Dovecot looks for a single pattern only in the namespace that it begins in, and `*` finds
 * almost nothing when the user's own namespace has a prefix. Dovecot looks for a pattern beside another one in every listed namespace
 * (2.3.19, 2.4.1).
 */
export function masksOf(pattern: string): string[] {
  return isMailboxPattern(pattern) && !namesNamespace(pattern) ? [pattern, pattern] : [pattern];
}

/** Whether a separator stands before the first wildcard, so that the pattern may begin with the prefix of a namespace. */
export function namesNamespace(pattern: string): boolean {
  return /[/.]/.test(literalStart(pattern));
}

/** Whether Dovecot reads a user name as a pattern, which means every user that matches. */
export function isUserPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/**
 * Masks that together match what a mask of users matches, each of them less: the first wildcard begins with another of these characters in each.
 * Dovecot ignores the case of masks. Empty when the mask has no wildcard.
 */
export function narrowerMasks(mask: string, characters: readonly string[]): readonly string[] {
  const [before = '', rest] = splitOnce(mask.replace(/\*+/g, '*'), '*');
  if (rest !== undefined) return [`${before}${rest}`, ...characters.map((character) => `${before}${character}*${rest}`)].filter(Boolean);
  const [start = '', end] = splitOnce(mask, '?');
  return end === undefined ? [] : characters.map((character) => `${start}${character}${end}`);
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
