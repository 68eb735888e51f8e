import type { FtsIndexRow } from '../doveadm/commands/fts.ts';
import type { MailboxRef, UserRef } from './refs.ts';

export interface FtsIndexRef extends Omit<FtsIndexRow, 'mailbox'> {
  readonly mailbox: MailboxRef;
}

export interface FtsCheckRef {
  readonly mailbox: MailboxRef;
  readonly errorCount: number;
  readonly shardCount: number;
}

/** Rows about mailboxes, each with its mailbox. */
export function withMailboxes<T extends { readonly mailbox: string }>(
  user: UserRef,
  rows: readonly T[],
): (Omit<T, 'mailbox'> & { readonly mailbox: MailboxRef })[] {
  return rows.map((row) => ({ ...row, mailbox: { user, name: row.mailbox } }));
}
