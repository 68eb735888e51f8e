import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { encodeId } from '../../src/model/query/global-id.ts';
import { behindGateway } from './gateway.ts';

interface Mailbox {
  readonly id: string;
  readonly name: string;
  readonly messageCount: number | null;
  readonly messages: { readonly totalCount: number | null; readonly nodes: readonly { readonly subject: string | null }[] } | null;
}

/** Names that something on the way could take for something else. */
const awkward = [
  'Café/Zürich & Umgebung',
  '日本語',
  'Проекты/2024',
  '🐝',
  'a"b\\c',
  "it's",
  '100% sure',
  'a*b',
  'axb',
  'a%b',
  '(or)',
  'not',
  '-x',
  '&AOk-',
  'Lists.dotted',
  '[Gmail]',
];

behindGateway('a mailbox', (gateway, dovecot) => {
  const users: string[] = [];
  beforeAll(async () => {
    users.push(...(await dovecot.createUsers([{}, { format: 'maildir' }, {}, {}, {}, {}])).map(({ name }) => name));
    await withImap(dovecot, users[5] ?? '', async (client) => {
      await client.mailboxCreate('There');
      await client.mailboxCreate('Taken');
    });
  });
  const imapNames = (user: string) => withImap(dovecot, user, async (client) => (await client.list()).map(({ path }) => path).sort());
  const mutate = async (mutation: string, variables: Readonly<Record<string, unknown>>) => {
    const declared = Object.keys(variables).map((name) => `$${name}: String!`);
    const data = await gateway.data<{ done: Readonly<Record<string, unknown>> }>(
      `mutation (${declared.join(', ')}) { done: ${mutation} }`,
      { variables },
    );
    return data.done;
  };

  test('of a deleted user is null by every id, INBOX too', async () => {
    for (const name of ['INBOX', 'There']) {
      const id = encodeId('Mailbox', 'default', 'gone@example.com', name);
      expect(await gateway.data('query ($id: ID!) { node(id: $id) { id } }', { variables: { id } })).toEqual({ node: null });
    }
  });

  test('is not INBOX for a letter with the same capital', async () => {
    const input = `{ user: "${users[0] ?? ''}", mailbox: "ınbox" }`;
    await gateway.data(`mutation { mailboxCreate(input: ${input}) { outcome } }`);
    const { user } = await gateway.data<{ user: unknown }>(`{ user(name: "${users[0] ?? ''}") { mailbox(name: "ınbox") { name } } }`);
    expect(user).toEqual({ mailbox: { name: 'ınbox' } });
    await gateway.data(`mutation { mailboxDelete(input: ${input}) { outcome } }`);
  });

  test.each([0, 1])('of any name is created, read, filled, renamed and deleted, and IMAP sees it (storage %i)', async (index) => {
    // A dot separates levels in Maildir's file names, and is refused in a name there.
    const names = index === 0 ? awkward : awkward.filter((name) => !name.includes('.'));
    const user = users[index] ?? '';
    for (const mailbox of names) {
      const created = await mutate(
        'mailboxCreate(input: { user: $user, mailbox: $mailbox, subscribe: true }) { outcome mailbox { id name messageCount guid subscribed } errors { code } }',
        { user, mailbox },
      );
      expect(created).toMatchObject({ outcome: 'APPLIED', errors: [], mailbox: { name: mailbox, messageCount: 0, subscribed: true } });
      const saved = await mutate(
        'messageSave(input: { user: $user, mailbox: $mailbox, content: $content }) { outcome mailbox { messageCount } }',
        {
          user,
          mailbox,
          content: `Subject: in ${mailbox}\n\nx\n`,
        },
      );
      expect([mailbox, saved]).toEqual([mailbox, { outcome: 'APPLIED', mailbox: { messageCount: 1 } }]);
    }
    expect(await imapNames(user)).toEqual(expect.arrayContaining(names));

    const query = `query ($user: String!, $name: String!) { user(name: $user) { mailbox(name: $name) {
      id name messageCount messages { totalCount nodes { subject mailbox { name } } } message(uid: 1) { subject } hits: messages(search: { all: true }) { totalCount }
    } } }`;
    for (const name of names) {
      const data = await gateway.data<{ user: { mailbox: Mailbox } }>(query, { variables: { user, name } });
      expect(data.user.mailbox).toMatchObject({
        name,
        messageCount: 1,
        messages: { nodes: [{ subject: `in ${name}`, mailbox: { name } }] },
        message: { subject: `in ${name}` },
        hits: { totalCount: 1 },
      });
      const node = await gateway.data(`query ($id: ID!) { node(id: $id) { ... on Mailbox { name messageCount } } }`, {
        variables: { id: data.user.mailbox.id },
      });
      expect(node).toEqual({ node: { name, messageCount: 1 } });
    }

    for (const mailbox of names) {
      const newName = `Renamed ${mailbox}`;
      expect(
        await mutate(
          'mailboxRename(input: { user: $user, mailbox: $mailbox, newName: $newName }) { outcome mailbox { name messageCount } }',
          { user, mailbox, newName },
        ),
      ).toEqual({
        outcome: 'APPLIED',
        mailbox: { name: newName, messageCount: 1 },
      });
      expect(
        await mutate('mailboxDelete(input: { user: $user, mailbox: $mailbox }) { outcome deletedId }', { user, mailbox: newName }),
      ).toMatchObject({
        outcome: 'APPLIED',
        deletedId: expect.any(String),
      });
    }
    expect((await imapNames(user)).filter((name) => names.some((awkwardName) => name.endsWith(awkwardName)))).toEqual([]);
  });

  test('that exists in name only has counts of 0 and no numbers, and none of the others is disturbed', async () => {
    const { user } = await gateway.data<{ user: { mailboxes: Record<string, unknown>[] } }>(
      'query ($user: String!) { user(name: $user) { mailboxes { name messageCount unseenCount recentCount sizeBytes uidNext uidValidity guid highestModseq firstSavedAt subscribed } } }',
      { variables: { user: users[2] } },
    );
    expect(user.mailboxes.map(({ name }) => name)).toEqual(['INBOX', 'Drafts', 'Junk', 'Sent', 'Trash']);
    expect(user.mailboxes[3]).toEqual({
      name: 'Sent',
      messageCount: 0,
      unseenCount: 0,
      recentCount: 0,
      sizeBytes: 0,
      uidNext: null,
      uidValidity: null,
      guid: null,
      highestModseq: null,
      firstSavedAt: null,
      subscribed: true,
    });
  });

  test('has the counts and numbers that IMAP shows', async () => {
    const user = users[3] ?? '';
    const status = await withImap(dovecot, user, async (client) => {
      await client.mailboxCreate('Counted');
      await client.append('Counted', 'Subject: one\r\n\r\nx\r\n', ['\\Seen']);
      await client.append('Counted', 'Subject: two\r\n\r\nx\r\n');
      return client.status('Counted', { messages: true, unseen: true, uidNext: true, uidValidity: true, highestModseq: true });
    });
    if (status === false) throw new Error('no status');
    const data = await gateway.data<{ user: { mailbox: Record<string, unknown> } }>(
      'query ($user: String!) { user(name: $user) { mailbox(name: "Counted") { messageCount unseenCount uidNext uidValidity highestModseq sizeBytes guid firstSavedAt } } }',
      { variables: { user } },
    );
    expect(data.user.mailbox).toEqual({
      messageCount: status.messages,
      unseenCount: status.unseen,
      uidNext: status.uidNext,
      uidValidity: Number(status.uidValidity),
      highestModseq: Number(status.highestModseq),
      sizeBytes: 2 * 'Subject: one\r\n\r\nx\r\n'.length,
      guid: expect.stringMatching(/^[0-9a-f]{32}$/),
      firstSavedAt: expect.stringMatching(/^20\d\d-/),
    });
  });

  test('is found by its exact name alone; INBOX in any case', async () => {
    const find = async (name: string) =>
      (
        await gateway.data<{ user: { mailbox: { name: string } | null } }>(
          'query ($user: String!, $name: String!) { user(name: $user) { mailbox(name: $name) { name } } }',
          {
            variables: { user: users[2], name },
          },
        )
      ).user.mailbox?.name ?? null;
    expect(await find('inbox')).toBe('INBOX');
    expect(await find('sent')).toBeNull();
    expect(await find('Sen')).toBeNull();
    expect(await find('Sen*')).toBeNull();
    expect(await find('%')).toBeNull();
  });

  test('is listed by pattern and by subscription, as IMAP does', async () => {
    const user = users[4] ?? '';
    await withImap(dovecot, user, async (client) => {
      for (const name of ['Lists', 'Lists/a', 'Lists/b', 'Lists/b/c']) {
        await client.mailboxCreate(name);
        // The client subscribes to what it creates.
        if (name !== 'Lists/b') await client.mailboxUnsubscribe(name);
      }
    });
    const list = async (args: string) =>
      (
        await gateway.data<{ user: { mailboxes: { name: string }[] } }>(`{ user(name: "${user}") { mailboxes(${args}) { name } } }`)
      ).user.mailboxes.map(({ name }) => name);
    expect(await list('mask: "Lists/%"')).toEqual(['Lists/a', 'Lists/b']);
    expect(await list('mask: "Lists*"')).toEqual(['Lists', 'Lists/a', 'Lists/b', 'Lists/b/c']);
    expect(await list('mask: "Lists*", subscribed: true')).toEqual(['Lists/b']);
  });

  test('is subscribed and unsubscribed, as IMAP sees', async () => {
    const user = users[4] ?? '';
    const subscribed = () =>
      withImap(dovecot, user, async (client) => (await client.list()).filter((entry) => entry.subscribed).map(({ path }) => path));
    await mutate('mailboxSubscribe(input: { user: $user, mailbox: $mailbox }) { outcome mailbox { subscribed } }', {
      user,
      mailbox: 'Lists/a',
    });
    expect(await subscribed()).toContain('Lists/a');
    expect(
      await mutate('mailboxUnsubscribe(input: { user: $user, mailbox: $mailbox }) { outcome mailbox { subscribed } }', {
        user,
        mailbox: 'Lists/a',
      }),
    ).toEqual({
      outcome: 'APPLIED',
      mailbox: { subscribed: false },
    });
    expect(await subscribed()).not.toContain('Lists/a');
  });

  describe('with an error', () => {
    const taken = /^There is a mailbox of (this|the new) name already/;
    const unknown = /^There is no such mailbox(: "Nowhere")?\.$/;
    const refused = 'Dovecot refused the parameters.';
    const errors: readonly [why: string, mutation: string, code: string, exitCode: number, message: string | RegExp][] = [
      ['is there already', 'mailboxCreate(input: { user: $user, mailbox: "There" })', 'NOT_POSSIBLE', 65, taken],
      ['has no name of a mailbox', 'mailboxCreate(input: { user: $user, mailbox: "a//b" })', 'BAD_USER_INPUT', 64, refused],
      ['leads out of the mail', 'mailboxCreate(input: { user: $user, mailbox: "../x" })', 'BAD_USER_INPUT', 64, refused],
      ['is not there', 'mailboxRename(input: { user: $user, mailbox: "Nowhere", newName: "x" })', 'NOT_FOUND', 68, unknown],
      ['has a taken name', 'mailboxRename(input: { user: $user, mailbox: "There", newName: "Taken" })', 'NOT_POSSIBLE', 65, taken],
      ['is not there to be deleted', 'mailboxDelete(input: { user: $user, mailbox: "Nowhere" })', 'NOT_FOUND', 68, unknown],
    ];
    test.each(errors)('because it %s, has the code of the error', async (_, mutation, code, exitCode, message) => {
      const user = users[5] ?? '';
      const done = await mutate(`${mutation} { outcome errors { code exitCode user retryable message } }`, { user });
      const said = expect.stringMatching(message) as unknown;
      expect(done).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code, exitCode, user, retryable: false, message: said }] });
    });

    test('because its GUID or a key of its metadata is invalid, is refused before doveadm would end', async () => {
      const variables = { user: users[5] };
      const sent = await gateway.countSent(async () => {
        const create = await gateway.ask(
          'mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "x", guid: "abc" }) { outcome } }',
          { variables },
        );
        expect(create.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'guid' } }]);
      });
      expect(sent).toBe(0);
      const read = await gateway.ask(
        'query ($user: String!) { user(name: $user) { mailbox(name: "INBOX") { messageCount metadataValue(key: "comment") } } }',
        { variables },
      );
      expect(read.errors).toMatchObject([
        { path: ['user', 'mailbox', 'metadataValue'], extensions: { code: 'BAD_USER_INPUT', field: 'key' } },
      ]);
      expect(read.data).toMatchObject({ user: { mailbox: { messageCount: 0, metadataValue: null } } });
    });
  });
});
