import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postCommands } from '../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { withPrefixes } from '../dovecot/namespaces.ts';
import { TestGateway, withRole, type Bearer } from './gateway.ts';

const user = 'alice@example.com';
const admin = withRole('domain-admin', 'example.com');
const holding = ['INBOX', 'INBOX.Work', 'INBOX.Work.Deep', 'Archive.2020', 'Public.News'];

interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  readonly mailbox?: { readonly name: string } | null;
  readonly affected?: { readonly messageCount: number; readonly mailboxes: readonly { readonly name: string }[] } | null;
}

describe.each(['2.3', '2.4'] as const)('namespaces with prefixes (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  const doveadm = async (command: string, parameters: Record<string, unknown>): Promise<unknown> => {
    const [reply] = await postCommands(dovecot, [[command, { user, ...parameters }, 't']]);
    if (reply?.[0] !== 'doveadmResponse') throw new Error(`${command} ${JSON.stringify(parameters)}: ${JSON.stringify(reply)}`);
    return reply[1];
  };
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false, configure: withPrefixes(series) });
    gateway = await new TestGateway(dovecot).start();
    for (const mailbox of holding) {
      if (mailbox !== 'INBOX') await doveadm('mailboxCreate', { mailbox });
      await doveadm('save', { mailbox, file: `Subject: in ${mailbox}\n\nx\n` });
    }
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  const ask = <T>(fields: string, as?: Bearer): Promise<T> =>
    gateway.data<{ user: T }>(`{ user(name: "${user}") { ${fields} } }`, as === undefined ? {} : { as }).then((data) => data.user);
  const send = (mutation: string, input: Record<string, unknown>, more = '', as?: Bearer) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { outcome errors { code message } ${more} } }`;
    return gateway.ask<{ payload: Payload }>(query, { variables: { input: { user, ...input } }, ...(as === undefined ? {} : { as }) });
  };
  const change = async (mutation: string, input: Record<string, unknown>, more = '', as?: Bearer): Promise<Payload> => {
    const { data, errors } = await send(mutation, input, more, as);
    expect(errors).toEqual([]);
    return data!.payload;
  };
  /** What is there, without the gateway. */
  const counts = async (...names: readonly string[]): Promise<Record<string, number>> => {
    const rows = (await doveadm('mailboxStatus', { field: ['messages'], mailboxMask: names })) as { mailbox: string; messages: string }[];
    return Object.fromEntries(rows.map(({ mailbox, messages }) => [mailbox, Number(messages)]));
  };

  test('a pattern stays in one of them when doveadm reads it alone', async () => {
    expect(await doveadm('mailboxList', { mailboxMask: ['*'] })).toEqual([{ mailbox: 'INBOX' }]);
    expect(await doveadm('search', { query: ['mailbox', '*', 'all'] })).toEqual([]);
    const twice = (await doveadm('mailboxList', { mailboxMask: ['*', '*'] })) as { mailbox: string }[];
    expect(twice.map(({ mailbox }) => mailbox)).toEqual(expect.arrayContaining(holding));
  });

  test.each([undefined, admin])('are listed, counted and searched through (%j)', async (as) => {
    const { all, work, archive, totals } = await ask<
      Record<'all' | 'work' | 'archive', { name: string; messageCount: number }[]> & { totals: unknown }
    >(
      `all: mailboxes { name messageCount subscribed selectable } work: mailboxes(mask: "INBOX.W*") { name messageCount }
       archive: mailboxes(mask: "Arch*") { name messageCount } totals(mask: "*") { messageCount }`,
      as,
    );
    const byName = new Map(all.map((mailbox) => [mailbox.name, mailbox]));
    for (const name of holding) expect(byName.get(name)).toMatchObject({ name, messageCount: 1 });
    expect(work.map(({ name, messageCount }) => [name, messageCount])).toEqual([
      ['INBOX.Work', 1],
      ['INBOX.Work.Deep', 1],
    ]);
    expect(archive).toContainEqual({ name: 'Archive.2020', messageCount: 1 });
    expect(totals).toEqual({ messageCount: holding.length });
    const found = async (search: string): Promise<string[]> =>
      (
        await ask<{ messages: { totalCount: number; nodes: { mailbox: { name: string } }[] } }>(
          `messages(search: ${search}) { totalCount nodes { subject mailbox { name } } }`,
          as,
        )
      ).messages.nodes
        .map(({ mailbox }) => mailbox.name)
        .sort();
    const own = holding.filter((name) => !name.startsWith('Public')).sort();
    expect(await found('{ mailboxPattern: "*" }')).toEqual(own);
    expect(await found('{ all: true }')).toEqual(own);
    expect(await found('{ mailboxPattern: "INBOX*" }')).toEqual(['INBOX', 'INBOX.Work', 'INBOX.Work.Deep']);
    expect(await found('{ mailboxPattern: "inbox.%" }')).toEqual(['INBOX.Work']);
    expect(await found('{ mailboxPattern: "Public.*" }')).toEqual(['Public.News']);
    expect(await found('{ or: [{ mailbox: "INBOX.Work" }, { mailbox: "Archive.2020" }] }')).toEqual(['Archive.2020', 'INBOX.Work']);
  });

  test('are reached by changes and by their dry runs', async () => {
    const keyword = async (name: string, search: Record<string, unknown>): Promise<string[]> => {
      expect(await change('flagsAdd', { flags: [name], search })).toMatchObject({ outcome: 'APPLIED' });
      const rows = (await doveadm('fetch', { field: ['mailbox', 'flags'], query: ['all'] })) as { mailbox: string; flags: string }[];
      return rows.filter(({ flags }) => flags.includes(name)).map(({ mailbox }) => mailbox);
    };
    expect(await keyword('$every', { mailboxPattern: '*', all: true })).toHaveLength(holding.length - 1);
    expect(
      (
        await keyword('$two', {
          or: [
            { mailbox: 'INBOX.Work', all: true },
            { mailbox: 'Archive.2020', subject: 'in' },
          ],
        })
      ).sort(),
    ).toEqual(['Archive.2020', 'INBOX.Work']);
    const dry = await change('messageExpunge', { search: { mailboxPattern: '*', all: true }, dryRun: true }, 'affected { messageCount }');
    expect(dry.affected).toEqual({ messageCount: holding.length - 1 });
    const tree = await change(
      'mailboxDelete',
      { mailbox: 'INBOX.Work', recursive: true, dryRun: true },
      'affected { messageCount mailboxes { name } }',
    );
    expect(tree.affected).toEqual({ messageCount: 2, mailboxes: [{ name: 'INBOX.Work' }, { name: 'INBOX.Work.Deep' }] });
  });

  test.each(['mailboxForceResync', 'mailboxIndex'])("%s with a pattern reaches all of the user's own namespaces", async (mutation) => {
    const resync = mutation === 'mailboxForceResync';
    const input = resync ? { mailboxPattern: '*' } : { mailboxPatterns: ['*'] };
    for (const as of [undefined, admin]) {
      const mark = await dovecot.markLog();
      expect(await change(mutation, input, '', as)).toMatchObject({ outcome: 'APPLIED', errors: [] });
      const log = await dovecot.readLog(mark);
      // 2.3 does not log what it indexes, 2.4 only what was indexed before.
      const isLogged = resync || (series === '2.4' && as !== undefined);
      for (const name of isLogged ? ['Work', '2020'] : []) expect(log).toMatch(new RegExp(`${name}\\b.*([Rr]ebuil|Index|dbox)`));
    }
  });

  test('a name of INBOX itself by its prefix is refused before the mail in it is lost', async () => {
    // doveadm deletes INBOX by this name.
    for (const [mutation, input] of [
      ['mailboxDelete', { mailbox: 'INBOX.INBOX' }],
      ['mailboxDelete', { mailbox: 'INBOX.INBOX', recursive: true, dryRun: true }],
      ['mailboxRename', { mailbox: 'INBOX.INBOX', newName: 'INBOX.Gone' }],
      ['messageExpunge', { search: { mailbox: 'INBOX.INBOX', all: true } }],
      ['messageSave', { mailbox: 'INBOX.INBOX', content: 'Subject: x\n\nx\n' }],
    ] as const) {
      const { data, errors } = await send(mutation, input);
      expect([mutation, data?.payload ?? null, errors[0]?.extensions.code, errors[0]?.message]).toEqual([
        mutation,
        null,
        'BAD_USER_INPUT',
        'mailbox: "INBOX.INBOX" is the INBOX itself here: write "INBOX".',
      ]);
    }
    expect(await counts('INBOX')).toEqual({ INBOX: 1 });
    const { errors } = await gateway.ask(`{ user(name: "${user}") { messages(search: { mailbox: "INBOX.INBOX" }) { totalCount } } }`);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('names with INBOX in another case can be read, and are refused for changes', async () => {
    expect(await ask('mailbox(name: "inbox.Work") { name messageCount messages { nodes { subject } } }')).toEqual({
      mailbox: { name: 'INBOX.Work', messageCount: 1, messages: { nodes: [{ subject: 'in INBOX.Work' }] } },
    });
    for (const [mutation, input] of [
      ['mailboxCreate', { mailbox: 'Inbox.New' }],
      ['mailboxDelete', { mailbox: 'inbox.Work', dryRun: true }],
      ['messageExpunge', { search: { mailbox: 'inbox.Work', all: true } }],
    ] as const) {
      const { errors } = await send(mutation, input);
      expect([mutation, errors[0]?.extensions.code]).toEqual([mutation, 'BAD_USER_INPUT']);
      expect(errors[0]?.message).toContain('write "INBOX.');
    }
    expect(await counts('INBOX.Work')).toEqual({ 'INBOX.Work': 1 });
  });

  test('a name that ends with the separator is refused', async () => {
    for (const [mutation, input] of [
      ['mailboxCreate', { mailbox: 'INBOX.New.' }],
      ['mailboxForceResync', { mailboxPattern: 'INBOX.Work.' }],
      ['mailboxSubscribe', { mailbox: 'INBOX.Work.' }],
    ] as const) {
      const { errors } = await send(mutation, input);
      expect([mutation, errors[0]?.extensions.code]).toEqual([mutation, 'BAD_USER_INPUT']);
    }
    expect(await ask('mailboxes(mask: "INBOX.New*") { name }')).toEqual({ mailboxes: [] });
    expect(await dovecot.crashes()).toEqual([]);
  });
});
