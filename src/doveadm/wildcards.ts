/** Whether Dovecot reads a mailbox name as a pattern, as IMAP LIST does. */
export function isMailboxPattern(name: string): boolean {
  return /[*%]/.test(name);
}

/** What stands before the first wildcard of a mailbox pattern. */
export function literalStart(pattern: string): string {
  return pattern.split(/[*%]/, 1)[0] ?? '';
}

/** Whether Dovecot reads a user name as a pattern, which means every user that matches. */
export function isUserPattern(name: string): boolean {
  return /[*?]/.test(name);
}
