import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway, withRole } from './gateway.ts';

behindGateway('rights on mailboxes', (gateway, dovecot) => {
  let owner = '';
  let guest = '';
  let outsider = '';
  beforeAll(async () => {
    const created = await dovecot.createUsers([{ domain: 'acl.example' }, { domain: 'acl.example' }, { domain: 'elsewhere.example' }]);
    [owner = '', guest = '', outsider = ''] = created.map(({ name }) => name);
    await withImap(dovecot, owner, (client) => client.mailboxCreate('Team'));
  });
  const entries = async (): Promise<string[]> =>
    (await dovecot.doveadm(['-f', 'tab', 'acl', 'get', '-u', owner, 'Team']))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replaceAll('\t', ' ').replace(/ {2,}/g, ' ').trim());
  const input = (more: string) => `input: { user: "${owner}", mailbox: "Team", ${more} }`;
  const RESULT = '{ outcome errors { code message } mailbox { acl { identifier rights deniedRights global } } }';
  const change = (mutation: string) =>
    gateway.data<Record<string, { mailbox: { acl: unknown } }>>(`mutation { done: ${mutation} ${RESULT} }`);
  const entry = (rights: string[], deniedRights: string[] = []) => ({ identifier: `user=${guest}`, rights, deniedRights, global: false });

  test('are set, added, removed and deleted, and read after each', async () => {
    const who = `identifier: { user: "${guest.toUpperCase()}" }`;
    expect(await change(`aclSet(${input(`${who}, rights: [LOOKUP, READ]`)})`)).toEqual({
      done: { outcome: 'APPLIED', errors: [], mailbox: { acl: [entry(['LOOKUP', 'READ'])] } },
    });
    expect(await entries()).toEqual([`user=${guest} lookup read`]);
    await change(`aclAdd(${input(`${who}, rights: [WRITE_SEEN], deniedRights: [EXPUNGE]`)})`);
    expect(await entries()).toEqual([`user=${guest} lookup read write-seen -expunge`]);
    expect((await change(`aclRemove(${input(`${who}, rights: [READ]`)})`)).done?.mailbox.acl).toEqual([
      entry(['LOOKUP', 'WRITE_SEEN'], ['EXPUNGE']),
    ]);
    await change(`aclDelete(${input(who)})`);
    expect(await entries()).toEqual([]);
  });

  test('give the other user access', async () => {
    await change(`aclSet(${input(`identifier: { user: "${guest}" }, rights: [LOOKUP, READ]`)})`);
    const shared = `shared/${owner}/Team`;
    expect(await withImap(dovecot, guest, async (client) => ((await client.status(shared, { messages: true })) || null)?.messages)).toBe(0);
    const query = `{ user(name: "${guest}") { mailbox(name: "${shared}") { effectiveRights } } }`;
    const { user } = await gateway.data<{ user: { mailbox: { effectiveRights: string[] } | null } }>(query);
    expect(user.mailbox?.effectiveRights).toEqual(['LOOKUP', 'READ']);
    await change(`aclDelete(${input(`identifier: { user: "${guest}" }`)})`);
  });

  test('of the owner are all', async () => {
    const { user } = await gateway.data<{ user: { mailbox: { effectiveRights: string[] } } }>(
      `{ user(name: "${owner}") { mailbox(name: "Team") { effectiveRights } } }`,
    );
    expect(user.mailbox.effectiveRights).toHaveLength(11);
  });

  test.each([
    ['{ group: "staff" }', 'group=staff'],
    ['{ groupOverride: "staff" }', 'group-override=staff'],
    ['{ authenticated: true }', 'authenticated'],
    ['{ anyone: true }', 'anyone'],
    ['{ owner: true }', 'owner'],
  ])('are given to %s', async (identifier, stored) => {
    await change(`aclSet(${input(`identifier: ${identifier}, rights: [LOOKUP]`)})`);
    expect(await entries()).toEqual([`${stored} lookup`]);
    await change(`aclDelete(${input(`identifier: ${identifier}`)})`);
    expect(await entries()).toEqual([]);
  });

  describe('can be granted only within the scope', () => {
    const admin = { as: withRole('domain-admin', 'acl.example') };
    const ask = (identifier: string) =>
      gateway.ask(`mutation { aclSet(${input(`identifier: ${identifier}, rights: [LOOKUP]`)}) { outcome } }`, admin);

    test('to a user of it', async () => {
      expect((await ask(`{ user: "${guest}" }`)).data).toEqual({ aclSet: { outcome: 'APPLIED' } });
      await change(`aclDelete(${input(`identifier: { user: "${guest}" }`)})`);
    });

    test('not to a user outside', async () => {
      expect((await ask(`{ user: "${outsider}" }`)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', permission: 'ACL_WRITE', user: outsider } },
      ]);
      expect(await entries()).toEqual([]);
    });

    test.each(['{ anyone: true }', '{ authenticated: true }', '{ group: "staff" }', '{ groupOverride: "staff" }'])(
      'not to %s, who can be outside',
      async (identifier) => {
        expect((await ask(identifier)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'ACL_WRITE' } }]);
        expect(await entries()).toEqual([]);
      },
    );
  });

  test.each([
    ['no rights', 'identifier: { anyone: true }, rights: []', 'input.rights'],
    ['anyone: false', 'identifier: { anyone: false }, rights: [READ]', 'input.identifier.anyone'],
    ['a pattern for a user', 'identifier: { user: "a*" }, rights: [READ]', 'pattern'],
  ])('take no %s', async (_, more, problem) => {
    const answer = await gateway.ask(`mutation { aclSet(${input(more)}) { outcome } }`);
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining(problem), extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('are listed again by aclRecalc, which repairs a lost list', async () => {
    await change(`aclSet(${input(`identifier: { user: "${guest}" }, rights: [LOOKUP, READ]`)})`);
    const place = dovecot.series === '2.3' ? 'proxy::acl' : 'acl_sharing_map';
    const key = `shared/shared-boxes/user/${guest}/${owner}`;
    const listed = () =>
      dovecot.doveadm(['dict', 'iter', '-u', owner, place, `shared/shared-boxes/user/${guest}/`]).then((text) => text.includes(key));
    const shown = () =>
      withImap(dovecot, guest, async (client) => (await client.list()).some(({ path }) => path === `shared/${owner}/Team`));
    expect(await listed()).toBe(true);
    await dovecot.doveadm(['dict', 'unset', '-u', owner, place, key]);
    expect([await listed(), await shown()]).toEqual([false, false]);
    expect(
      await gateway.data(`mutation { aclRecalc(input: { target: { users: ["${owner}", "${guest}"] } }) { outcome results { outcome } } }`),
    ).toEqual({
      aclRecalc: { outcome: 'APPLIED', results: [{ outcome: 'APPLIED' }, { outcome: 'APPLIED' }] },
    });
    expect([await listed(), await shown()]).toEqual([true, true]);
    await change(`aclDelete(${input(`identifier: { user: "${guest}" }`)})`);
  });
});
