import type { ImapFlow } from 'imapflow';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { connectImap } from '../dovecot/imap.ts';
import type { TestGateway } from './gateway.ts';

/** An IMAP client that logs in again when its session ends. */
export interface ReturningClient {
  /** How often it has logged in. */
  readonly logins: number;
  readonly close: () => void;
}

/** Logs in as a user, and `times` times again, each time `afterMs` after the session has ended. */
export async function keepReturning(
  dovecot: Dovecot,
  user: string,
  { times, afterMs }: { times: number; afterMs: number },
): Promise<ReturningClient> {
  const clients: ImapFlow[] = [];
  let isClosed = false;
  const connect = async (): Promise<void> => {
    const client = await connectImap(dovecot, user);
    clients.push(client);
    client.on('close', () => {
      if (clients.length <= times) returnLater();
    });
  };
  // A session that ends while its client logs in is one that did not come to be.
  const returnLater = (): void => {
    if (!isClosed) setTimeout(() => void connect().catch(returnLater), afterMs);
  };
  await connect();
  return {
    get logins() {
      return clients.length;
    },
    close: () => {
      isClosed = true;
      for (const client of clients) client.close();
    },
  };
}

/** Creates mailboxes one after the other, at least five, until `use` is done. @returns each name, with its outcome or the code of its error */
export async function createMailboxesWhile(
  gateway: TestGateway,
  user: string,
  use: () => Promise<void>,
): Promise<{ mailbox: string; outcome: string }[]> {
  const made: { mailbox: string; outcome: string }[] = [];
  const state = { isOver: false };
  const writer = (async () => {
    for (let index = 0; !state.isOver || index < 5; index++) {
      const mailbox = `Moving ${String(index)}`;
      const { data, errors } = await gateway.ask<{ mailboxCreate: { outcome: string } | null }>(
        `mutation { mailboxCreate(input: { user: "${user}", mailbox: "${mailbox}" }) { outcome errors { code } } }`,
      );
      made.push({ mailbox, outcome: data?.mailboxCreate?.outcome ?? errors[0]?.extensions.code ?? '' });
    }
  })();
  try {
    await use();
  } finally {
    state.isOver = true;
    await writer;
  }
  return made;
}

/** The payload of `accountSecure`. */
export interface Secured {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string; readonly host: string; readonly message: string }[];
  readonly sessionsLeft: readonly unknown[];
  readonly steps: readonly { readonly kind: string; readonly host: { readonly name: string }; readonly outcome: string }[];
}

/** The name of the host that the gateway sends a user's commands to. */
export async function hostOf(gateway: TestGateway, user: string): Promise<string> {
  return (await gateway.data<{ user: { host: { name: string } } }>(`{ user(name: "${user}") { host { name } } }`)).user.host.name;
}
