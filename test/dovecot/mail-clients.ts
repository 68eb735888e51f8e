import type { Dovecot } from './dovecot.ts';
import { connectImap } from './imap.ts';

/** IMAP sessions that stay, and come back some seconds after they were ended, as those of mail programs do. */
export class MailClients {
  readonly #dovecot: Dovecot;
  readonly #clients = new Set<Awaited<ReturnType<typeof connectImap>>>();
  #closed = false;

  constructor(dovecot: Dovecot) {
    this.#dovecot = dovecot;
  }

  async connect(users: readonly string[]): Promise<void> {
    await Promise.all(users.map((user) => this.#connect(user)));
  }

  close(): void {
    this.#closed = true;
    for (const client of this.#clients) client.close();
  }

  async #connect(user: string): Promise<void> {
    const client = await connectImap(this.#dovecot, user);
    this.#clients.add(client);
    client.on('close', () => {
      this.#clients.delete(client);
      if (!this.#closed) setTimeout(() => void this.#connect(user).catch(() => undefined), 5000).unref();
    });
    // With a mailbox open, the client idles, and so is not sent away.
    await client.mailboxOpen('INBOX');
  }
}
