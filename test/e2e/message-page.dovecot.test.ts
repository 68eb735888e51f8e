import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { bulkMail } from '../dovecot/sample-messages.ts';
import { behindGateway } from './gateway.ts';

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly uid: number; readonly mailbox: { readonly name: string } };
  }[];
  readonly nodes: readonly { readonly uid: number }[];
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const fields =
  'edges { cursor node { uid mailbox { name } } } nodes { uid } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

behindGateway('pages of messages', (gateway, dovecot) => {
  const users: string[] = [];
  const fill = (user: string, mailbox: string, count: number) =>
    withImap(dovecot, user, async (client) => {
      if (mailbox !== 'INBOX') await client.mailboxCreate(mailbox);
      for (const { raw, flags } of bulkMail(user, count)) await client.append(mailbox, raw, flags);
    });
  const expunge = (user: string, uids: string) =>
    withImap(dovecot, user, async (client) => {
      const lock = await client.getMailboxLock('INBOX');
      await client.messageDelete(uids, { uid: true });
      lock.release();
    });

  beforeAll(async () => {
    users.push(...(await dovecot.createUsers([{}, { format: 'maildir' }, {}, {}])).map(({ name }) => name));
    await Promise.all([fill(users[0] ?? '', 'INBOX', 25), fill(users[1] ?? '', 'INBOX', 25), fill(users[2] ?? '', 'INBOX', 25)]);
    await fill(users[3] ?? '', 'INBOX', 3);
    await fill(users[3] ?? '', 'Archive', 4);
  });

  const page = async (user: string, args: string): Promise<Page> => {
    const query = `{ user(name: "${user}") { mailbox(name: "INBOX") { messages(${args}) { ${fields} } } } }`;
    return (await gateway.data<{ user: { mailbox: { messages: Page } } }>(query)).user.mailbox.messages;
  };
  const uids = ({ nodes }: Page): number[] => nodes.map(({ uid }) => uid);

  describe.each([
    ['all', ''],
    ['a search', ', search: { largerThanBytes: 1 }'],
  ])('of %s', (_, search) => {
    test('follow each other forwards to the end', async () => {
      const user = users[0] ?? '';
      const one = await page(user, `first: 10${search}`);
      expect(uids(one)).toEqual(range(1, 10));
      expect(one.totalCount).toBe(25);
      expect(one.edges.map(({ node }) => node.uid)).toEqual(uids(one));
      expect(one.pageInfo).toMatchObject({
        hasNextPage: true,
        hasPreviousPage: false,
        endCursor: one.edges[9]?.cursor,
        startCursor: one.edges[0]?.cursor,
      });
      const two = await page(user, `first: 10, after: "${one.pageInfo.endCursor ?? ''}"${search}`);
      expect(uids(two)).toEqual(range(11, 20));
      expect(two.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
      const three = await page(user, `first: 10, after: "${two.pageInfo.endCursor ?? ''}"${search}`);
      expect(uids(three)).toEqual(range(21, 25));
      expect(three.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const none = await page(user, `first: 10, after: "${three.pageInfo.endCursor ?? ''}"${search}`);
      expect(none).toMatchObject({
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      });
    });

    test('follow each other backwards to the beginning', async () => {
      const user = users[0] ?? '';
      const one = await page(user, `last: 10${search}`);
      expect(uids(one)).toEqual(range(16, 25));
      expect(one.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const two = await page(user, `last: 10, before: "${one.pageInfo.startCursor ?? ''}"${search}`);
      expect(uids(two)).toEqual(range(6, 15));
      expect(two.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
      const three = await page(user, `last: 10, before: "${two.pageInfo.startCursor ?? ''}"${search}`);
      expect(uids(three)).toEqual(range(1, 5));
      expect(three.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    });

    test('lose and repeat nothing when messages are expunged between them', async () => {
      const user = users[search === '' ? 1 : 2] ?? '';
      const one = await page(user, `first: 10${search}`);
      const last = await page(user, `last: 5${search}`);
      // Of the messages read so far, including that of the cursor, and of the next ones.
      await expunge(user, '2,3,10,11,15,22');
      const two = await page(user, `first: 10, after: "${one.pageInfo.endCursor ?? ''}"${search}`);
      expect(uids(two)).toEqual([12, 13, 14, 16, 17, 18, 19, 20, 21, 23]);
      const three = await page(user, `first: 10, after: "${two.pageInfo.endCursor ?? ''}"${search}`);
      expect(uids(three)).toEqual([24, 25]);
      const before = await page(user, `last: 5, before: "${last.pageInfo.startCursor ?? ''}"${search}`);
      expect(uids(before)).toEqual([16, 17, 18, 19, 20]);
      expect(before.totalCount).toBe(19);
    });
  });

  test('of all mailboxes of a user go on from one mailbox into the next', async () => {
    const ask = async (args: string): Promise<Page> =>
      (await gateway.data<{ user: { messages: Page } }>(`{ user(name: "${users[3] ?? ''}") { messages(${args}) { ${fields} } } }`)).user
        .messages;
    const places = ({ edges }: Page): string[] => edges.map(({ node }) => `${node.mailbox.name} ${String(node.uid)}`);
    const whole = await ask('first: 100');
    expect(whole.totalCount).toBe(7);
    expect([...places(whole)].sort()).toEqual(['Archive 1', 'Archive 2', 'Archive 3', 'Archive 4', 'INBOX 1', 'INBOX 2', 'INBOX 3']);
    const pages: string[] = [];
    let after = '';
    for (let count = 0; count < 4; count++) {
      const next = await ask(`first: 2${after}`);
      pages.push(...places(next));
      after = `, after: "${next.pageInfo.endCursor ?? ''}"`;
      expect(next.pageInfo.hasNextPage).toBe(count < 3);
    }
    expect(pages).toEqual(places(whole));
    expect(places(await ask('last: 3'))).toEqual(places(whole).slice(-3));
    expect(await ask('search: { mailbox: "Archive", hasFlags: ["\\\\Seen"] }')).toMatchObject({ totalCount: 2 });
  });

  test('of all mailboxes do not begin again when the mailbox of the cursor has lost its hits', async () => {
    const user = (await dovecot.createUsers([{}]))[0]?.name ?? '';
    await fill(user, 'Archive', 3);
    await fill(user, 'INBOX', 3);
    const query = (args: string) => `{ user(name: "${user}") { messages(${args}) { ${fields} } } }`;
    const ask = async (args: string): Promise<Page> => (await gateway.data<{ user: { messages: Page } }>(query(args))).user.messages;
    const { edges } = await ask('first: 6');
    const cursors = edges.filter(({ node }) => node.mailbox.name === 'INBOX').map(({ cursor }) => cursor);
    const others = edges.filter(({ node }) => node.mailbox.name === 'Archive').length;
    const inboxIsFirst = edges[0]?.node.mailbox.name === 'INBOX';

    await expunge(user, '1,2');
    const rest = inboxIsFirst ? [3, 1, 2, 3] : [3];
    expect(uids(await ask(`first: 6, after: "${cursors[1] ?? ''}"`))).toEqual(rest);
    expect((await ask(`last: 6, before: "${cursors[1] ?? ''}"`)).nodes).toHaveLength(inboxIsFirst ? 0 : others);

    await expunge(user, '3');
    const lost = await gateway.ask(query(`first: 6, after: "${cursors[1] ?? ''}"`));
    expect(lost.errors).toMatchObject([
      {
        message: 'after: points into a mailbox where nothing is found any more: begin again without it',
        extensions: { code: 'BAD_USER_INPUT', field: 'after' },
      },
    ]);
  });

  test('refuse invalid sizes, directions and cursors, naming the argument', async () => {
    const cases: readonly [args: string, field: string][] = [
      ['first: 0', 'first'],
      ['first: 101', 'first'],
      ['last: -1', 'last'],
      ['first: 1, last: 1', 'first'],
      ['after: "x", before: "x"', 'after'],
      ['after: "nonsense"', 'after'],
      ['before: "bm9uZQ"', 'before'],
    ];
    for (const [args, field] of cases) {
      const { errors } = await gateway.ask(
        `{ user(name: "${users[0] ?? ''}") { mailbox(name: "INBOX") { messages(${args}) { totalCount } } } }`,
      );
      expect([args, errors[0]?.extensions]).toMatchObject([args, { code: 'BAD_USER_INPUT', field }]);
    }
  });

  test('of a mailbox cost one request besides the one that finds the mailbox', async () => {
    const sent = await gateway.countSent(() => page(users[0] ?? '', 'first: 5'));
    expect(sent).toBeLessThanOrEqual(3);
  });
});
