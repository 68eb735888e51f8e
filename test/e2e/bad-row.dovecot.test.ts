import { beforeAll, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

behindGateway('one that cannot be read among others', (gateway, dovecot) => {
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser({ format: 'maildir' })).name;
    await withImap(dovecot, user, async (client) => {
      for (let number = 1; number <= 5; number++) await client.append('INBOX', `Subject: mail ${String(number)}\r\n\r\nx\r\n`, ['\\Seen']);
    });
    // The third says in its file name that it is five bytes larger than it is.
    await inHome(
      dovecot,
      user,
      'cd mail/cur && f=$(ls | sed -n 3p) && s=$(echo "$f" | sed "s/.*S=\\([0-9]*\\).*/\\1/") && mv "$f" "$(echo "$f" | sed "s/S=$s/S=$((s+5))/")"',
    );
  });

  test('of messages has its error, and the others are answered', async () => {
    const { data, errors } = await gateway.ask(
      `{ user(name: "${user}") { mailbox(name: "INBOX") { messages { nodes { uid flags subject text } } } } }`,
    );
    const { nodes } = (data as unknown as { user: { mailbox: { messages: { nodes: { subject: string | null; text: string | null }[] } } } })
      .user.mailbox.messages;
    expect(nodes).toHaveLength(5);
    expect(nodes.filter(({ text }) => text !== null)).toHaveLength(4);
    expect(errors.map(({ path }) => path?.slice(-1)[0])).toContain('text');
    for (const { message } of errors) expect(message).toMatch(/^The message with UID \d+ cannot be read/);
  });
});
