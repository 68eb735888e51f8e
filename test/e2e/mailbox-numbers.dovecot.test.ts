import { beforeAll, expect, test } from 'vitest';
import { homeForDovecot, inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway } from './gateway.ts';

behindGateway(
  'mailboxes and what is in them',
  (gateway, dovecot) => {
    let user = '';
    let other = '';
    beforeAll(async () => {
      const created = await dovecot.createUsers([{}, { format: 'maildir' }]);
      [user = '', other = ''] = created.map(({ name }) => name);
      await withImap(dovecot, user, async (client) => {
        await client.mailboxCreate('Box');
        for (const mailbox of ['INBOX', 'INBOX', 'Box']) {
          await client.append(
            mailbox,
            buildMessage({ messageId: '<same@numbers.example>', subject: mailbox }),
            mailbox === 'Box' ? ['\\Seen'] : [],
          );
        }
      });
      await withImap(dovecot, other, (client) => client.append('INBOX', buildMessage({ subject: 'to be imported' })));
    });
    const count = (name: string, mailbox: string) =>
      withImap(dovecot, name, async (client) => (await client.status(mailbox, { messages: true }).catch(() => null)) || null).then(
        (status) => status?.messages ?? null,
      );

    test('are added up', async () => {
      const table = await dovecot.doveadm(['-f', 'tab', 'mailbox', 'status', '-t', '-u', user, 'messages unseen recent vsize', '*']);
      const [messageCount, , unseenCount, sizeBytes] = (table.split('\n')[1] ?? '').split('\t').map(Number);
      const query = `{ user(name: "${user}") { totals { messageCount unseenCount sizeBytes } box: totals(mask: "B%") { messageCount unseenCount } } }`;
      expect(await gateway.data(query)).toEqual({
        user: { totals: { messageCount, unseenCount, sizeBytes }, box: { messageCount: 1, unseenCount: 0 } },
      });
      expect([messageCount, unseenCount]).toEqual([3, 2]);
    });

    test('get new numbers by mailboxUpdate', async () => {
      const guid = 'ab'.repeat(16);
      const data = await gateway.data(
        `mutation { mailboxUpdate(input: { user: "${user}", mailbox: "Box", guid: "${guid}", uidValidity: 1234567890, minUidNext: 42,
          minHighestModseq: 77, minFirstRecentUid: 1 }) { outcome mailbox { guid uidValidity uidNext highestModseq } } }`,
      );
      expect(data).toEqual({
        mailboxUpdate: {
          outcome: 'APPLIED',
          mailbox: { guid, uidValidity: 1_234_567_890, uidNext: 42, highestModseq: expect.any(Number) },
        },
      });
      const status = await withImap(
        dovecot,
        user,
        async (client) => (await client.status('Box', { uidValidity: true, uidNext: true, highestModseq: true })) || null,
      );
      expect([status?.uidValidity, status?.uidNext]).toEqual([1_234_567_890n, 42]);
      expect(Number(status?.highestModseq)).toBeGreaterThanOrEqual(77);
    });

    test.each([
      ['guid: "xx"', '32 hexadecimal digits'],
      ['uidValidity: 0', 'input.uidValidity: must be from 1 to 4294967295'],
      ['minUidNext: 4000000001', 'input.minUidNext: must be from 1 to 4000000000'],
      ['minFirstRecentUid: 4294967295', 'input.minFirstRecentUid: must be from 1 to 4000000000'],
    ])('take no %s', async (more, message) => {
      const answer = await gateway.ask(`mutation { mailboxUpdate(input: { user: "${user}", mailbox: "Box", ${more} }) { outcome } }`);
      expect(answer.errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    test('keep UIDs for later messages, however high they begin', async () => {
      await gateway.data(`mutation { mailboxCreate(input: { user: "${user}", mailbox: "High" }) { outcome } }`);
      const data = await gateway.data(
        `mutation { mailboxUpdate(input: { user: "${user}", mailbox: "High", minUidNext: 4000000000 }) { outcome }
          messageSave(input: { user: "${user}", mailbox: "High", content: "Subject: x\\r\\n\\r\\nx\\r\\n" }) { outcome } }`,
      );
      expect(data).toEqual({ mailboxUpdate: { outcome: 'APPLIED' }, messageSave: { outcome: 'APPLIED' } });
      const status = await withImap(dovecot, user, async (client) => (await client.status('High', { uidNext: true })) || null);
      expect(status?.uidNext).toBe(4_000_000_001);
    });

    test('lose duplicates by messageDeduplicate', async () => {
      const mutation = (more: string) =>
        `mutation { messageDeduplicate(input: { user: "${user}", search: { mailbox: "INBOX", all: true } ${more} }) { outcome errors { code } } }`;
      expect(await gateway.data(mutation(''))).toEqual({ messageDeduplicate: { outcome: 'APPLIED', errors: [] } });
      expect(await count(user, 'INBOX')).toBe(2);
      expect(await gateway.data(mutation(', byMessageId: true'))).toEqual({ messageDeduplicate: { outcome: 'APPLIED', errors: [] } });
      expect(await count(user, 'INBOX')).toBe(1);
      expect(await count(user, 'Box')).toBe(1);
    });

    test('get messages of another storage by messageImport', async () => {
      const data = await gateway.data(
        `mutation { messageImport(input: { user: "${user}", sourceLocation: "maildir:${homeForDovecot(dovecot, other)}/mail",
          destinationParent: "Imported", search: { mailbox: "INBOX", all: true } }) { outcome errors { code } } }`,
      );
      expect(data).toEqual({ messageImport: { outcome: 'APPLIED', errors: [] } });
      const files = await inHome(dovecot, user, "find mail/mailboxes/Imported -name 'u.*' | wc -l");
      expect(files.trim()).toBe('1');
      // When doveadm runs as root, 2.3 creates it as root, and the user does not see it.
      if (dovecot.series === '2.4') expect(await count(user, 'Imported/INBOX')).toBe(1);
    });
  },
  { ALLOW_HOST_PARAMETERS: 'sourceLocation' },
);
