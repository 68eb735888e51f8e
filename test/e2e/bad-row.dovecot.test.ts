import { beforeAll, describe, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

behindGateway('an unreadable object among others', (gateway, dovecot) => {
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

  describe('of mailboxes', () => {
    let owner = '';
    beforeAll(async () => {
      owner = (await dovecot.createUser({ format: 'maildir' })).name;
      await withImap(dovecot, owner, async (client) => {
        for (const mailbox of ['Good', 'Better', 'Closed', 'Only/Child']) {
          await client.mailboxCreate(mailbox);
          await client.append(mailbox, 'Subject: x\r\n\r\nx\r\n');
        }
      });
    });
    /** The contents of the mailboxes, and the errors by mailbox name. */
    const read = async (): Promise<{ counts: Record<string, number | null>; codes: Record<string, unknown> }> => {
      const { data, errors } = await gateway.ask(`{ user(name: "${owner}") { mailboxes { name messageCount unseenCount } } }`);
      const { mailboxes } = (data as unknown as { user: { mailboxes: { name: string; messageCount: number | null }[] } }).user;
      return {
        counts: Object.fromEntries(mailboxes.map(({ name, messageCount }) => [name, messageCount])),
        codes: Object.fromEntries(
          errors.flatMap(({ path, extensions }) =>
            path?.at(-1) === 'messageCount' ? [[mailboxes[Number(path[2])]?.name, extensions.code]] : [],
          ),
        ),
      };
    };
    const others = { Good: 1, Better: 1, Only: 0, 'Only/Child': 1, INBOX: 0 };

    test('whose files cannot be read', async () => {
      await inHome(dovecot, owner, 'cd mail/.Closed && rm -rf cur dovecot* && ln -s /nowhere/but/here cur && chmod 0 new');
      const { counts, codes } = await read();
      expect(counts).toMatchObject({ ...others, Closed: null });
      expect(Object.keys(codes)).toEqual(['Closed']);
      await inHome(dovecot, owner, 'rm -rf mail/.Closed');
    });

    test('whose name is not modified UTF-7', async () => {
      await inHome(dovecot, owner, "cp -r mail/.Good 'mail/.b&d' && chown -R --reference=mail/.Good 'mail/.b&d'");
      const { counts, codes } = await read();
      expect(counts).toMatchObject({ ...others, 'b&d': null });
      expect(codes).toEqual({ 'b&d': 'NOT_POSSIBLE' });
      await inHome(dovecot, owner, "rm -rf 'mail/.b&d'");
    });

    test('that a search would have to open are named, and are never taken for empty', async () => {
      await inHome(dovecot, owner, "cp -r mail/.Good 'mail/.b&d' && chown -R --reference=mail/.Good 'mail/.b&d'");
      const find = (search: string) =>
        gateway.ask<{ user: { messages: { totalCount: number; nodes: unknown[] } | null } }>(
          `{ user(name: "${owner}") { messages(search: ${search}) { totalCount nodes { subject mailbox { name } } } } }`,
        );
      for (const search of ['{ all: true }', '{ mailboxPattern: "*" }', '{ subject: "x" }']) {
        const { data, errors } = await find(search);
        expect(data?.user.messages?.totalCount).toBeGreaterThanOrEqual(3);
        expect(data?.user.messages?.nodes).toHaveLength(data?.user.messages?.totalCount ?? -1);
        if (dovecot.series === '2.3') {
          expect(errors).toMatchObject([
            {
              path: ['user', 'messages'],
              message: 'These mailboxes cannot be opened: "b&d". Leave them out: not: [{ mailbox: "b&d" }].',
              extensions: { code: 'NOT_POSSIBLE', mailbox: 'b&d' },
            },
          ]);
        } else expect(errors).toEqual([]);
      }
      const { data, errors } = await find('{ not: [{ mailbox: "b&d" }] }');
      expect(errors).toEqual([]);
      expect(data?.user.messages?.nodes).toHaveLength(data?.user.messages?.totalCount ?? -1);
      expect((await find('{ mailbox: "Nowhere" }')).data).toMatchObject({ user: { messages: { totalCount: 0 } } });
      const expunge = await gateway.ask<{ messageExpunge: unknown }>(
        `mutation { messageExpunge(input: { user: "${owner}", search: { mailboxPattern: "*", all: true }, expect: { messages: 0 } }) { outcome errors { code } } }`,
      );
      expect(JSON.stringify(expunge)).toMatch(dovecot.series === '2.3' ? /NOT_POSSIBLE/ : /EXPECTATION_FAILED/);
      await inHome(dovecot, owner, "rm -rf 'mail/.b&d'");
    });

    test('whose files a search cannot read are named, and the others are searched', async () => {
      const { name } = await dovecot.createUser({ format: 'maildir' });
      await withImap(dovecot, name, async (client) => {
        for (const mailbox of ['Open', 'Closed']) {
          await client.mailboxCreate(mailbox);
          await client.append(mailbox, 'Subject: x\r\n\r\nx\r\n');
        }
      });
      await inHome(dovecot, name, 'cd mail/.Closed && rm -rf cur dovecot* && ln -s /nowhere/but/here cur && chmod 0 new');
      const { data, errors } = await gateway.ask(
        `{ user(name: "${name}") { messages(search: { subject: "x" }) { totalCount nodes { mailbox { name } } } } }`,
      );
      expect(data).toEqual({ user: { messages: { totalCount: 1, nodes: [{ mailbox: { name: 'Open' } }] } } });
      expect(errors).toMatchObject([
        { path: ['user', 'messages'], message: expect.stringContaining('"Closed"') as string, extensions: { mailbox: 'Closed' } },
      ]);
    });

    test('together with others in one query', async () => {
      await inHome(dovecot, owner, "cp -r mail/.Good 'mail/.b&d' && chown -R --reference=mail/.Good 'mail/.b&d'");
      const { data, errors } = await gateway.ask(
        `{ user(name: "${owner}") { a: mailbox(name: "Good") { messageCount } b: mailbox(name: "b&d") { messageCount } c: mailbox(name: "Better") { messageCount } } }`,
      );
      expect(data).toEqual({ user: { a: { messageCount: 1 }, b: { messageCount: null }, c: { messageCount: 1 } } });
      expect(errors.map(({ path }) => path?.[1])).toEqual(['b']);
    });
  });
});
