import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway } from './gateway.ts';

interface Expunged {
  readonly messageExpunge: {
    readonly outcome: string;
    readonly errors: readonly { readonly code: string }[];
    readonly affected: { readonly messageCount: number; readonly mailboxes: readonly { readonly name: string }[] } | null;
  };
}

const expunge = `mutation ($input: MessageExpungeInput!) {
  messageExpunge(input: $input) { outcome errors { code message } affected { messageCount mailboxes { name } } }
}`;

/** How a search names the mailbox of its messages; by the last two, Dovecot's own option would delete every mailbox that was empty before. */
const searches: readonly (readonly [string, (guids: ReadonlyMap<string, string>) => object])[] = [
  ['by name', () => ({ mailbox: 'Spam', subject: 'Go' })],
  ['by a pattern', () => ({ mailboxPattern: '*', subject: 'Go' })],
  ['by GUID', (guids) => ({ mailboxGuid: guids.get('Spam'), subject: 'Go' })],
  [
    'within an alternative',
    () => ({
      or: [
        { mailbox: 'Spam', subject: 'Go' },
        { mailbox: 'Half', subject: 'Go' },
      ],
    }),
  ],
];

behindGateway('a removal of messages that deletes the mailboxes it leaves empty', (gateway, dovecot) => {
  describe.each(searches)('with a search that names them %s', (_, searchOf) => {
    let user: string;
    let guids: Map<string, string>;
    const names = async () => withImap(dovecot, user, async (client) => (await client.list()).map(({ path }) => path).sort());

    beforeAll(async () => {
      user = (await dovecot.createUsers([{}]))[0]?.name ?? '';
      await withImap(dovecot, user, async (client) => {
        for (const mailbox of ['Empty', 'Half', 'Spam', 'Spam/Below']) await client.mailboxCreate(mailbox);
        await client.mailboxSubscribe('Spam');
        for (const mailbox of ['INBOX', 'Half', 'Spam']) await client.append(mailbox, buildMessage({ subject: 'Go' }));
        await client.append('Half', buildMessage({ subject: 'Stay' }));
      });
      const { user: found } = await gateway.data<{ user: { mailboxes: { name: string; guid: string }[] } }>(
        'query ($user: String!) { user(name: $user) { mailboxes { name guid } } }',
        { variables: { user } },
      );
      guids = new Map(found.mailboxes.map(({ name, guid }) => [name, guid]));
    });

    test('a dry run lists them; the change deletes them, and none that was empty before', async () => {
      const before = await names();
      const input = { user, search: searchOf(guids), deleteEmptyMailbox: true };
      const { messageExpunge: preview } = await gateway.data<Expunged>(expunge, { variables: { input: { ...input, dryRun: true } } });
      expect(preview).toMatchObject({ outcome: 'NOT_APPLIED', errors: [], affected: { mailboxes: [{ name: 'Spam' }] } });
      expect(await names()).toEqual(before);
      const { messageExpunge: done } = await gateway.data<Expunged>(expunge, { variables: { input } });
      expect(done).toEqual({ outcome: 'APPLIED', errors: [], affected: null });
      const left = await withImap(dovecot, user, (client) => client.list());
      expect(left.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent')).map(({ path }) => path)).toEqual(
        expect.arrayContaining(['Empty', 'Half', 'INBOX', 'Spam/Below']),
      );
      expect(left.filter(({ path, flags }) => path === 'Spam' && !flags.has('\\Noselect') && !flags.has('\\NonExistent'))).toEqual([]);
      expect(left.find(({ path }) => path === 'Spam')?.subscribed ?? false).toBe(false);
    });
  });
});
