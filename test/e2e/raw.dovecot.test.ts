import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway, superadmin, TestGateway, withRole, type AskOptions } from './gateway.ts';

const MUTATION = `mutation ($command: String!, $parameters: JSON, $confirm: String) {
  doveadm(input: { command: $command, parameters: $parameters, confirm: $confirm }) { outcome rows errors { code exitCode log } server { name } }
}`;

interface Done {
  readonly doveadm: {
    readonly outcome: string;
    readonly rows: Record<string, unknown>[] | null;
    readonly errors: { code: string; exitCode: number | null }[];
  } | null;
}

behindGateway(
  'a command in the words of doveadm',
  (gateway, dovecot) => {
    const ask = (command: string, parameters?: unknown, options: AskOptions & { confirm?: string } = {}) =>
      gateway.ask<Done>(MUTATION, { ...options, variables: { command, parameters, confirm: options.confirm } });
    const run = async (command: string, parameters?: unknown, confirm?: string) =>
      (await ask(command, parameters, confirm === undefined ? {} : { confirm })).data?.doveadm;
    const is23 = dovecot.series === '2.3';

    test('returns rows as Dovecot does', async () => {
      const { name } = await dovecot.createUser();
      expect(await run('mailboxStatus', { user: name, field: ['messages'], mailboxMask: ['INBOX'] })).toEqual({
        outcome: 'APPLIED',
        rows: [{ mailbox: 'INBOX', messages: '0' }],
        errors: [],
        server: { name: 'default' },
      });
      expect((await run('MailboxList', { user: name.toUpperCase(), mailboxMask: ['*'] }))?.rows).toContainEqual({ mailbox: 'INBOX' });
    });

    test('changes what it names, and false does not mean true', async () => {
      const { name } = await dovecot.createUser();
      for (const mailbox of ['Work', 'Work/2025']) {
        expect(await run('mailboxCreate', { user: name, mailbox: [mailbox], guid: null })).toMatchObject({ outcome: 'APPLIED', rows: [] });
      }
      expect(await run('mailboxDelete', { user: name, mailbox: ['Work'], recursive: false })).toMatchObject({ outcome: 'APPLIED' });
      const paths = await withImap(dovecot, name, async (client) => (await client.list()).map(({ path }) => path));
      expect(paths).toContain('Work/2025');
      expect(await run('mailboxCreate', { user: name, mailbox: ['Work/2025'] })).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'NOT_POSSIBLE', exitCode: 65 }],
      });
    });

    test('searches with a query that is parsed and built again', async () => {
      const { name } = await dovecot.createUser();
      for (const subject of ['one', 'two']) {
        const file = `Subject: ${subject}\r\n\r\nText\r\n`;
        expect(await run('save', { user: name, mailbox: 'INBOX', file })).toMatchObject({ outcome: 'APPLIED' });
      }
      const search = async (...query: string[]) => (await run('search', { user: name, query }))?.rows?.map(({ uid }) => uid);
      expect(await search('mailbox', 'INBOX', 'all')).toEqual(['1', '2']);
      expect(await search('mailbox', 'INBOX', '(', 'subject', 'one', 'or', 'uid', '2:*', ')')).toEqual(['1', '2']);
      expect(await search('mailbox', 'INBOX', 'not', 'subject', 'one')).toEqual(['2']);
      expect(await run('expunge', { user: name, query: ['mailbox', 'INBOX', '1'] })).toMatchObject({ outcome: 'APPLIED' });
      expect(await search('mailbox', 'INBOX', 'unseen', 'smaller', '5000', 'since', '2001-02-03')).toEqual(['2']);
    });

    test.each([
      ['several mailboxes where one is checked', 'mailboxDelete', { user: 'samik', mailbox: ['a', 'b'] }, 'BAD_USER_INPUT'],
      ['no such command', 'mailboxBogus', {}, 'COMMAND_UNSUPPORTED'],
      ['no such parameter', 'mailboxList', { user: 'samik', bogus: true }, 'PARAMETER_UNSUPPORTED'],
      ['another type', 'mailboxList', { user: 7 }, 'BAD_USER_INPUT'],
      ['parameters that are a list', 'mailboxList', ['samik'], 'BAD_USER_INPUT'],
      ['a pattern for a user', 'mailboxList', { user: '*' }, 'BAD_USER_INPUT'],
      ['all users', 'mailboxList', { allUsers: true }, 'BAD_USER_INPUT'],
      ['users in a file', 'mailboxList', { userFile: 'samik' }, 'BAD_USER_INPUT'],
      ['a twin', 'mailboxList', { user: 'samik', User: 'bob@example.com' }, 'BAD_USER_INPUT'],
      ['no user', 'mailboxList', {}, 'BAD_USER_INPUT'],
      ['no search', 'search', { user: 'samik', query: [] }, 'BAD_USER_INPUT'],
      ['a search in one text', 'search', { user: 'samik', query: 'all' }, 'BAD_USER_INPUT'],
      ['an unknown search key', 'search', { user: 'samik', query: ['bogus'] }, 'BAD_USER_INPUT'],
      ['a search that ends too early', 'search', { user: 'samik', query: ['subject'] }, 'BAD_USER_INPUT'],
      ['a parenthesis left open', 'search', { user: 'samik', query: ['(', 'all'] }, 'BAD_USER_INPUT'],
      ['a parenthesis too many', 'search', { user: 'samik', query: ['all', ')'] }, 'BAD_USER_INPUT'],
      ['a depth without end', 'search', { user: 'samik', query: Array<string>(5000).fill('(') }, 'BAD_USER_INPUT'],
      ['an expunge anywhere', 'expunge', { user: 'samik', query: ['all'] }, 'BAD_USER_INPUT'],
      ['an expunge elsewhere', 'expunge', { user: 'samik', query: ['mailbox', 'INBOX', 'or', 'seen'] }, 'BAD_USER_INPUT'],
      ['an unknown fetch field', 'fetch', { user: 'samik', field: ['bogus'], query: ['all'] }, 'BAD_USER_INPUT'],
      ['an unknown status field', 'mailboxStatus', { user: 'samik', field: ['bogus'], mailboxMask: ['*'] }, 'BAD_USER_INPUT'],
      ['no mask', 'mailboxStatus', { user: 'samik', field: ['messages'] }, 'BAD_USER_INPUT'],
      ['an unknown system flag', 'flagsAdd', { user: 'samik', flag: ['\\Bogus'], query: ['mailbox', 'INBOX', 'all'] }, 'BAD_USER_INPUT'],
      ['a negative number', 'dictInc', { user: 'samik', key: 'priv/x', difference: -1 }, 'BAD_USER_INPUT'],
      ['a kick of everyone', 'kick', {}, 'BAD_USER_INPUT'],
      ['what ends the process', 'user', { userMask: ['samik'], userdbOnly: true }, 'BAD_USER_INPUT'],
      ['a program to run', 'sync', { user: 'samik', destination: ['sh', '-c', 'id'] }, 'BAD_USER_INPUT'],
      ['a program in one text', 'backup', { user: 'samik', destination: ['/bin/id'] }, 'BAD_USER_INPUT'],
      ['what is never run', 'dsyncServer', { user: 'samik' }, 'BAD_USER_INPUT'],
      ['an invalid statistic', 'statsRemove', { name: '' }, 'BAD_USER_INPUT'],
    ])('with %s is refused, and nothing is sent', async (_, command, parameters, code) => {
      const mark = await dovecot.markLog();
      const sent = await gateway.countSent(async () => {
        const { data, errors } = await ask(command, parameters);
        expect(data?.doveadm ?? null).toBeNull();
        expect(errors).toMatchObject([{ extensions: { code } }]);
      });
      expect(sent).toBe(0);
      expect(await dovecot.crashes(mark)).toEqual([]);
    });

    test('that no field of the schema uses needs the name of the host', async () => {
      expect((await ask('mailboxMutf7', { name: ['x'] })).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', field: 'confirm' } },
      ]);
      expect((await ask('serviceStop', { service: ['imap'] })).errors).toMatchObject([{ extensions: { field: 'confirm' } }]);
      expect(await run('aclDebug', { user: 'samik', mailbox: 'INBOX' }, 'default')).toMatchObject({ outcome: 'APPLIED' });
    });

    test.each<[string, string, object]>([
      ['socketPath', 'who', { socketPath: '127.0.0.1:25' }],
      ['rawlog', 'sync', { user: 'samik', destination: ['x'], rawlog: '/tmp/x' }],
      ['unsafe', 'mailboxDelete', { user: 'samik', mailbox: ['x'], unsafe: true }],
      ...(is23
        ? ([
            ['dictUri', 'dictGet', { user: 'samik', dictUri: 'file:/etc/passwd', key: 'priv/x' }],
            ['fsDriver', 'fsGet', { fsDriver: 'posix', fsArgs: 'prefix=/', path: 'etc/passwd' }],
          ] satisfies [string, string, object][])
        : ([['noUserdbLookup', 'mailboxList', { user: 'samik', noUserdbLookup: true, mailboxMask: ['*'] }]] satisfies [
            string,
            string,
            object,
          ][])),
    ])('does not reach into the mail host by %s', async (field, command, parameters) => {
      const sent = await gateway.countSent(async () => {
        expect((await ask(command, parameters)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', field } }]);
      });
      expect(sent).toBe(0);
    });

    test('is only for superadmin with a scope of everyone', async () => {
      for (const as of [{ ...superadmin, domains: ['example.com'] }, withRole('cluster-admin', '*'), withRole('domain-admin', '*')]) {
        expect((await ask('mailboxList', { user: 'samik' }, { as })).errors).toMatchObject([
          { extensions: { code: 'FORBIDDEN', permission: 'RAW_COMMAND' } },
        ]);
      }
    });

    test('is in the audit log with its arguments, and so is a refusal', async () => {
      const { name } = await dovecot.createUser();
      await ask('mailboxCreate', { user: name, mailbox: ['Audited'] });
      await ask('mailboxCreate', { user: name, mailbox: ['Audited'], bogus: true });
      const lines = (await gateway.auditLines()).filter(({ users }) => (users as string[]).includes(name));
      expect(lines).toMatchObject([
        { event: 'intent', command: 'doveadm mailboxCreate', effect: 'write', arguments: { user: name, mailbox: 'Audited' } },
        { event: 'outcome', command: 'doveadm mailboxCreate', outcome: 'APPLIED' },
      ]);
      expect((await gateway.auditLines()).at(-1)).toMatchObject({
        event: 'refused',
        command: 'doveadm',
        code: 'PARAMETER_UNSUPPORTED',
        arguments: { command: 'mailboxCreate' },
      });
    });
  },
  { RAW_COMMANDS: 'on' },
);

describe('without RAW_COMMANDS', () => {
  const gateway = new TestGateway({ url: 'http://127.0.0.1:9', apiKey: 'x' });
  beforeAll(() => gateway.start());
  afterAll(() => gateway.close());

  test('a command in the words of doveadm is refused, with the setting named, and audited', async () => {
    const { errors } = await gateway.ask(MUTATION, { variables: { command: 'who' } });
    expect(errors).toMatchObject([{ message: expect.stringContaining('RAW_COMMANDS'), extensions: { code: 'FORBIDDEN' } }]);
    expect(await gateway.auditLines()).toMatchObject([{ event: 'refused', command: 'doveadm', arguments: { command: 'who' } }]);
  });
});
