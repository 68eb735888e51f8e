import { beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

behindGateway('metadata', (gateway, dovecot) => {
  let user = '';
  let second = '';
  beforeAll(async () => {
    const created = await dovecot.createUsers([{}, {}]);
    [user = '', second = ''] = created.map(({ name }) => name);
    for (const name of [user, second]) await withImap(dovecot, name, (client) => client.mailboxCreate('Projects'));
  });
  const cli = async (name: string, mailbox: string, key: string): Promise<string> => {
    const server = mailbox === '' ? ['-s'] : [];
    return (await dovecot.doveadm(['-f', 'flow', 'mailbox', 'metadata', 'get', '-u', name, ...server, mailbox, key])).trim();
  };
  const change = async (mutation: string): Promise<unknown> =>
    (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation} { outcome } }`)).done;

  test('of a mailbox is set, read and removed', async () => {
    const value = 'Launch “1 June”\\nand a second line';
    expect(
      await change(`mailboxMetadataSet(input: { user: "${user}", mailbox: "Projects", key: "/private/comment", value: "${value}" })`),
    ).toEqual({
      outcome: 'APPLIED',
    });
    expect(await cli(user, 'Projects', '/private/comment')).toContain('Launch “1 June”');
    const query = `{ user(name: "${user}") { mailbox(name: "Projects") { metadataValue(key: "/private/comment")
      metadata(prefix: "/private/") { key value } } } }`;
    expect(await gateway.data(query)).toEqual({
      user: {
        mailbox: {
          metadataValue: 'Launch “1 June”\nand a second line',
          metadata: expect.arrayContaining([{ key: '/private/comment', value: 'Launch “1 June”\nand a second line' }]),
        },
      },
    });
    expect(await change(`mailboxMetadataUnset(input: { user: "${user}", mailbox: "Projects", key: "/private/comment" })`)).toEqual({
      outcome: 'APPLIED',
    });
    expect(
      await gateway.data(`{ user(name: "${user}") { mailbox(name: "Projects") { metadataValue(key: "/private/comment") } } }`),
    ).toEqual({
      user: { mailbox: { metadataValue: null } },
    });
  });

  test('that the server keeps for a user is apart from that of mailboxes', async () => {
    await change(`mailboxMetadataSet(input: { user: "${user}", key: "/private/comment", value: "of the server" })`);
    expect(await cli(user, '', '/private/comment')).toContain('of the server');
    const query = `{ user(name: "${user}") { metadataValue(key: "/private/comment") metadata { key value }
      mailbox(name: "Projects") { metadataValue(key: "/private/comment") } } }`;
    expect(await gateway.data(query)).toEqual({
      user: {
        metadataValue: 'of the server',
        metadata: [{ key: '/private/comment', value: 'of the server' }],
        mailbox: { metadataValue: null },
      },
    });
    await change(`mailboxMetadataUnset(input: { user: "${user}", key: "/private/comment" })`);
    expect(await gateway.data(`{ user(name: "${user}") { metadataValue(key: "/private/comment") } }`)).toEqual({
      user: { metadataValue: null },
    });
  });

  test('is set for several at once', async () => {
    const names = `["${user}", "${second}"]`;
    await change(`mailboxMetadataSet(input: { target: { users: ${names} }, mailbox: "Projects", key: "/shared/comment", value: "ours" })`);
    for (const name of [user, second]) expect(await cli(name, 'Projects', '/shared/comment')).toContain('ours');
  });

  test.each([
    ['a key of no kind', 'mailbox: "Projects", key: "comment", value: "x"', 'BAD_USER_INPUT'],
    ['an empty value', 'mailbox: "Projects", key: "/private/comment", value: ""', 'BAD_USER_INPUT'],
  ])('takes no %s', async (_, input, code) => {
    const answer = await gateway.ask(`mutation { mailboxMetadataSet(input: { user: "${user}", ${input} }) { outcome } }`);
    expect(answer.errors).toMatchObject([{ extensions: { code } }]);
  });

  test('of a mailbox that is not there is NOT_FOUND', async () => {
    const data = await gateway.data(
      `mutation { mailboxMetadataSet(input: { user: "${user}", mailbox: "Nowhere", key: "/private/comment", value: "x" }) { outcome errors { code } } }`,
    );
    expect(data).toEqual({ mailboxMetadataSet: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] } });
  });
});
