import { beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

interface Payload {
  outcome: string;
  errors: { code: string; message: string; mailbox: string | null; user: string | null }[];
}

behindGateway('a change in a missing mailbox', (gateway, dovecot) => {
  let user = '';
  let other = '';
  beforeAll(async () => {
    const created = await dovecot.createUsers([{}, {}]);
    [user = '', other = ''] = created.map(({ name }) => name);
    await withImap(dovecot, user, async (client) => {
      await client.mailboxCreate('Parent/Child');
      await client.append('INBOX', 'Subject: one\r\n\r\none\r\n');
    });
  });
  const change = async (mutation: string) =>
    (await gateway.data<{ done: Payload }>(`mutation { done: ${mutation} { outcome errors { code message mailbox user } } }`)).done;
  const notThere = (mailbox: string, owner = user) => ({
    outcome: 'NOT_APPLIED',
    errors: [{ code: 'NOT_FOUND', message: `There is no such mailbox: "${mailbox}".`, mailbox, user: owner }],
  });
  const search = (mailbox: string) => `search: { mailbox: "${mailbox}", all: true }`;
  /** The user's own. Other tests share mailboxes with everyone. */
  const mailboxes = async () => {
    const paths = await withImap(dovecot, user, async (client) => (await client.list()).map(({ path }) => path));
    return paths.filter((path) => !path.startsWith('shared')).sort();
  };
  const commands: [mutation: string, more: (mailbox: string) => string, only24?: true][] = [
    ['flagsAdd', (mailbox) => `flags: ["Work"], ${search(mailbox)}`],
    ['flagsRemove', (mailbox) => `flags: ["Work"], ${search(mailbox)}`],
    ['flagsReplace', (mailbox) => `flags: ["Work"], ${search(mailbox)}`],
    ['messageExpunge', search],
    ['messageCopy', (mailbox) => `destinationMailbox: "INBOX", ${search(mailbox)}`],
    ['messageCopy', (mailbox) => `destinationMailbox: "${mailbox}", ${search('INBOX')}`],
    ['messageMove', (mailbox) => `destinationMailbox: "INBOX", ${search(mailbox)}`],
    ['messageMove', (mailbox) => `destinationMailbox: "${mailbox}", ${search('INBOX')}`],
    ['messageDeduplicate', search],
    ['messageAltMove', search],
    ['messageAttachmentsRebuild', search],
    ['mailboxCacheRemove', search],
    ['mailboxIndex', (mailbox) => `mailboxPatterns: ["${mailbox}"]`],
    ['mailboxForceResync', (mailbox) => `mailboxPattern: "${mailbox}"`],
    ['ftsFlatcurveCheck', (mailbox) => `mailboxPatterns: ["${mailbox}"]`, true],
    ['ftsFlatcurveRotate', (mailbox) => `mailboxPatterns: ["INBOX", "${mailbox}"]`, true],
    ['ftsFlatcurveRemove', (mailbox) => `mailboxPatterns: ["${mailbox}"]`, true],
    ['indexerAdd', (mailbox) => `mailbox: "${mailbox}"`, true],
  ];

  const here = commands.filter(([, , only24]) => only24 !== true || dovecot.series === '2.4');

  test.each(here)('is not applied, and no process ends: %s', async (mutation, more) => {
    const mark = await dovecot.markLog();
    const before = await mailboxes();
    // A name that others are below is no mailbox either.
    for (const mailbox of ['Absent', 'Parent', 'Ab/sent']) {
      expect(await change(`${mutation}(input: { user: "${user}", ${more(mailbox)} })`)).toEqual(notThere(mailbox));
    }
    expect(await mailboxes()).toEqual(before);
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test.each(here)('needs no read when it is INBOX: %s itself reports a missing user', async (mutation, more) => {
    const mark = await dovecot.markLog();
    expect(await change(`${mutation}(input: { user: "nobody@example.com", ${more('INBOX')} })`)).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'USER_NOT_FOUND', user: 'nobody@example.com' }],
    });
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test.each([
    ['mailboxRename', 'mailbox: "Absent", newName: "New"'],
    ['mailboxDelete', 'mailbox: "Absent"'],
    ['mailboxUpdate', 'mailbox: "Absent", minUidNext: 100'],
    ['mailboxCachePurge', 'mailbox: "Absent"'],
    ['messageSave', 'mailbox: "Absent", content: "Subject: x\\n\\nx\\n"'],
    ['mailboxMetadataSet', 'mailbox: "Absent", key: "/private/comment", value: "x"'],
    ['aclSet', 'mailbox: "Absent", identifier: { owner: true }, rights: [READ]'],
  ])('is not applied where Dovecot itself says so: %s', async (mutation, more) => {
    expect(await change(`${mutation}(input: { user: "${user}", ${more} })`)).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('does not affect existing mailboxes', async () => {
    const both = `search: { or: [{ mailbox: "INBOX", all: true }, { mailbox: "Absent", all: true }] }`;
    expect(await change(`flagsAdd(input: { user: "${user}", flags: ["Left"], ${both} })`)).toEqual(notThere('Absent'));
    const flags = await withImap(dovecot, user, async (client) => {
      await client.mailboxOpen('INBOX');
      return ((await client.fetchOne('1', { flags: true })) || null)?.flags;
    });
    expect([...(flags ?? [])]).not.toContain('Left');
  });

  test('is applied if Dovecot creates the mailbox on first use, if it is a pattern, and if it is excluded', async () => {
    const applied = { outcome: 'APPLIED', errors: [] };
    expect(await change(`flagsAdd(input: { user: "${user}", flags: ["Work"], ${search('Junk')} })`)).toEqual(applied);
    expect(await change(`messageCopy(input: { user: "${user}", destinationMailbox: "Sent", ${search('inbox')} })`)).toEqual(applied);
    const patterns = `search: { mailboxPattern: "Absent*", all: true }`;
    expect(await change(`flagsAdd(input: { user: "${user}", flags: ["Work"], ${patterns} })`)).toEqual(applied);
    const excluded = `search: { mailbox: "INBOX", not: [{ mailbox: "Absent" }], all: true }`;
    expect(await change(`flagsAdd(input: { user: "${user}", flags: ["Work"], ${excluded} })`)).toEqual(applied);
  });

  test('is reported for the one user of several who has none', async () => {
    await withImap(dovecot, other, (client) => client.mailboxCreate('Only here'));
    const target = `target: { users: ["${user}", "${other}"] }`;
    const { done } = await gateway.data<{ done: unknown }>(
      `mutation { done: flagsAdd(input: { ${target}, flags: ["Work"], ${search('Only here')} })
        { outcome results { user { name } outcome errors { code } } } }`,
    );
    expect(done).toEqual({
      outcome: 'PARTIAL',
      results: [
        { user: { name: user }, outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] },
        { user: { name: other }, outcome: 'APPLIED', errors: [] },
      ],
    });
  });

  test('is checked in the source user’s mail, if that is another user', async () => {
    const copy = (mailbox: string, source: string) =>
      change(`messageCopy(input: { user: "${other}", sourceUser: "${source}", destinationMailbox: "INBOX", ${search(mailbox)} })`);
    expect(await copy('Only here', user)).toEqual(notThere('Only here'));
    expect(await copy('Parent/Child', user)).toEqual({ outcome: 'APPLIED', errors: [] });
    expect(await copy('INBOX', 'nobody@example.com')).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'USER_NOT_FOUND', user: 'nobody@example.com' }],
    });
  });

  test('costs the caller the reads of the check', async () => {
    const cost = async (mailbox: string): Promise<unknown> => {
      const query = `mutation { flagsAdd(input: { user: "${user}", flags: ["Work"], ${search(mailbox)} }) { outcome } }`;
      return (await gateway.ask(query)).extensions.cost;
    };
    // Refused commands count like sent ones: the look-up, and the change itself.
    expect(await cost('Absent')).toMatchObject({ commands: 2 });
    expect(await cost('Parent/Child')).toMatchObject({ commands: 2 });
    expect(await cost('INBOX')).toMatchObject({ commands: 1 });
  });

  test('is in the audit log as refused', async () => {
    const before = (await gateway.auditLines()).length;
    await change(`flagsAdd(input: { user: "${user}", flags: ["Work"], ${search('Absent')} })`);
    expect((await gateway.auditLines()).slice(before)).toMatchObject([{ event: 'refused', command: 'flagsAdd', code: 'NOT_FOUND' }]);
  });
});
