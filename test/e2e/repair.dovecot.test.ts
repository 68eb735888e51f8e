import { beforeAll, describe, expect, test } from 'vitest';
import { homeForDovecot, inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { behindGateway, withRole } from './gateway.ts';

interface Payload {
  outcome: string;
  errors: { code: string; message: string }[];
}

behindGateway('repair', (gateway, dovecot) => {
  const names = { sdbox: '', mdbox: '', maildir: '', alternative: '' };
  beforeAll(async () => {
    const created = await dovecot.createUsers([
      { format: 'sdbox', quotaKiB: 1000 },
      { format: 'mdbox' },
      { format: 'maildir', quotaKiB: 1000 },
      { format: 'sdbox', alternative: true },
    ]);
    [names.sdbox = '', names.mdbox = '', names.maildir = '', names.alternative = ''] = created.map(({ name }) => name);
    for (const user of Object.values(names)) await fill(user);
  });

  const fill = (user: string) =>
    withImap(dovecot, user, async (client) => {
      for (const subject of ['one', 'two', 'three']) {
        await client.append(
          'INBOX',
          buildMessage({ subject, messageId: `<${subject}@repair.example>`, body: `${'x'.repeat(70)}\n`.repeat(50) }),
        );
      }
    });
  const change = async (mutation: string): Promise<Payload> => {
    const data = await gateway.data<Record<string, Payload>>(`mutation { done: ${mutation} { outcome errors { code message } } }`);
    return data.done!;
  };
  const applied = async (mutation: string): Promise<void> => {
    expect(await change(mutation)).toEqual({ outcome: 'APPLIED', errors: [] });
  };
  const countMessages = (user: string) =>
    withImap(dovecot, user, async (client) => ((await client.status('INBOX', { messages: true })) || null)?.messages);

  test('mailboxForceResync notices that a message file is gone', async () => {
    const { sdbox: user } = names;
    await inHome(dovecot, user, 'rm mail/mailboxes/INBOX/dbox-Mails/u.2');
    expect(await countMessages(user)).toBe(3);
    await applied(`mailboxForceResync(input: { user: "${user}", mailboxPattern: "INBOX", checkIndexFirst: true })`);
    expect(await countMessages(user)).toBe(2);
  });

  test('quotaRecalc counts the stored mail', async () => {
    const { sdbox: user } = names;
    await applied(`quotaRecalc(input: { user: "${user}" })`);
    const table = await dovecot.doveadm(['-f', 'tab', 'quota', 'get', '-u', user]);
    expect(table).toMatch(/^User quota\tMESSAGE\t2\t/m);
    const data = await gateway.data(`{ user(name: "${user}") { quota { messageCount } } }`);
    expect(data).toEqual({ user: { quota: [{ messageCount: 2 }] } });
  });

  test.runIf(dovecot.series === '2.3')('quotaRecalc repairs wrong figures', async () => {
    const { name: user } = await dovecot.createUser({ format: 'maildir', quotaKiB: 1000, quotaFile: true });
    await fill(user);
    const figures = () => dovecot.doveadm(['-f', 'tab', 'quota', 'get', '-u', user]);
    const inGateway = () => gateway.data(`{ user(name: "${user}") { quota { messageCount } } }`);
    const before = await figures();
    expect(before).toMatch(/\tMESSAGE\t3\t/);
    await inHome(dovecot, user, "printf '1024000S\\n500000 77\\n' > mail/maildirsize");
    expect(await inGateway()).toEqual({ user: { quota: [{ messageCount: 77 }] } });
    await applied(`quotaRecalc(input: { user: "${user}" })`);
    expect(await figures()).toBe(before);
    expect(await inGateway()).toEqual({ user: { quota: [{ messageCount: 3 }] } });
    expect(await inHome(dovecot, user, 'cat mail/maildirsize')).not.toContain('77');
  });

  test('mailboxIndex finds messages that were stored without Dovecot', async () => {
    const { maildir: user } = names;
    await inHome(dovecot, user, `printf 'Subject: dropped\\n\\nx\\n' > mail/new/1700000000.dropped.host && chmod 666 mail/new/*.host`);
    const before = await inHome(dovecot, user, 'cat mail/dovecot-uidlist');
    await applied(`mailboxIndex(input: { user: "${user}", mailboxPatterns: ["INBOX"], maxRecentCount: 1000 })`);
    const after = await inHome(dovecot, user, 'cat mail/dovecot-uidlist');
    expect([before.includes('dropped'), after.includes('dropped')]).toEqual([false, true]);
  });

  test('mailboxIndex takes several patterns if Dovecot does', async () => {
    const mutation = `mutation { mailboxIndex(input: { user: "${names.sdbox}", mailboxPatterns: ["INBOX", "Trash"], queue: true }) { outcome } }`;
    const answer = await gateway.ask(mutation);
    if (dovecot.series === '2.4') expect(answer.data).toEqual({ mailboxIndex: { outcome: 'APPLIED' } });
    else expect(answer.errors).toMatchObject([{ extensions: { code: 'PARAMETER_UNSUPPORTED', field: 'mailboxMask' } }]);
  });

  test('storagePurge frees the space of removed messages', async () => {
    const { mdbox: user } = names;
    await withImap(dovecot, user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:2');
    });
    const sizes = () => inHome(dovecot, user, 'cat mail/storage/m.* | wc -c');
    const before = Number(await sizes());
    await applied(`storagePurge(input: { user: "${user}" })`);
    expect(Number(await sizes())).toBeLessThan(before / 2);
  });

  test('messageAltMove moves files to the alternative storage and back', async () => {
    const { alternative: user } = names;
    const files = (folder: string) => inHome(dovecot, user, `find ${folder} -name 'u.*' 2>/dev/null | wc -l`);
    await applied(`messageAltMove(input: { user: "${user}", search: { mailbox: "INBOX", subject: "one" } })`);
    expect([Number(await files('mail')), Number(await files('alt'))]).toEqual([2, 1]);
    await applied(`messageAltMove(input: { user: "${user}", search: { mailbox: "INBOX", all: true }, reverse: true })`);
    expect([Number(await files('mail')), Number(await files('alt'))]).toEqual([3, 0]);
  });

  test('messageAttachmentsRebuild marks what has attachments', async () => {
    const { maildir: user } = names;
    await applied(`messageAttachmentsRebuild(input: { user: "${user}", search: { mailbox: "INBOX", subject: "one" } })`);
    const flags = await withImap(dovecot, user, async (client) => {
      await client.mailboxOpen('INBOX');
      return ((await client.fetchOne('1', { flags: true })) || { flags: new Set<string>() }).flags;
    });
    expect([...(flags ?? [])]).toContain('$HasNoAttachment');
  });

  describe('the cache of messages', () => {
    const cli = (user: string, ...fields: string[]) =>
      dovecot.doveadm(['-f', 'tab', 'mailbox', 'cache', 'decision', '-u', user, ...fields, 'INBOX']);
    const cacheFile = 'mail/mailboxes/INBOX/dbox-Mails/dovecot.index.cache';

    test('is listed', async () => {
      const { mdbox: user } = names;
      await gateway.data(`{ user(name: "${user}") { mailbox(name: "INBOX") { messages { nodes { subject sizeBytes } } } } }`);
      const { user: answer } = await gateway.data<{
        user: { mailbox: { cacheDecisions: { field: string; decision: string; lastUsedAt: string | null }[] } };
      }>(`{ user(name: "${user}") { mailbox(name: "INBOX") { cacheDecisions { field decision lastUsedAt } } } }`);
      const decisions = answer.mailbox.cacheDecisions;
      const listed = (await cli(user, '--all')).trim().split('\n').slice(1);
      expect(decisions.map(({ field }) => field)).toEqual(listed.map((line) => line.split('\t')[1]));
      expect(decisions.some(({ lastUsedAt }) => /^20\d\d-.*Z$/.test(lastUsedAt ?? ''))).toBe(true);
      expect(decisions.some(({ lastUsedAt }) => lastUsedAt === null)).toBe(true);
    });

    const decide = (user: string, more: string) =>
      gateway.data<{ set: Payload }>(
        `mutation { set: mailboxCacheDecisionSet(input: { user: "${user}", mailbox: "INBOX", fields: ["size.virtual", "hdr.unheard-of"], ${more} })
          { outcome errors { code } cacheDecisions { field decision lastUsedAt } } }`,
      );

    test('follows a decision', async () => {
      const { name: user } = await dovecot.createUser({ format: 'maildir' });
      await gateway.data(
        `mutation { messageSave(input: { user: "${user}", mailbox: "INBOX", content: "Subject: x\\n\\nx\\n" }) { outcome } }`,
      );
      await gateway.data(`{ user(name: "${user}") { mailbox(name: "INBOX") { messages { nodes { subject sizeBytes snippet } } } } }`);
      const lastUsedAt = '2030-05-06T07:08:09Z';
      expect(await decide(user, `decision: YES, lastUsedAt: "${lastUsedAt}"`)).toEqual({
        set: { outcome: 'APPLIED', errors: [], cacheDecisions: [{ field: 'size.virtual', decision: 'YES', lastUsedAt }] },
      });
      expect(await cli(user, '--fields', 'size.virtual')).toMatch(/size\.virtual\tyes\t2030-05-06/);
      expect(await decide(user, 'decision: NO')).toMatchObject({ set: { cacheDecisions: [{ decision: 'NO', lastUsedAt }] } });
    });

    test('does not report a decision without a cache that could keep it', async () => {
      const { name: user } = await dovecot.createUser();
      await withImap(dovecot, user, (client) => client.mailboxOpen('INBOX'));
      const { set } = await decide(user, 'decision: YES');
      expect(set).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [{ code: expect.stringMatching(/^(NOT_POSSIBLE|TEMPORARY_FAILURE)$/) }],
      });
    });

    test.each(['[]', '["hdr.x y"]', '["a,b"]'])('takes no %s for fields', async (fields) => {
      const answer = await gateway.ask(
        `mutation { mailboxCacheDecisionSet(input: { user: "${names.mdbox}", mailbox: "INBOX", fields: ${fields}, decision: NO }) { outcome } }`,
      );
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'input.fields' } }]);
    });

    test('is rewritten by mailboxCachePurge', async () => {
      const { alternative: user } = names;
      const inode = () => inHome(dovecot, user, `ls -i ${cacheFile}`);
      const before = await inode();
      await applied(`mailboxCachePurge(input: { user: "${user}", mailbox: "INBOX" })`);
      expect(await inode()).not.toBe(before);
    });

    test('is removed by mailboxCacheRemove', async () => {
      const { alternative: user } = names;
      const dump = () => dovecot.doveadm(['dump', '-t', 'index', `${homeForDovecot(dovecot, user)}/mail/mailboxes/INBOX/dbox-Mails`]);
      const cached = (text: string) => text.match(/cache offset=[1-9]/g)?.length ?? 0;
      await gateway.data(`{ user(name: "${user}") { mailbox(name: "INBOX") { messages { nodes { subject receivedAt } } } } }`);
      const before = cached(await dump());
      await applied(`mailboxCacheRemove(input: { user: "${user}", search: { mailbox: "INBOX", all: true } })`);
      expect([before > 0, cached(await dump())]).toEqual([true, 0]);
    });
  });

  test('Mailbox.path is where the files are', async () => {
    const { user } = await gateway.data<{ user: { mailbox: Record<string, string | null> } }>(
      `{ user(name: "${names.sdbox}") { mailbox(name: "INBOX") { path messages: path(kind: MESSAGES) index: path(kind: INDEX)
        control: path(kind: CONTROL) private: path(kind: PRIVATE_INDEX) alternative: path(kind: ALTERNATIVE_MESSAGES)
        alternativeDirectory: path(kind: ALTERNATIVE_DIRECTORY) } } }`,
    );
    const directory = `${homeForDovecot(dovecot, names.sdbox)}/mail/mailboxes/INBOX`;
    const files = `${directory}/dbox-Mails`;
    const nothing = { private: null, alternative: null, alternativeDirectory: null };
    expect(user.mailbox).toEqual({ path: directory, messages: files, index: files, control: files, ...nothing });
  });

  test.each(['helpdesk', 'self'] as const)('needs its own permission: %s', async (role) => {
    const as = role === 'helpdesk' ? withRole('helpdesk', 'example.com') : { sub: names.mdbox, roles: ['self'] };
    const answer = await gateway.ask(`mutation { storagePurge(input: { user: "${names.mdbox}" }) { outcome } }`, { as });
    if (role === 'helpdesk') expect(answer.data).toEqual({ storagePurge: { outcome: 'APPLIED' } });
    else expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'MAILBOX_REPAIR' } }]);
  });
});
