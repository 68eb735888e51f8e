import type { Dovecot } from './dovecot.ts';
import { postCommands } from './http.ts';
import { withImap } from './imap.ts';
import { deliver } from './lmtp.ts';
import { withManageSieve } from './managesieve.ts';
import { aliceInbox, aliceMailboxes, bulkMail, frankInbox, spam, thread, type SampleMessage } from './sample-messages.ts';

const sortingScript = `require ["fileinto", "mailbox"];
# Newsletters have a place of their own.
if exists "List-Id" {
  fileinto :create "Newsletters";
  stop;
}
if header :contains "X-Spam-Flag" "YES" {
  fileinto "Junk";
  stop;
}
`;

const vacationScript = `require ["vacation"];
vacation :days 7 :subject "Out of office" "I am away until Monday.";
`;

/**
 * Gives the default users mailboxes, mail and Sieve scripts to look at; takes about a second.
 *
 * alice@example.com: 12 messages in INBOX (several charsets, attachments, a thread), some in Newsletters and Junk by a Sieve script,
 * nested mailboxes; Projects is shared with carol@example.com. bob@example.com and carol@example.com: the thread.
 * dave@other.org: 60 messages. erin@other.org: mailboxes with names in several scripts. frank@example.net: 2 messages.
 * tiny@example.com: quota nearly used up. samik: nothing.
 */
export async function fillWithSamples(dovecot: Dovecot): Promise<void> {
  await withManageSieve(dovecot, 'alice@example.com', async (sieve) => {
    await sieve.putScript('sorting', sortingScript);
    await sieve.putScript('vacation', vacationScript);
    await sieve.setActive('sorting');
  });
  await Promise.all([fillAlice(dovecot), fillErin(dovecot), fillOthers(dovecot)]);
}

async function fillAlice(dovecot: Dovecot): Promise<void> {
  for (const { raw } of [...aliceInbox, ...spam]) await deliverOrThrow(dovecot, ['alice@example.com'], raw);
  await withImap(dovecot, 'alice@example.com', async (client) => {
    for (const { mailbox, messages } of aliceMailboxes) {
      await client.mailboxCreate(mailbox);
      await client.mailboxSubscribe(mailbox);
      for (const { raw, flags, receivedAt } of messages) await client.append(mailbox, raw, flags, receivedAt);
    }
    await setFlags(client, 'INBOX', aliceInbox);
  });
  await postCommands(dovecot, [
    [
      'mailboxMetadataSet',
      { user: 'alice@example.com', mailbox: 'Projects/Apollo', key: '/private/comment', value: 'Launch on 1 June' },
      'metadata',
    ],
    ['aclSet', { user: 'alice@example.com', mailbox: 'Projects', id: 'user=carol@example.com', right: ['lookup', 'read'] }, 'acl'],
  ]);
}

async function fillErin(dovecot: Dovecot): Promise<void> {
  await withImap(dovecot, 'erin@other.org', async (client) => {
    for (const mailbox of ['Café', 'Café/Zürich & Umgebung', '日本語', 'Ελληνικά', 'Проекты/2024', 'Lists/100% sure']) {
      await client.mailboxCreate(mailbox);
    }
    await client.mailboxSubscribe('日本語');
    await client.append('日本語', bulkMail('erin@other.org', 1)[0]?.raw ?? '');
  });
}

async function fillOthers(dovecot: Dovecot): Promise<void> {
  for (const { raw } of thread) await deliverOrThrow(dovecot, ['bob@example.com', 'carol@example.com'], raw);
  for (const { raw } of frankInbox) await deliverOrThrow(dovecot, ['frank@example.net'], raw);
  await withImap(dovecot, 'dave@other.org', async (client) => {
    for (const { raw, flags, receivedAt } of bulkMail('dave@other.org', 60)) await client.append('INBOX', raw, flags, receivedAt);
  });
  await deliverOrThrow(dovecot, ['tiny@example.com'], bulkMail('tiny@example.com', 1, 17_000)[0]?.raw ?? '');
}

async function setFlags(
  client: Parameters<Parameters<typeof withImap>[2]>[0],
  mailbox: string,
  messages: readonly SampleMessage[],
): Promise<void> {
  const lock = await client.getMailboxLock(mailbox);
  try {
    for (const { messageId, flags } of messages) {
      if (flags.length > 0) await client.messageFlagsAdd({ header: { 'message-id': messageId } }, flags);
    }
  } finally {
    lock.release();
  }
}

async function deliverOrThrow(dovecot: Dovecot, recipients: string[], raw: string | Buffer): Promise<void> {
  const refused = (await deliver(dovecot, recipients, raw)).find(({ delivered }) => !delivered);
  if (refused) throw new Error(`Sample mail was refused: ${refused.answer}`);
}
