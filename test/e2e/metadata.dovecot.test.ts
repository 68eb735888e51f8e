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

  test('of the server for a user is separate from that of mailboxes', async () => {
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

  test('of the server has both halves, and is not in the metadata of a mailbox', async () => {
    const entries = [
      ['/private/vendor/a', 'mine'],
      ['/shared/vendor/b', 'ours'],
    ] as const;
    for (const [key, value] of entries) await change(`mailboxMetadataSet(input: { user: "${second}", key: "${key}", value: "${value}" })`);
    await change(`mailboxMetadataSet(input: { user: "${second}", mailbox: "INBOX", key: "/shared/vendor/c", value: "of INBOX" })`);
    const read = async (prefix: string): Promise<unknown> =>
      (await gateway.data<{ user: { metadata: unknown } }>(`{ user(name: "${second}") { metadata(prefix: "${prefix}") { key value } } }`))
        .user.metadata;
    const [mine, ours] = entries.map(([key, value]) => ({ key, value }));
    expect(await read('')).toEqual([mine, ours]);
    expect(await read('/')).toEqual([mine, ours]);
    expect(await read('/sh')).toEqual([ours]);
    expect(await read('/shared/vendor/')).toEqual([ours]);
    expect(await read('/private/vendor/a')).toEqual([mine]);
    expect(await read('/shared/vendor/a')).toEqual([]);
    expect(await gateway.data(`{ user(name: "${second}") { mailbox(name: "INBOX") { metadata { key value } } } }`)).toEqual({
      user: { mailbox: { metadata: [{ key: '/shared/vendor/c', value: 'of INBOX' }] } },
    });
  });

  test('is set for several users', async () => {
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

  test('of a missing mailbox is NOT_FOUND', async () => {
    const data = await gateway.data(
      `mutation { mailboxMetadataSet(input: { user: "${user}", mailbox: "Nowhere", key: "/private/comment", value: "x" }) { outcome errors { code } } }`,
    );
    expect(data).toEqual({ mailboxMetadataSet: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] } });
  });
});
