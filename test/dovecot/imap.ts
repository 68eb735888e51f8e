import { ImapFlow } from 'imapflow';
import type { Dovecot } from './dovecot.ts';

/** Logs in by IMAP with the user's password. The caller logs out. */
export async function connectImap(dovecot: Dovecot, userName: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: dovecot.description.world.address,
    port: dovecot.ports.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user: userName, pass: dovecot.user(userName).password },
    logger: false,
  });
  // A connection Dovecot ends (kicked, killed) is reported here too, and would end the test run if nobody listened.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs `use` with a logged in IMAP client and logs out afterwards. */
export async function withImap<Result>(dovecot: Dovecot, userName: string, use: (client: ImapFlow) => Promise<Result>): Promise<Result> {
  const client = await connectImap(dovecot, userName);
  try {
    return await use(client);
  } finally {
    await client.logout().catch(() => undefined);
  }
}

/** The number of messages in a mailbox, as IMAP tells it. */
export async function countMessages(client: ImapFlow, mailbox: string): Promise<number> {
  const status = await client.status(mailbox, { messages: true });
  if (status === false || status.messages === undefined) throw new Error(`IMAP tells nothing of ${mailbox}`);
  return status.messages;
}
