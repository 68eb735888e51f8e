import { beforeAll, describe, expect, test } from 'vitest';
import { postCommands, type WireReply } from '../dovecot/http.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway, selfOf, superadmin, TestGateway, withRole, type AnswerError, type Bearer } from './gateway.ts';

const MOVE = `mutation ($input: MessageMoveInput!) { messageMove(input: $input) { outcome } }`;
const COPY = `mutation ($input: MessageCopyInput!) { messageCopy(input: $input) { outcome } }`;
const EXPUNGE = `mutation ($input: MessageExpungeInput!) { messageExpunge(input: $input) { outcome } }`;

behindGateway('shared namespaces', (gateway, dovecot) => {
  let me = '';
  let owner = '';
  let stranger = '';
  let guid = '';
  const shared = (mailbox: string, of = owner): string => `shared/${of}/${mailbox}`;
  const doveadm = async (command: string, parameters: Record<string, unknown>): Promise<WireReply[1]> => {
    const [reply] = await postCommands(dovecot, [[command, parameters, 't']]);
    if (reply?.[0] !== 'doveadmResponse') throw new Error(`${command}: ${JSON.stringify(reply)}`);
    return reply[1];
  };
  const subjects = (user: string, mailbox: string): Promise<unknown> =>
    doveadm('fetch', { user, field: ['hdr.subject', 'flags'], query: ['mailbox', mailbox, 'all'] });

  beforeAll(async () => {
    const [a, b, c] = await dovecot.createUsers([{}, { domain: 'other.org' }, {}]);
    [me, owner, stranger] = [a!.name, b!.name, c!.name];
    for (const user of [owner, stranger]) {
      await withImap(dovecot, user, async (client) => {
        await client.mailboxCreate('Secret');
        await client.append('Secret', buildMessage({ subject: `secret of ${user}` }));
        await client.append('INBOX', buildMessage({ subject: `inbox of ${user}` }));
      });
    }
    await withImap(dovecot, me, (client) => client.append('INBOX', buildMessage({ subject: 'my own' })));
    [{ guid }] = (await doveadm('mailboxStatus', { user: owner, field: ['guid'], mailboxMask: ['Secret'] })) as [{ guid: string }];
  });

  const forbidden = (errors: readonly AnswerError[], user: string | null): void => {
    expect(errors.length).toBeGreaterThan(0);
    for (const { extensions, message } of errors) {
      expect(extensions).toMatchObject({ code: 'FORBIDDEN', ...(user === null ? {} : { user }) });
      expect(message).toMatch(user === null ? /^This concerns every user/ : /^The user is outside of the scope/);
    }
  };

  /** Asks something that must be refused before anything is sent. */
  async function refused(query: string, as: Bearer, variables: Record<string, unknown>, user: string | null = owner): Promise<void> {
    const sent = await gateway.countSent(async () => {
      forbidden((await gateway.ask(query, { as, variables })).errors, user);
    });
    expect(sent).toBe(0);
  }

  test('are searched alone: within an alternative Dovecot would leave them out and say nothing', async () => {
    const search = { or: [{ mailbox: 'INBOX' }, { mailbox: shared('Secret') }] };
    const both = 'query ($user: String!, $search: MessageSearch) { user(name: $user) { messages(search: $search) { totalCount } } }';
    const query = ['(', 'mailbox', 'INBOX', 'or', 'mailbox', shared('Secret'), ')', 'all'];
    expect(await doveadm('search', { user: me, query })).toHaveLength(1);
    const { errors } = await gateway.ask(both, { variables: { user: me, search } });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('search it alone') as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const sent = await gateway.countSent(async () => {
      const input = { user: me, search: { and: [search, { subject: 'secret' }] } };
      expect((await gateway.ask(EXPUNGE, { variables: { input } })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
    expect(sent).toBe(0);
    const alone = await gateway.data<{ user: { messages: { totalCount: number } } }>(both, {
      variables: { user: me, search: { mailbox: shared('Secret') } },
    });
    expect(alone.user.messages.totalCount).toBe(1);
  });

  test('doveadm itself opens them by name without checking any access control list', async () => {
    expect(await subjects(me, shared('Secret'))).toMatchObject([{ 'hdr.subject': `secret of ${owner}` }]);
    expect(await doveadm('aclGet', { user: owner, mailbox: 'Secret' })).toEqual([]);
    await doveadm('flagsAdd', { user: me, flag: ['$Seen'], query: ['mailbox', shared('Secret'), 'all'] });
    expect(await subjects(owner, 'Secret')).toMatchObject([{ flags: expect.stringContaining('$Seen') }]);
  });

  const reads: Record<string, string> = {
    'a mailbox': 'query ($user: String!, $name: String!) { user(name: $user) { mailbox(name: $name) { messageCount } } }',
    'a mask': 'query ($user: String!, $name: String!) { user(name: $user) { mailboxes(mask: $name) { name } } }',
    'a search for a mailbox':
      'query ($user: String!, $name: String!) { user(name: $user) { messages(search: { mailbox: $name }) { totalCount } } }',
    'a search for a mailbox that is excluded':
      'query ($user: String!, $name: String!) { user(name: $user) { messages(search: { not: [{ mailbox: $name }] }) { totalCount } } }',
    'a search deep within others': `query ($user: String!, $name: String!) {
      user(name: $user) { messages(search: { or: [{ subject: "x" }, { and: [{ not: [{ mailbox: $name }] }] }] }) { totalCount } } }`,
  };
  for (const [what, query] of Object.entries(reads)) {
    test(`${what} of a user out of scope is refused before anything is sent`, async () => {
      // The user is looked up first, and that one is in scope.
      for (const as of [selfOf(me), withRole('domain-admin', 'example.com')]) {
        for (const name of [
          shared('Secret'),
          shared('NoSuchMailbox'),
          shared('INBOX', 'nobody@other.org'),
          shared('x', owner.toUpperCase()),
        ]) {
          const { errors, data } = await gateway.ask(query, { as, variables: { user: me, name } });
          forbidden(errors, name.split('/')[1]!.toLowerCase());
          expect(JSON.stringify(data)).not.toContain('secret of');
        }
      }
    });
  }

  test('patterns into them that name no owner need a scope of everyone', async () => {
    const query =
      'query ($user: String!, $name: String!) { user(name: $user) { messages(search: { mailboxPattern: $name }) { totalCount } } }';
    for (const name of ['shared/*', 'shared/%/Secret', `shared/${owner.slice(0, 8)}*`, `${shared('', owner).slice(0, -1)}*`]) {
      forbidden((await gateway.ask(query, { as: selfOf(me), variables: { user: me, name } })).errors, null);
    }
    expect((await gateway.ask(query, { variables: { user: me, name: 'shared/*' } })).errors).toEqual([]);
  });

  describe('writes to the mailboxes of others are refused before anything is sent', () => {
    const inputs: Record<string, (name: string) => Record<string, unknown>> = {
      mailboxCreate: (mailbox) => ({ mailbox }),
      mailboxDelete: (mailbox) => ({ mailbox, recursive: true }),
      mailboxSubscribe: (mailbox) => ({ mailbox }),
      mailboxUnsubscribe: (mailbox) => ({ mailbox }),
      mailboxRename: (mailbox) => ({ mailbox, newName: 'Mine' }),
      messageSave: (mailbox) => ({ mailbox, content: 'Subject: planted\r\n\r\n' }),
      messageCopy: (mailbox) => ({ destinationMailbox: 'INBOX', search: { mailbox, all: true } }),
      messageMove: (mailbox) => ({ destinationMailbox: mailbox, search: { mailbox: 'INBOX', all: true } }),
      messageExpunge: (mailbox) => ({ search: { mailbox, all: true } }),
      flagsAdd: (mailbox) => ({ flags: ['\\Deleted'], search: { mailbox, all: true } }),
      flagsRemove: (mailbox) => ({ flags: ['\\Seen'], search: { mailbox, all: true } }),
      flagsReplace: (mailbox) => ({ flags: ['\\Seen'], search: { mailbox, all: true } }),
    };
    test.each(Object.entries(inputs))('%s', async (mutation, input) => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { outcome } }`;
      const before = await subjects(owner, 'Secret');
      for (const as of [selfOf(me), withRole('domain-admin', 'example.com')]) {
        await refused(query, as, { input: { user: me, ...input(shared('Secret')) } });
        await refused(query, as, { input: { user: me, ...input('shared/Secret') } }, 'secret');
        await refused(query, as, { input: { user: me, ...input('shared') } }, null);
      }
      expect(await subjects(owner, 'Secret')).toEqual(before);
    });

    test('and the audit log names their owners', async () => {
      await refused(EXPUNGE, selfOf(me), { input: { user: me, search: { mailbox: shared('Secret'), all: true } } });
      const lines = await gateway.auditLines();
      expect(lines.at(-1)).toMatchObject({ event: 'refused', command: 'messageExpunge', code: 'FORBIDDEN' });
    });
  });

  test('the mailboxes of users in scope can be reached through them, and the audit log names the owners', async () => {
    const admin = withRole('domain-admin', 'example.com');
    const { user } = await gateway.data<{ user: { mailbox: { messages: { nodes: unknown[] } } } }>(
      'query ($user: String!, $name: String!) { user(name: $user) { mailbox(name: $name) { messages { nodes { subject } } } } }',
      { as: admin, variables: { user: me, name: shared('Secret', stranger) } },
    );
    expect(user.mailbox).toBeNull(); // Dovecot lists it to those with a right to it only.
    const copied = await gateway.data(COPY, {
      as: withRole('superadmin', 'example.com'),
      variables: { input: { user: me, destinationMailbox: 'INBOX', search: { mailbox: shared('Secret', stranger), all: true } } },
    });
    expect(copied).toEqual({ messageCopy: { outcome: 'APPLIED' } });
    expect(await subjects(me, 'INBOX')).toMatchObject([{ 'hdr.subject': 'my own' }, { 'hdr.subject': `secret of ${stranger}` }]);
    expect((await gateway.auditLines()).at(-1)).toMatchObject({ event: 'outcome', users: [me, stranger] });
  });

  describe('a mailbox that its owner has shared', () => {
    const FIND = `query ($user: String!, $search: MessageSearch) {
      user(name: $user) { messages(search: $search) { nodes { subject mailbox { name } } } } }`;
    const found = async (as: Bearer, search: Record<string, unknown> | null): Promise<string[]> => {
      const { user } = await gateway.data<{ user: { messages: { nodes: { subject: string }[] } } }>(FIND, {
        as,
        variables: { user: me, search },
      });
      return user.messages.nodes.map(({ subject }) => subject);
    };

    beforeAll(async () => {
      await doveadm('aclSet', {
        user: owner,
        mailbox: 'Secret',
        id: `user=${me}`,
        right: ['lookup', 'read', 'write', 'write-deleted', 'expunge', 'insert'],
      });
    });

    test('is found by its GUID by doveadm, and through the gateway only with its owner in scope', async () => {
      // Until Dovecot has taken up the new right.
      await expect
        .poll(() => doveadm('search', { user: me, query: ['mailbox-guid', guid, 'all'] }), { timeout: 10_000 })
        .toMatchObject([{ uid: '1' }]);
      expect(await found(superadmin, { mailboxGuid: guid })).toEqual([`secret of ${owner}`]);
      for (const as of [selfOf(me), withRole('helpdesk', 'example.com')]) {
        expect(await found(as, { mailboxGuid: guid })).toEqual([]);
        expect(await found(as, { or: [{ mailboxGuid: guid }, { mailbox: 'Nowhere' }] })).toEqual([]);
        expect(await found(as, { not: [{ not: [{ mailboxGuid: guid }] }] })).toEqual([]);
      }
    });

    test.each([
      ['no search', null],
      ['everything', { all: true }],
      ['every mailbox', { mailboxPattern: '*' }],
      ['a pattern that could match', { mailboxPattern: 's*' }],
      ['an alternative', { or: [{ subject: 'secret' }, { mailboxPattern: '*' }] }],
    ])('is not found by %s', async (_, search) => {
      expect((await found(selfOf(me), search)).filter((subject) => subject.endsWith('other.org'))).toEqual([]);
    });

    test('is found by everybody when the setting names no shared namespaces', async () => {
      const open = await new TestGateway(dovecot, { SHARED_NAMESPACES: 'off' }).start();
      try {
        const variables = { user: me, search: { mailboxGuid: guid } };
        expect(await open.data(FIND, { as: selfOf(me), variables })).toMatchObject({
          user: { messages: { nodes: [{ subject: `secret of ${owner}` }] } },
        });
      } finally {
        await open.close();
      }
    });

    test('is not expunged, moved or flagged by searches that could find it', async () => {
      const as = selfOf(me);
      for (const where of [{ mailboxGuid: guid }, { mailboxPattern: '*' }, { or: [{ mailboxGuid: guid }, { mailboxPattern: '%/%' }] }]) {
        const search = { ...where, subject: 'secret of' };
        await gateway.data(MOVE, { as, variables: { input: { user: me, destinationMailbox: 'Trash', search } } });
        await gateway.data(EXPUNGE, { as, variables: { input: { user: me, search } } });
      }
      expect(await subjects(owner, 'Secret')).toMatchObject([{ 'hdr.subject': `secret of ${owner}` }]);
    });

    test('is not in lists of callers without its owner in scope', async () => {
      const LIST = 'query ($user: String!, $mask: String!) { user(name: $user) { mailboxes(mask: $mask) { name } } }';
      const { user } = await gateway.data<{ user: { mailboxes: { name: string }[] } }>(LIST, {
        variables: { user: me, mask: `shared/${owner}/*` },
      });
      expect(user.mailboxes).toEqual([{ name: shared('Secret') }]);
      const own = await gateway.data<{ user: { mailboxes: { name: string }[] } }>(LIST, {
        as: selfOf(me),
        variables: { user: me, mask: '*' },
      });
      expect(own.user.mailboxes.filter(({ name }) => name.startsWith('shared'))).toEqual([]);
    });
  });
});
