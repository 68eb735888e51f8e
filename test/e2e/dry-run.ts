import type { ImapFlow } from 'imapflow';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';

/** The payload of a change that can be previewed. */
export interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  readonly affected: {
    readonly messageCount: number;
    readonly messages: readonly { readonly id: string; readonly subject: string }[];
    readonly mailboxes: readonly { readonly name: string }[];
    readonly sieveScripts: readonly { readonly name: string }[];
  } | null;
}

/** Finds three of the four messages of {@link fillInbox}. */
export const OLD = { mailbox: 'INBOX', subject: 'old' };

/** Saves three old messages and a new one. */
export async function fillInbox(client: ImapFlow): Promise<void> {
  for (const subject of ['old 1', 'old 2', 'old 3', 'new']) await client.append('INBOX', buildMessage({ subject }));
}

/** Subject and flags of each message in a user's INBOX, as IMAP reads them. */
export const inboxOf = (dovecot: Dovecot, user: string): Promise<string[]> =>
  withImap(dovecot, user, async (client) => {
    await client.mailboxOpen('INBOX');
    const found: string[] = [];
    for await (const { envelope, flags } of client.fetch('1:*', { envelope: true, flags: true })) {
      found.push(`${envelope?.subject ?? ''} ${[...(flags ?? [])].filter((flag) => flag !== '\\Recent').join(' ')}`.trim());
    }
    return found;
  });
