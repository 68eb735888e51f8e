/** A check for `checks`: the parameter holds one of these words. */
export function oneOf(words: readonly string[]): (value: unknown) => string | null {
  return (value) => (words.includes(value as string) ? null : `must be one of ${words.join(', ')}`);
}

/** The largest UID, and the largest of most other numbers of Dovecot. A larger number ends the process of doveadm (2.3.19, 2.4.1). */
export const MAX_UINT32 = 2 ** 32 - 1;

/** A check for `checks`: the number has 32 bits at most. */
export function uint32Problem(value: unknown): string | null {
  return Number(value) <= MAX_UINT32 ? null : `must be at most ${String(MAX_UINT32)}`;
}

/**
 * The largest UID of a new message. A mailbox that has run out of UIDs takes no more messages: each message that is saved or delivered
 * there ends its process (2.3.19, 2.4.1).
 */
export const MAX_NEW_UID = 4_000_000_000;

/** A check for `checks`: the number can be a new message's UID. */
export function newUidProblem(value: unknown): string | null {
  const uid = Number(value);
  return uid >= 1 && uid <= MAX_NEW_UID ? null : `must be from 1 to ${String(MAX_NEW_UID)}, so that the mailbox has UIDs left`;
}
