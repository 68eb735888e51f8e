import { beforeEach, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { buildMessage } from '../dovecot/message.ts';
import { fillInbox, inboxOf, OLD, type Payload } from './dry-run.ts';
import { behindGateway, selfOf, withRole, type Bearer } from './gateway.ts';

behindGateway('careful destruction', (gateway, dovecot) => {
  let user = '';
  let as: Bearer = selfOf('');
  beforeEach(async () => {
    user = (await dovecot.createUser()).name;
    as = selfOf(user);
    await withImap(dovecot, user, async (client) => {
      for (const mailbox of ['Work', 'Work/2024', 'Workshop']) {
        await client.mailboxCreate(mailbox);
        await client.append(mailbox, buildMessage({ subject: `in ${mailbox}` }));
      }
      await fillInbox(client);
    });
  });

  const change = async (mutation: string, input: Record<string, unknown>, by = as): Promise<Payload> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) {
      outcome errors { code message }
      affected { messageCount messages { id subject } mailboxes { name } sieveScripts { name } } } }`;
    return (await gateway.data<{ payload: Payload }>(query, { as: by, variables: { input: { user, ...input } } })).payload;
  };
  const inbox = (): Promise<string[]> => inboxOf(dovecot, user);

  describe.each([
    ['messageExpunge', { search: OLD }],
    ['messageMove', { search: OLD, destinationMailbox: 'Trash' }],
    ['flagsReplace', { search: OLD, flags: ['\\Flagged'] }],
    ['flagsRemove', { search: OLD, flags: ['\\Seen'] }],
  ])('%s', (mutation, input) => {
    test('previews in a dry run what it affects, and changes nothing', async () => {
      const before = await inbox();
      const payload = await change(mutation, { ...input, dryRun: true });
      expect(payload).toMatchObject({ outcome: 'NOT_APPLIED', errors: [], affected: { messageCount: 3, mailboxes: [], sieveScripts: [] } });
      expect(payload.affected?.messages.map(({ subject }) => subject)).toEqual(['old 1', 'old 2', 'old 3']);
      const { id } = payload.affected!.messages[1]!;
      const { node } = await gateway.data<{ node: unknown }>('query ($id: ID!) { node(id: $id) { ... on Message { subject } } }', {
        as,
        variables: { id },
      });
      expect(node).toEqual({ subject: 'old 2' });
      expect(await inbox()).toEqual(before);
    });

    test('is refused when there are more or fewer messages than expected, and changes nothing', async () => {
      const before = await inbox();
      for (const messages of [0, 2, 4]) {
        const payload = await change(mutation, { ...input, expect: { messages } });
        expect(payload).toMatchObject({
          outcome: 'NOT_APPLIED',
          errors: [{ code: 'EXPECTATION_FAILED', message: `3 messages are there now, where ${String(messages)} are expected.` }],
          affected: null,
        });
      }
      expect(await inbox()).toEqual(before);
      expect((await gateway.auditLines()).at(-1)).toMatchObject({ event: 'refused', command: mutation, code: 'EXPECTATION_FAILED' });
    });

    test('is applied when there are as many messages as in the dry run', async () => {
      const { affected } = await change(mutation, { ...input, dryRun: true });
      expect(await change(mutation, { ...input, expect: { messages: affected?.messageCount } })).toMatchObject({
        outcome: 'APPLIED',
        errors: [],
        affected: null,
      });
      const left: Record<string, string[]> = {
        flagsReplace: ['old 1 \\Flagged', 'old 2 \\Flagged', 'old 3 \\Flagged', 'new'],
        flagsRemove: ['old 1', 'old 2', 'old 3', 'new'],
      };
      expect(await inbox()).toEqual(left[mutation] ?? ['new']);
    });

    test('counts the messages at the time of the write, not those that the request read earlier', async () => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($dry: ${type}!, $save: MessageSaveInput!, $wet: ${type}!) {
        dry: ${mutation}(input: $dry) { affected { messageCount } }
        messageSave(input: $save) { outcome }
        wet: ${mutation}(input: $wet) { outcome errors { message } } }`;
      const variables = {
        dry: { user, ...input, dryRun: true },
        save: { user, mailbox: 'INBOX', content: buildMessage({ subject: 'old 4' }) },
        wet: { user, ...input, expect: { messages: 3 } },
      };
      expect(await gateway.data(query, { as, variables })).toEqual({
        dry: { affected: { messageCount: 3 } },
        messageSave: { outcome: 'APPLIED' },
        wet: { outcome: 'NOT_APPLIED', errors: [{ message: '4 messages are there now, where 3 are expected.' }] },
      });
    });

    test('is refused in a dry run without the permission, and sends nothing to Dovecot', async () => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { outcome affected { messageCount } } }`;
      const sent = await gateway.countSent(async () => {
        for (const by of [withRole('helpdesk', 'example.com'), withRole('domain-admin', 'other.org')]) {
          const { errors } = await gateway.ask(query, { as: by, variables: { input: { user, ...input, dryRun: true } } });
          expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
        }
      });
      expect(sent).toBe(0);
    });
  });

  test('mailboxDelete previews the mailboxes that it would delete, with their message counts', async () => {
    expect(await change('mailboxDelete', { mailbox: 'Work', dryRun: true })).toMatchObject({
      outcome: 'NOT_APPLIED',
      affected: { messageCount: 1, mailboxes: [{ name: 'Work' }], messages: [{ subject: 'in Work' }] },
    });
    const { affected } = await change('mailboxDelete', { mailbox: 'Work', recursive: true, dryRun: true });
    expect(affected).toMatchObject({ messageCount: 2 });
    expect(affected?.mailboxes.map(({ name }) => name).sort()).toEqual(['Work', 'Work/2024']);
    expect(await change('mailboxDelete', { mailbox: 'Work', recursive: true, expect: { messages: 1 } })).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'EXPECTATION_FAILED' }],
    });
    expect(await change('mailboxDelete', { mailbox: 'Work', recursive: true, expect: { messages: 2 } })).toMatchObject({
      outcome: 'APPLIED',
    });
    const names = await withImap(dovecot, user, async (client) => (await client.list()).map(({ path }) => path));
    expect(names).not.toContain('Work');
    expect(names).toContain('Workshop');
  });

  test.each([true, false])(
    'messageDeduplicate says which messages it would remove (by Message-ID: %j), and removes these',
    async (byMessageId) => {
      await withImap(dovecot, user, async (client) => {
        await client.mailboxCreate('Twice');
        const twin = (subject: string): string => `Message-ID: <twin@example.com>\r\nSubject: ${subject}\r\n\r\nx\r\n`;
        for (const message of [twin('first'), 'Subject: alone\r\n\r\nx\r\n', 'Subject: alone\r\n\r\nx\r\n'])
          await client.append('Twice', message);
        // A message with an existing GUID, and one with the same Message-ID.
        await client.mailboxOpen('Twice');
        await client.messageCopy('1', 'Twice');
        await client.append('Twice', twin('third'));
      });
      const input = { search: { mailbox: 'Twice', all: true }, byMessageId };
      const left = (): Promise<string> => dovecot.doveadm(['-f', 'flow', 'fetch', '-u', user, 'uid', 'mailbox', 'Twice', 'all']);
      const before = await left();
      const { affected } = await change('messageDeduplicate', { ...input, dryRun: true });
      expect(affected?.messages.map(({ subject }) => subject)).toEqual(byMessageId ? ['first', 'third'] : ['first']);
      expect(affected?.messageCount).toBe(byMessageId ? 2 : 1);
      expect(await left()).toBe(before);
      expect(await change('messageDeduplicate', { ...input, expect: { messages: 4 } })).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'EXPECTATION_FAILED' }],
      });
      expect(await left()).toBe(before);
      const messages = affected?.messageCount;
      expect(await change('messageDeduplicate', { ...input, expect: { messages } })).toMatchObject({ outcome: 'APPLIED' });
      expect((await left()).trim().split('\n')).toEqual(byMessageId ? ['uid=1', 'uid=2', 'uid=3'] : ['uid=1', 'uid=2', 'uid=3', 'uid=5']);
    },
  );

  test('sieveDelete previews the script that it would delete', async () => {
    await withManageSieve(dovecot, user, (sieve) => sieve.putScript('rules', 'keep;\r\n'));
    expect(await change('sieveDelete', { name: 'rules', dryRun: true })).toMatchObject({
      outcome: 'NOT_APPLIED',
      affected: { sieveScripts: [{ name: 'rules' }] },
    });
    expect(await change('sieveDelete', { name: 'rules' })).toMatchObject({ outcome: 'APPLIED' });
    expect(await change('sieveDelete', { name: 'rules', dryRun: true })).toMatchObject({ affected: { sieveScripts: [] } });
  });
});
