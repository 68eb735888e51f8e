import { beforeEach, expect, test } from 'vitest';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

behindGateway('messages', (gateway, dovecot) => {
  let user = '';
  let other = '';

  beforeEach(async () => {
    const created = await dovecot.createUsers([{}, {}]);
    [user = '', other = ''] = created.map(({ name }) => name);
    await withImap(dovecot, user, async (client) => {
      await client.mailboxCreate('Archive');
      for (const [subject, flags] of [
        ['one', []],
        ['two', ['\\Seen']],
        ['three', ['\\Flagged', '$Todo']],
        ['four', []],
      ] as const) {
        await client.append('INBOX', `Subject: ${subject}\r\nFrom: ${subject}@x.example\r\n\r\n${subject}\r\n`, [...flags]);
      }
    });
  });

  /** Subjects with their flags, as IMAP tells them. */
  const contents = (owner: string, mailbox: string): Promise<Record<string, string[]>> =>
    withImap(dovecot, owner, async (client) => {
      if ((await countMessages(client, mailbox)) === 0) return {};
      const lock = await client.getMailboxLock(mailbox);
      const all = await client.fetchAll('1:*', { envelope: true, flags: true });
      lock.release();
      return Object.fromEntries(
        all.map(({ envelope, flags }) => [envelope?.subject ?? '', [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort()]),
      );
    });
  const mutate = async (mutation: string) => {
    const declared = ['user', 'other'].filter((name) => mutation.includes(`$${name}`)).map((name) => `$${name}: String!`);
    const { done } = await gateway.data<{ done: Readonly<Record<string, unknown>> }>(
      `mutation (${declared.join(', ')}) { done: ${mutation} }`,
      {
        variables: { user, other },
      },
    );
    return done;
  };

  test('are copied, and stay where they were', async () => {
    const done = await mutate(
      'messageCopy(input: { user: $user, destinationMailbox: "Archive", search: { mailbox: "INBOX", hasFlags: ["\\\\Flagged"] } }) { outcome destinationMailbox { name messageCount } }',
    );
    expect(done).toEqual({ outcome: 'APPLIED', destinationMailbox: { name: 'Archive', messageCount: 1 } });
    expect(await contents(user, 'Archive')).toEqual({ three: ['$Todo', '\\Flagged'] });
    expect(Object.keys(await contents(user, 'INBOX'))).toHaveLength(4);
  });

  test('are copied from another user, if the input names one', async () => {
    const done = await mutate(
      'messageCopy(input: { user: $other, sourceUser: $user, destinationMailbox: "INBOX", search: { mailbox: "INBOX", subject: "two" } }) { outcome user { name } destinationMailbox { messageCount } }',
    );
    expect(done).toEqual({ outcome: 'APPLIED', user: { name: other }, destinationMailbox: { messageCount: 1 } });
    expect(await contents(other, 'INBOX')).toEqual({ two: ['\\Seen'] });
    expect(Object.keys(await contents(user, 'INBOX'))).toHaveLength(4);
  });

  test('are moved, and are no longer where they were', async () => {
    const done = await mutate(
      'messageMove(input: { user: $user, destinationMailbox: "Archive", search: { mailbox: "INBOX", or: [{ from: "one@" }, { from: "four@" }] } }) { outcome destinationMailbox { messageCount } sourceUser { name mailbox(name: "INBOX") { messageCount } } }',
    );
    expect(done).toEqual({
      outcome: 'APPLIED',
      destinationMailbox: { messageCount: 2 },
      sourceUser: { name: user, mailbox: { messageCount: 2 } },
    });
    expect(Object.keys(await contents(user, 'Archive')).sort()).toEqual(['four', 'one']);
    expect(Object.keys(await contents(user, 'INBOX')).sort()).toEqual(['three', 'two']);
  });

  test('are expunged if they match, and no others', async () => {
    const done = await mutate(
      'messageExpunge(input: { user: $user, search: { mailbox: "INBOX", lacksFlags: ["\\\\Seen", "\\\\Flagged"] } }) { outcome user { mailbox(name: "INBOX") { messageCount } } }',
    );
    expect(done).toEqual({ outcome: 'APPLIED', user: { mailbox: { messageCount: 2 } } });
    expect(Object.keys(await contents(user, 'INBOX')).sort()).toEqual(['three', 'two']);
  });

  test('get flags added, removed and replaced', async () => {
    const search = 'search: { mailbox: "INBOX", subject: "three" }';
    expect(await mutate(`flagsAdd(input: { user: $user, flags: ["\\\\Answered", "Work"], ${search} }) { outcome }`)).toEqual({
      outcome: 'APPLIED',
    });
    expect((await contents(user, 'INBOX')).three).toEqual(['$Todo', 'Work', '\\Answered', '\\Flagged']);
    await mutate(`flagsRemove(input: { user: $user, flags: ["\\\\FLAGGED", "$Todo"], ${search} }) { outcome }`);
    expect((await contents(user, 'INBOX')).three).toEqual(['Work', '\\Answered']);
    await mutate(`flagsReplace(input: { user: $user, flags: ["\\\\Seen"], ${search} }) { outcome }`);
    expect(await contents(user, 'INBOX')).toEqual({ one: [], two: ['\\Seen'], three: ['\\Seen'], four: [] });
  });

  test('are not changed by a search without a mailbox or a condition, an invalid flag, or an empty list', async () => {
    const before = await contents(user, 'INBOX');
    const refused = [
      'messageExpunge(input: { user: $user, search: { all: true } })',
      'messageExpunge(input: { user: $user, search: { mailbox: "INBOX" } })',
      'messageExpunge(input: { user: $user, search: {} })',
      'messageExpunge(input: { user: $user, search: { mailbox: "INBOX", uids: [] } })',
      'messageExpunge(input: { user: $user, search: { mailbox: "*", all: true } })',
      'messageExpunge(input: { user: $user, search: { or: [{ mailbox: "INBOX", all: true }, { all: true }] } })',
      'messageMove(input: { user: $user, destinationMailbox: "Archive", search: { all: true } })',
      'flagsAdd(input: { user: $user, flags: ["\\\\Bogus"], search: { mailbox: "INBOX", all: true } })',
      'flagsAdd(input: { user: $user, flags: [], search: { mailbox: "INBOX", all: true } })',
      'flagsReplace(input: { user: $user, flags: ["two words"], search: { mailbox: "INBOX", all: true } })',
    ];
    const sent = await gateway.countSent(async () => {
      for (const mutation of refused) {
        const { data, errors } = await gateway.ask<{ done: unknown }>(`mutation ($user: String!) { done: ${mutation} { outcome } }`, {
          variables: { user },
        });
        expect([mutation, data?.done ?? null, errors[0]?.extensions.code]).toEqual([mutation, null, 'BAD_USER_INPUT']);
      }
    });
    expect(sent).toBe(0);
    expect(await contents(user, 'INBOX')).toEqual(before);
  });

  test('are changed in the order of the mutations, and each is audited before and after', async () => {
    const before = (await gateway.auditLines()).length;
    const data = await gateway.data<Record<string, { outcome: string }>>(
      `mutation ($user: String!) {
        a: flagsAdd(input: { user: $user, flags: ["\\\\Deleted"], search: { mailbox: "INBOX", subject: "one" } }) { outcome }
        b: messageExpunge(input: { user: $user, search: { mailbox: "INBOX", hasFlags: ["\\\\Deleted"] } }) { outcome }
        c: messageMove(input: { user: $user, destinationMailbox: "Archive", search: { mailbox: "INBOX", all: true } }) { outcome }
      }`,
      { variables: { user } },
    );
    expect(Object.values(data).map(({ outcome }) => outcome)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    expect(Object.keys(await contents(user, 'Archive')).sort()).toEqual(['four', 'three', 'two']);
    const lines = (await gateway.auditLines()).slice(before);
    expect(lines.map(({ command }) => command)).toEqual(
      ['flagsAdd', 'messageExpunge', 'messageMove'].flatMap((command) => [command, command]),
    );
  });

  test('are not copied into a missing mailbox', async () => {
    const { done } = await gateway.data<{ done: { outcome: string; errors: { code: string }[] } }>(
      'mutation ($user: String!) { done: messageMove(input: { user: $user, destinationMailbox: "Nowhere", search: { mailbox: "INBOX", all: true } }) { outcome errors { code exitCode } } }',
      { variables: { user } },
    );
    expect(done.errors).toMatchObject([{ code: 'NOT_FOUND', exitCode: 68 }]);
    expect(done.outcome).toBe('NOT_APPLIED');
    expect(Object.keys(await contents(user, 'INBOX'))).toHaveLength(4);
  });
});
