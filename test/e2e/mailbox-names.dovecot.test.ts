import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway, TestGateway, withRole } from './gateway.ts';

interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string }[];
  readonly mailbox?: { readonly name: string } | null;
  readonly affected?: { readonly messageCount: number; readonly mailboxes: readonly { readonly name: string }[] } | null;
}

behindGateway('names of mailboxes', (gateway, dovecot) => {
  let user = '';
  let keeper = '';
  beforeAll(async () => {
    [user, keeper] = (await dovecot.createUsers([{}, {}])).map(({ name }) => name) as [string, string];
    await withImap(dovecot, user, async (client) => {
      for (const mailbox of ['a*b', 'axb', 'Top/a*b', 'Top/axb']) await client.mailboxCreate(mailbox);
      await client.append('a*b', 'Subject: star\r\n\r\nx\r\n');
      for (let i = 0; i < 2; i++) await client.append('axb', 'Subject: other\r\n\r\nx\r\n');
      await client.append('Top/a*b', 'Subject: below\r\n\r\nx\r\n');
      await client.append('Top/axb', 'Subject: below\r\n\r\nx\r\n');
      await client.mailboxCreate('INBOX/x');
      await client.append('INBOX/x', 'Subject: in x\r\n\r\nx\r\n');
    });
  });
  const change = async (mutation: string, input: Record<string, unknown>, more = ''): Promise<Payload> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { outcome errors { code } ${more} } }`;
    return (await gateway.data<{ payload: Payload }>(query, { variables: { input: { user, ...input } } })).payload;
  };
  const names = (whose: string, lsub = false) =>
    withImap(dovecot, whose, async (client) =>
      (await client.list())
        .filter(({ subscribed }) => !lsub || subscribed)
        .map(({ path }) => path)
        .sort(),
    );

  test('that end with the separator are refused before anything is sent', async () => {
    const sent = await gateway.countSent(async () => {
      for (const [mutation, input] of [
        ['mailboxCreate', 'mailbox: "T/"'],
        ['mailboxRename', 'mailbox: "axb", newName: "T/"'],
        ['mailboxDelete', 'mailbox: "axb/"'],
        ['mailboxForceResync', 'mailboxPattern: "axb/"'],
        ['messageExpunge', 'search: { mailbox: "axb/", all: true }'],
        ['messageSave', 'mailbox: "axb/", content: "Subject: x\\n\\nx\\n"'],
      ]) {
        const { errors } = await gateway.ask(`mutation { ${mutation ?? ''}(input: { user: "${user}", ${input ?? ''} }) { outcome } }`);
        expect([mutation, errors[0]?.extensions.code]).toEqual([mutation, 'BAD_USER_INPUT']);
      }
    });
    expect(sent).toBe(0);
    expect(await names(user)).not.toContain('T');
  });

  test.each(['inbox/x', 'Inbox/x', 'INBOX/x'])('name the same mailbox in any case of INBOX: %s', async (mailbox) => {
    const { user: found } = await gateway.data<{ user: unknown }>(
      'query ($user: String!, $mailbox: String!) { user(name: $user) { mailbox(name: $mailbox) { name messageCount messages { totalCount } } messages(search: { mailbox: $mailbox }) { nodes { mailbox { name } } } } }',
      { variables: { user, mailbox } },
    );
    expect(found).toEqual({
      mailbox: { name: 'INBOX/x', messageCount: 1, messages: { totalCount: 1 } },
      messages: { nodes: [{ mailbox: { name: 'INBOX/x' } }] },
    });
    expect(await change('mailboxDelete', { mailbox, dryRun: true }, 'affected { messageCount mailboxes { name } }')).toMatchObject({
      affected: { messageCount: 1, mailboxes: [{ name: 'INBOX/x' }] },
    });
    expect(await change('mailboxDelete', { mailbox, expect: { messages: 0 } })).toMatchObject({ errors: [{ code: 'EXPECTATION_FAILED' }] });
    expect(await change('mailboxSubscribe', { mailbox }, 'mailbox { name subscribed }')).toMatchObject({
      outcome: 'APPLIED',
      mailbox: { name: 'INBOX/x', subscribed: true },
    });
    await change('mailboxUnsubscribe', { mailbox });
  });

  test('with a wildcard are taken literally in dry runs and expectations', async () => {
    const affected = 'affected { messageCount messages { subject } mailboxes { name } }';
    expect(await change('mailboxDelete', { mailbox: 'a*b', dryRun: true }, affected)).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [],
      affected: { messageCount: 1, messages: [{ subject: 'star' }], mailboxes: [{ name: 'a*b' }] },
    });
    expect(await change('mailboxDelete', { mailbox: 'a*b', expect: { messages: 3 } })).toMatchObject({
      errors: [{ code: 'EXPECTATION_FAILED' }],
    });
    expect(await change('mailboxDelete', { mailbox: 'Top', recursive: true, dryRun: true }, affected)).toMatchObject({
      outcome: 'NOT_APPLIED',
      affected: { messageCount: 2 },
    });
    expect(await change('mailboxDelete', { mailbox: 'a*b', expect: { messages: 1 } })).toMatchObject({ outcome: 'APPLIED', errors: [] });
    expect(await names(user)).toContain('axb');
  });

  test('of folders that hold only folders are marked, and their deletion has its true outcome', async () => {
    await withImap(dovecot, user, (client) => client.mailboxCreate('Only/Child'));
    const { user: found } = await gateway.data<{ user: { mailboxes: { name: string }[]; mailbox: unknown } }>(
      'query ($user: String!) { user(name: $user) { mailboxes { name selectable hasChildren specialUse } mailbox(name: "Only") { name selectable hasChildren } } }',
      { variables: { user } },
    );
    const byName = new Map(found.mailboxes.map((mailbox) => [mailbox.name, mailbox]));
    expect(byName.get('Only')).toEqual({ name: 'Only', selectable: false, hasChildren: true, specialUse: null });
    expect(byName.get('Only/Child')).toEqual({ name: 'Only/Child', selectable: true, hasChildren: false, specialUse: null });
    expect(byName.get('Junk')).toEqual({ name: 'Junk', selectable: true, hasChildren: false, specialUse: '\\Junk' });
    expect(byName.get('INBOX')).toEqual({ name: 'INBOX', selectable: true, hasChildren: true, specialUse: null });
    expect(found.mailbox).toEqual({ name: 'Only', selectable: false, hasChildren: true });
    expect(await change('mailboxDelete', { mailbox: 'Only', recursive: true })).toEqual({ outcome: 'APPLIED', errors: [] });
    expect(await names(user)).not.toContain('Only/Child');
    expect(await change('mailboxDelete', { mailbox: 'Only', recursive: true })).toEqual({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('are not changed in the first of two steps when the permission for the second is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'policy-'));
    const file = join(folder, 'policy.yaml');
    const permissions = 'USER_READ, MAILBOX_READ, MAILBOX_CREATE, MAILBOX_RENAME, MAILBOX_DELETE';
    await writeFile(file, `roles: {folders: {description: Folders without subscriptions., permissions: [${permissions}]}}`);
    const limited = await new TestGateway(dovecot, { POLICY_FILE: file }).start();
    const as = withRole('folders', 'example.com');
    const before = await names(keeper);
    try {
      for (const [mutation, input, step] of [
        ['mailboxCreate', 'mailbox: "Step"', 'subscribe: true'],
        ['mailboxRename', 'mailbox: "Step", newName: "Stepped"', 'moveSubscription: true'],
        ['mailboxDelete', 'mailbox: "Stepped"', 'unsubscribe: true'],
      ] as const) {
        const run = (more: string) =>
          limited.ask(`mutation { ${mutation}(input: { user: "${keeper}", ${input}${more} }) { outcome } }`, { as });
        const { errors } = await run(`, ${step}`);
        expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'MAILBOX_SUBSCRIBE' });
        const several = await limited.ask(
          `mutation { ${mutation}(input: { ${mutation === 'mailboxRename' ? `user: "${keeper}"` : `target: { users: ["${keeper}"] }`}, ${input}, ${step} }) { outcome errors { code } } }`,
          { as },
        );
        expect(JSON.stringify(several)).toContain('FORBIDDEN');
        expect((await run('')).data).toEqual({ [mutation]: { outcome: 'APPLIED' } });
      }
      expect(await names(keeper)).toEqual(before);
    } finally {
      await limited.close();
      await rm(folder, { recursive: true });
    }
  });

  test('that are refused change no subscription', async () => {
    const by = { user: keeper };
    for (const mailbox of ['Old', 'Old/Sub', 'Oldest', 'Taken', 'Full']) await change('mailboxCreate', { ...by, mailbox });
    await withImap(dovecot, keeper, async (client) => {
      await client.append('Full', 'Subject: x\r\n\r\nx\r\n');
      for (const mailbox of ['Full', 'Old/Sub', 'Oldest']) await client.mailboxSubscribe(mailbox);
    });
    const before = await names(keeper, true);
    expect(await change('mailboxCreate', { ...by, mailbox: 'Taken', subscribe: true })).toMatchObject({ outcome: 'NOT_APPLIED' });
    expect(await change('mailboxRename', { ...by, mailbox: 'Full', newName: 'Taken', moveSubscription: true })).toMatchObject({
      outcome: 'NOT_APPLIED',
    });
    expect(await change('mailboxDelete', { ...by, mailbox: 'Full', requireEmpty: true, unsubscribe: true })).toMatchObject({
      outcome: 'NOT_APPLIED',
    });
    expect(await names(keeper, true)).toEqual(before);
    expect(await change('mailboxRename', { ...by, mailbox: 'Old', newName: 'New', moveSubscription: true })).toMatchObject({
      outcome: 'APPLIED',
      errors: [],
    });
    const moved = await gateway.data<{ user: { mailboxes: { name: string }[] } }>(
      `{ user(name: "${keeper}") { mailboxes(subscribed: true) { name } } }`,
    );
    const subscribed = moved.user.mailboxes.map(({ name }) => name);
    expect(subscribed).toEqual(expect.arrayContaining(['New', 'New/Sub', 'Oldest', 'Full']));
    expect(subscribed).not.toContain('Old');
    expect(subscribed).not.toContain('Old/Sub');
    expect(await change('mailboxDelete', { ...by, mailbox: 'New', recursive: true, unsubscribe: true })).toMatchObject({
      outcome: 'APPLIED',
      errors: [],
    });
    expect(await names(keeper, true)).not.toContain('New/Sub');
  });
});
