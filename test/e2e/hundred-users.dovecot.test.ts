import { beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway, overHttp, withRole } from './gateway.ts';

const query = `query ($mask: String!, $first: Int!) {
  users(mask: $mask, first: $first) {
    totalCount
    nodes {
      name
      quota { root storageUsedBytes storageLimitBytes }
      sieveScripts { name active }
      mailboxes { name messageCount unseenCount }
    }
  }
}`;

interface Data {
  readonly users: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly name: string;
      readonly quota: readonly { readonly storageUsedBytes: number; readonly storageLimitBytes: number | null }[];
      readonly sieveScripts: readonly { readonly name: string; readonly active: boolean }[];
      readonly mailboxes: readonly { readonly name: string; readonly messageCount: number; readonly unseenCount: number }[];
    }[];
  };
}

behindGateway(
  'one query for 100 users',
  (gateway, dovecot) => {
    const domain = 'hundred.example';
    const names = Array.from({ length: 100 }, (_, index) => `u${String(index).padStart(3, '0')}@${domain}`);
    const [first = '', second = '', third = ''] = names;
    const ask = (count: number) => gateway.ask<Data>(query, { variables: { mask: `*@${domain}`, first: count } });

    beforeAll(async () => {
      await dovecot.createUsers(
        names.map((name, index) => ({ name, quotaKiB: 100 + index, format: index % 2 === 0 ? 'sdbox' : 'maildir' })),
      );
      await deliver(dovecot, [first, second], buildMessage());
      await deliver(dovecot, [first], buildMessage({ subject: 'Second' }));
      await withImap(dovecot, first, async (client) => {
        await client.mailboxCreate('Projects/Apollo');
        const lock = await client.getMailboxLock('INBOX');
        await client.messageFlagsAdd('1', ['\\Seen']);
        lock.release();
      });
      await withManageSieve(dovecot, third, async (sieve) => {
        await sieve.putScript('idle', 'keep;\n');
        await sieve.putScript('busy', 'keep;\n');
        await sieve.setActive('busy');
      });
    });

    test('is answered completely', async () => {
      const { data, errors } = await ask(100);
      expect(errors).toEqual([]);
      expect(data?.users.totalCount).toBe(100);
      expect(data?.users.nodes.map(({ name }) => name)).toEqual(names);
      expect(data?.users.nodes.map(({ quota }) => quota[0]?.storageLimitBytes)).toEqual(names.map((_, index) => (100 + index) * 1024));
      const mailboxes = (index: number) =>
        data?.users.nodes[index]?.mailboxes.map(({ name, ...counts }) => [name, ...Object.values(counts)]);
      expect(mailboxes(0)).toEqual(
        expect.arrayContaining([
          ['INBOX', 2, 1],
          ['Projects/Apollo', 0, 0],
        ]),
      );
      expect(mailboxes(1)?.[0]).toEqual(['INBOX', 1, 1]);
      expect(mailboxes(99)).toEqual(['INBOX', 'Drafts', 'Junk', 'Sent', 'Trash'].map((name) => [name, 0, 0]));
      expect([...(data?.users.nodes[2]?.sieveScripts ?? [])].sort((a, b) => a.name.localeCompare(b.name))).toEqual([
        { name: 'busy', active: true },
        { name: 'idle', active: false },
      ]);
      expect(data?.users.nodes[3]?.sieveScripts).toEqual([]);
    });

    test('costs two rounds: the list, then the fields of all users, in no more requests than may run in parallel', async () => {
      const forTen = await gateway.countSent(() => ask(10));
      const forHundred = await gateway.countSent(() => ask(100));
      // 40 commands are not worth a second process; 400 fill the four that run in parallel by default. No further request follows these.
      expect({ forTen, forHundred }).toEqual({ forTen: 1 + 1, forHundred: 1 + 4 });
    });

    test('is answered in consecutive pages, only for users in scope', async () => {
      const page = (after: string | null, as = withRole('helpdesk', domain)) =>
        gateway.data<{ users: { totalCount: number; nodes: { name: string }[]; pageInfo: Record<string, string> } }>(
          `query ($after: String) { users(first: 60, after: $after) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
          { variables: { after }, as },
        );
      const one = await page(null);
      expect(one.users).toMatchObject({ totalCount: 100, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      const two = await page(one.users.pageInfo.endCursor ?? null);
      expect(two.users.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      expect([...one.users.nodes, ...two.users.nodes].map(({ name }) => name)).toEqual(names);
      expect((await page(null, withRole('helpdesk', 'nobody.example'))).users).toMatchObject({ totalCount: 0, nodes: [] });
    });
  },
  {},
  overHttp,
);
