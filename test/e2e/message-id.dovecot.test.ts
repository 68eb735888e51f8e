import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { selfOf, TestGateway, type AnswerError } from './gateway.ts';

const user = 'frank@example.net';
const ID = 'phish-1@evil.example';

/** A namespace of the user's own besides the one of INBOX. */
const NAMESPACE = {
  '2.3': 'namespace archive {\n  separator = /\n  prefix = Archive/\n  location = maildir:~/archive\n}\n',
  '2.4': 'namespace archive {\n  separator = /\n  prefix = Archive/\n  mail_driver = maildir\n  mail_path = ~/archive\n}\n',
} as const;

const FOLDERS = ['INBOX', 'Work', 'Work/2024', 'Archive/Old'];

describe.each(['2.3', '2.4'] as const)('a message in several folders (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    const configure = (configuration: string): string => `${configuration}\n${NAMESPACE[series]}`;
    dovecot = await launchDovecot({ series, director: false, configure });
    gateway = await new TestGateway(dovecot).start();
    await withImap(dovecot, user, async (client) => {
      for (const folder of FOLDERS) {
        if (folder !== 'INBOX') await client.mailboxCreate(folder);
        await client.append(folder, `Message-ID: <${ID}>\r\nSubject: ${folder}\r\n\r\nx\r\n`);
        await client.append(folder, `Message-ID: <other@example.net>\r\nSubject: other\r\n\r\nx\r\n`);
      }
    });
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  const left = async (): Promise<string[]> =>
    withImap(dovecot, user, async (client) => {
      const found: string[] = [];
      for (const folder of FOLDERS) {
        await client.mailboxOpen(folder);
        for await (const { envelope, flags } of client.fetch('1:*', { envelope: true, flags: true })) {
          found.push(`${folder}: ${envelope?.subject ?? ''}${flags?.has('\\Flagged') === true ? ' !' : ''}`);
        }
      }
      return found;
    });

  interface Payload {
    readonly outcome: string;
    readonly errors: readonly { readonly code: string; readonly message: string }[];
    readonly affected?: { readonly messageCount: number; readonly messages: readonly { readonly mailbox: { readonly name: string } }[] };
  }
  const change = async (mutation: string, input: object): Promise<{ payload?: Payload; errors: readonly AnswerError[] }> => {
    const affected = mutation === 'flagsAdd' ? '' : 'affected { messageCount messages { mailbox { name } } }';
    const query = `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { payload: ${mutation}(input: $input) { outcome errors { code message } ${affected} } }`;
    const { data, errors } = await gateway.ask<{ payload: Payload }>(query, { as: selfOf(user), variables: { input: { user, ...input } } });
    return { ...(data?.payload ? { payload: data.payload } : {}), errors };
  };

  test('is found in all of them by its Message-ID alone', async () => {
    const query = `{ user(name: "${user}") { messages(search: { messageId: "${ID}" }) { totalCount nodes { mailbox { name } } } } }`;
    const { user: found } = await gateway.data<{ user: { messages: { totalCount: number; nodes: { mailbox: { name: string } }[] } } }>(
      query,
    );
    expect(found.messages.nodes.map(({ mailbox }) => mailbox.name).sort()).toEqual([...FOLDERS].sort());
  });

  test('is flagged in all of them', async () => {
    expect((await change('flagsAdd', { search: { messageId: `<${ID}>` }, flags: ['\\Flagged'] })).payload).toMatchObject({
      outcome: 'APPLIED',
    });
    expect((await left()).filter((line) => line.endsWith('!'))).toEqual(FOLDERS.map((folder) => `${folder}: ${folder} !`));
  });

  test.each([
    [{ messageId: ID }, 'come with `dryRun` or `expect`'],
    [{ or: [{ messageId: ID }, { subject: 'x' }] }, 'in every branch'],
    [{ not: [{ messageId: ID }] }, 'in every branch'],
    [{ messageId: '@evil.example>' }, 'in every branch'],
  ])('is not removed from all of them unseen, nor others with it: %j', async (search, remedy) => {
    for (const careful of [{}, ...(remedy.startsWith('in') ? [{ dryRun: true }, { expect: { messages: 4 } }] : [])]) {
      const { errors } = await change('messageExpunge', { search, ...careful });
      expect(errors[0]).toMatchObject({
        message: expect.stringContaining(remedy),
        extensions: { code: 'BAD_USER_INPUT', field: 'input.search' },
      });
    }
    expect(await left()).toHaveLength(2 * FOLDERS.length);
  });

  test('is removed from all of them, if the number is the expected one', async () => {
    const search = { messageId: ID };
    const { payload } = await change('messageExpunge', { search, dryRun: true });
    expect(payload?.affected?.messages.map(({ mailbox }) => mailbox.name).sort()).toEqual([...FOLDERS].sort());
    const messages = payload?.affected?.messageCount ?? 0;
    expect((await change('messageExpunge', { search, expect: { messages: messages + 1 } })).payload).toMatchObject({
      outcome: 'NOT_APPLIED',
    });
    expect((await change('messageExpunge', { search, expect: { messages } })).payload).toMatchObject({ outcome: 'APPLIED', errors: [] });
    expect(await left()).toEqual(FOLDERS.map((folder) => `${folder}: other`));
  });
});
