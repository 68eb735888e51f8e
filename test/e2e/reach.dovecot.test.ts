import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { postCommands } from '../dovecot/http.ts';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { passwdLine } from '../dovecot/users.ts';
import { behindGateway, superadmin, withRole, type Bearer } from './gateway.ts';

const admin = withRole('domain-admin', 'example.com');
/** Masks that lead from a user's mailboxes into a shared namespace. */
const CROSSING = ['%/%/Team', '*/*/Team', '%/%/*', 's*/*/*', 's%/%/%', 'sh*/%/T*', '%/%', '*/*'];
/** Masks that could match another namespace by their characters. */
const STAYING = ['*', '%', 's*', 'sh%', '*Team', 'shared*', '%*m'];

const mutationOf = (name: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { outcome errors { code } } }`;

behindGateway('a domain-admin who tries to reach a user of another domain', (gateway, dovecot) => {
  const is24 = dovecot.series === '2.4';
  let me = '';
  let colleague = '';
  let victim = '';

  beforeAll(async () => {
    const [a, b, c] = await dovecot.createUsers([{}, {}, { domain: 'other.org' }]);
    [me = '', colleague = '', victim = ''] = [a?.name, b?.name, c?.name];
    const doveadm = (command: string, parameters: Record<string, unknown>) => postCommands(dovecot, [[command, parameters, 't']]);
    await withImap(dovecot, me, (client) => client.append('INBOX', buildMessage({ subject: 'my own' })));
    for (const user of [victim, colleague]) {
      await doveadm('mailboxCreate', { user, mailbox: ['Team'] });
      await doveadm('save', { user, mailbox: 'Team', file: buildMessage({ subject: `secret of ${user}` }) });
    }
    // The victim shares the mailbox, so that it appears in the attacker's lists. Patterns find mailboxes of one owner only.
    const right = ['lookup', 'read', 'write', 'write-deleted', 'expunge', 'insert'];
    await doveadm('aclSet', { user: victim, mailbox: 'Team', id: `user=${me}`, right });
    const listed = async () => JSON.stringify(await doveadm('mailboxList', { user: me, mailboxMask: ['%/%/Team'] }));
    await vi.waitUntil(async () => (await listed()).includes(`shared/${victim}/Team`), { timeout: 20_000, interval: 200 });
  });

  /** Everything in the victim's home, with sizes and times to the nanosecond. */
  const untouched = (): Promise<string> => inHome(dovecot, victim, `find . -type f -printf '%P %s %T@\\n' | sort`);
  const refused = async (mutation: string, input: Record<string, unknown>, about: Record<string, unknown> = {}, as: Bearer = admin) => {
    const sent = await gateway.countSent(async () => {
      const { errors } = await gateway.ask(mutationOf(mutation), { as, variables: { input } });
      expect(errors[0]?.extensions, `${mutation} ${JSON.stringify(input)}`).toMatchObject({ code: 'FORBIDDEN', ...about });
    });
    expect(sent).toBe(0);
  };

  describe('by masks', () => {
    const masked: Record<string, (mask: string) => Record<string, unknown>> = {
      mailboxIndex: (mask) => ({ mailboxPatterns: [mask] }),
      mailboxForceResync: (mask) => ({ mailboxPattern: mask }),
      ...(is24 ? { ftsFlatcurveCheck: (mask) => ({ mailboxPatterns: [mask] }) } : {}),
      ...(is24 ? { ftsFlatcurveRotate: (mask) => ({ mailboxPatterns: [mask] }) } : {}),
      ...(is24 ? { ftsFlatcurveRemove: (mask) => ({ mailboxPatterns: [mask] }) } : {}),
    };

    test('doveadm itself reaches them', async () => {
      const before = await untouched();
      await postCommands(dovecot, [['forceResync', { user: me, mailboxMask: '%/%/Team' }, 't']]);
      expect(await untouched()).not.toBe(before);
    });

    test.each(Object.entries(masked))(
      '%s refuses masks that could reach another namespace, and stays within its own with other masks',
      async (mutation, input) => {
        for (const mask of CROSSING) {
          await refused(mutation, { user: me, ...input(mask) });
          expect((await gateway.ask(mutationOf(mutation), { variables: { input: { user: me, ...input(mask) } } })).errors).toEqual([]);
        }
        // Time for what superadmin had done to be over.
        await expect.poll(async () => (await untouched()) === (await untouched()), { timeout: 10_000 }).toBe(true);
        const before = await untouched();
        for (const mask of STAYING) {
          const answer = await gateway.data<Record<string, { outcome: string }>>(mutationOf(mutation), {
            as: admin,
            variables: { input: { user: me, ...input(mask) } },
          });
          expect(answer[mutation]?.outcome).toBe('APPLIED');
        }
        expect(await untouched()).toBe(before);
      },
    );

    const searching: Record<string, (search: object) => Record<string, unknown>> = {
      messageExpunge: (search) => ({ search }),
      messageMove: (search) => ({ destinationMailbox: 'Taken', search }),
      messageCopy: (search) => ({ destinationMailbox: 'Taken', search }),
      messageDeduplicate: (search) => ({ search }),
      flagsAdd: (search) => ({ flags: ['\\Deleted'], search }),
      flagsRemove: (search) => ({ flags: ['\\Seen'], search }),
      flagsReplace: (search) => ({ flags: ['$Mine'], search }),
      mailboxCacheRemove: (search) => ({ search }),
      messageAltMove: (search) => ({ search }),
    };
    test.each(Object.entries(searching))('%s changes nothing of the victim, whatever pattern it searches', async (mutation, input) => {
      await withImap(dovecot, me, (client) => client.mailboxCreate('Taken').catch(() => undefined));
      const subjects = async (): Promise<string> => dovecot.doveadm(['fetch', '-u', victim, 'hdr.subject flags', 'mailbox', 'Team', 'all']);
      const before = await subjects();
      const wanted = [...CROSSING, ...STAYING].flatMap((mailboxPattern) => [
        { mailboxPattern, subject: 'secret of' },
        {
          or: [
            { mailboxPattern, subject: 'secret of' },
            { mailbox: 'Nowhere', all: true },
          ],
        },
      ]);
      for (const search of wanted) {
        const { errors } = await gateway.ask(mutationOf(mutation), { as: admin, variables: { input: { user: me, ...input(search) } } });
        expect(errors).toEqual([]);
      }
      expect(await subjects()).toBe(before);
      expect(await withImap(dovecot, me, (client) => countMessages(client, 'Taken'))).toBe(0);
    });

    test('reads count and list nothing of the victim', async () => {
      const query = `query ($user: String!, $mask: String!) { user(name: $user) {
        mailboxes(mask: $mask) { name } totals(mask: $mask) { messageCount }
        messages(search: { mailboxPattern: $mask, subject: "secret of" }) { totalCount nodes { subject } }
        ${is24 ? 'fts { indexes(mask: $mask) { mailbox { name } } }' : ''} } }`;
      for (const mask of [...CROSSING, ...STAYING]) {
        const answer = await gateway.data<{ user: { messages: { totalCount: number } } }>(query, {
          as: withRole('domain-admin', 'example.com'),
          variables: { user: me, mask },
        });
        expect(JSON.stringify(answer), mask).not.toContain(victim);
        expect(answer.user.messages.totalCount, mask).toBe(0);
      }
    });
  });

  test('by the namespace of a full-text index', async () => {
    for (const mutation of ['ftsOptimize', 'ftsRescan']) {
      for (const namespace of ['shared/', 'shared']) await refused(mutation, { user: me, namespace }, { permission: 'FTS_WRITE' });
      for (const namespace of [`shared/${victim}/`, `shared/${victim}`, `shared/${victim.toUpperCase()}/`])
        await refused(mutation, { user: me, namespace }, { user: victim });
    }
  });

  test('by an identifier of an access control list', async () => {
    const identifiers = [
      { user: victim },
      { user: victim.toUpperCase() },
      { group: 'staff' },
      { groupOverride: 'staff' },
      { anyone: true },
      { authenticated: true },
    ];
    for (const identifier of identifiers) {
      for (const mutation of ['aclSet', 'aclAdd', 'aclRemove', 'aclDelete'])
        await refused(
          mutation,
          { user: me, mailbox: 'INBOX', identifier, ...(mutation === 'aclDelete' ? {} : { rights: ['READ'] }) },
          { permission: 'ACL_WRITE' },
        );
    }
    for (const user of ['x,anyone', 'x anyone', 'x\nanyone', `${me}=${victim}`, '#anyone', '-anyone', '*']) {
      const input = { user: me, mailbox: 'INBOX', identifier: { user }, rights: ['READ'] };
      const { errors } = await gateway.ask(mutationOf('aclSet'), { as: admin, variables: { input } });
      expect(['BAD_USER_INPUT', 'FORBIDDEN'], user).toContain(errors[0]?.extensions.code);
    }
    expect(await dovecot.doveadm(['acl', 'get', '-u', me, 'INBOX'])).not.toMatch(/anyone|authenticated|group|other\.org/);
  });

  test('by a shared name in another spelling', async () => {
    const query = `query ($user: String!, $name: String!) { user(name: $user) {
      mailbox(name: $name) { messageCount } messages(search: { mailbox: $name }) { nodes { subject } } } }`;
    for (const prefix of [
      'SHARED/',
      'Shared/',
      '/shared/',
      './shared/',
      'INBOX/../shared/',
      '&AHM-hared/',
      'ｓhared/',
      'shared\u200b/',
      '~/shared/',
    ]) {
      const answer = await gateway.ask(query, { as: admin, variables: { user: me, name: `${prefix}${victim}/Team` } });
      expect(JSON.stringify(answer), prefix).not.toContain('secret of');
    }
  });

  describe('within the own domain, by names of mailboxes', () => {
    test('content is not copied from one user to another without the permission to read it', async () => {
      const search = { mailbox: `shared/${colleague}/Team`, all: true };
      const lacking = { permission: 'MESSAGE_READ_CONTENT' };
      for (const mutation of ['messageCopy', 'messageMove']) {
        await refused(mutation, { user: me, destinationMailbox: 'INBOX', search }, lacking);
        await refused(
          mutation,
          { user: colleague, destinationMailbox: `shared/${me}/INBOX`, search: { mailbox: 'Team', all: true } },
          lacking,
        );
        await refused(
          mutation,
          { user: me, sourceUser: colleague, destinationMailbox: 'INBOX', search: { mailbox: 'Team', all: true } },
          lacking,
        );
      }
      await refused('mailboxRename', { user: colleague, mailbox: 'Team', newName: `shared/${me}/Team` }, lacking);
      await refused('mailboxRename', { user: me, mailbox: `shared/${colleague}/Team`, newName: 'Team' }, lacking);
      expect(await withImap(dovecot, me, (client) => countMessages(client, 'INBOX'))).toBe(1);
    });

    test("a user may copy within the own mail by the user's own name in the shared namespace", async () => {
      const input = { user: me, destinationMailbox: `shared/${me}/INBOX`, search: { mailbox: 'Nowhere', all: true } };
      expect((await gateway.ask(mutationOf('messageCopy'), { as: admin, variables: { input } })).errors).toEqual([]);
    });
  });

  test('by a user who is an address', async () => {
    // Covered by this scope, as anybody is but one.
    const nearlyAll: Bearer = { sub: 'ops', roles: ['cluster-admin'], users: ['*', '!ceo@example.com'] };
    for (const user of ['127.0.0.1', '127.1', '0x7f000001', '2130706433']) {
      for (const mutation of ['sessionKick', 'proxyKick']) {
        const sent = await gateway.countSent(async () => {
          const { errors } = await gateway.ask(mutationOf(mutation), { as: nearlyAll, variables: { input: { user } } });
          expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
        });
        expect(sent).toBe(0);
      }
    }
  });

  test('by a dictionary, which can be one for all users', async () => {
    const lead: Bearer = { sub: 'lead', roles: ['superadmin'], domains: ['example.com'] };
    const source = { filterName: 'last_login' };
    for (const key of ['priv/x', 'shared/x'])
      await refused('dictSet', { user: me, source, key, value: 'x' }, { permission: 'DICT_WRITE' }, lead);
    const { errors } = await gateway.ask(
      'query ($user: String!) { user(name: $user) { dict(source: { filterName: "last_login" }) { entry(key: "priv/x") { value } } } }',
      { as: lead, variables: { user: me } },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'DICT_READ' });
  });

  test('by the error log, which shows each caller only the lines of users in scope', async () => {
    for (const user of [me, victim]) {
      const input = { user, name: 'absent', oldName: 'absent', newName: 'still-absent' };
      await gateway.ask(`mutation ($user: String!) { sieveRename(input: { user: $user, name: "absent", newName: "x" }) { outcome } }`, {
        variables: { user: input.user },
      });
    }
    const query = '{ host { errors { user { name } text } } }';
    const answer = await gateway.data<{ host: { errors: { user: { name: string } | null }[] } }>(query, {
      as: withRole('auditor', 'example.com'),
    });
    expect(answer.host.errors.every(({ user }) => user?.name.endsWith('@example.com'))).toBe(true);
    expect(JSON.stringify(await gateway.data(query))).toContain(victim);
  });

  test('secrets of the user database are only for callers with USER_READ_INTERNAL', async () => {
    const { installation, world } = dovecot.description;
    const [template] = await dovecot.createUsers([{}]);
    const name = `keys-${String(Date.now())}@example.com`;
    const line = passwdLine(installation.series, world, { ...template!, name });
    await appendFile(
      join(dovecot.folder, 'passwd'),
      line.replace('\n', ' userdb_mail_crypt_private_password=hidden-key userdb_plan=gold\n'),
    );
    const query = `query ($name: String!) { user(name: $name) { fields { name value } plan: field(name: "plan")
      key: field(name: "mail_crypt_private_password") } }`;
    const seen = (as: Bearer) => gateway.ask<{ user: { plan: string; key: string | null } | null }>(query, { as, variables: { name } });
    await expect.poll(async () => (await seen(superadmin)).data?.user?.key, { timeout: 10_000 }).toBe('hidden-key');
    for (const as of [admin, withRole('superadmin', 'example.com'), { sub: name, roles: ['self'] }]) {
      const { data } = await seen(as);
      expect(data?.user).toMatchObject({ plan: 'gold', key: null });
      expect(JSON.stringify(data)).not.toContain('hidden-key');
    }
  });
});
