import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway, overHttp, TestGateway, withRole } from './gateway.ts';

const DOMAIN = 'target.example';
const RESULTS = 'outcome errors { code message user } user { name } results { user { name } outcome errors { code user command } }';

interface Payload {
  outcome: string;
  errors: { code: string; message: string; user: string | null }[];
  user: { name: string } | null;
  results: { user: { name: string }; outcome: string; errors: { code: string; user: string | null; command: string | null }[] }[];
}

behindGateway('a change for many users', (gateway, dovecot) => {
  let names: string[] = [];
  beforeAll(async () => {
    const created = await dovecot.createUsers(
      Array.from({ length: 5 }, (_, index) => ({ name: `u${String(index)}@${dovecot.series}.${DOMAIN}` })),
    );
    names = created.map(({ name }) => name);
    for (const name of names) {
      await withImap(dovecot, name, async (client) => {
        for (const subject of ['one', 'two']) await client.append('INBOX', `Subject: ${subject}\r\n\r\nx\r\n`);
      });
    }
  });

  const flagsAdd = (target: string, flag: string, as?: Parameters<typeof gateway.ask>[1]) =>
    gateway.data<{ flagsAdd: Payload }>(
      `mutation { flagsAdd(input: { ${target}, flags: ["${flag}"], search: { mailbox: "INBOX", subject: "one" } }) { ${RESULTS} } }`,
      as,
    );
  const flagged = (name: string, flag: string) =>
    withImap(dovecot, name, async (client) => {
      const lock = await client.getMailboxLock('INBOX');
      try {
        return await client.search({ keyword: flag });
      } finally {
        lock.release();
      }
    });

  test('by mask: each user is changed, in order of name, with a result for each', async () => {
    const { flagsAdd: payload } = await flagsAdd(`target: { mask: "u*@${dovecot.series}.${DOMAIN}" }`, 'Masked');
    expect(payload).toMatchObject({ outcome: 'APPLIED', errors: [], user: null });
    expect(payload.results).toEqual(names.map((name) => ({ user: { name }, outcome: 'APPLIED', errors: [] })));
    for (const name of names) expect(await flagged(name, 'Masked')).toEqual([1]);
  });

  test('by list: in the given order, each user once, folded as Dovecot folds names', async () => {
    const [, second = '', third = ''] = names;
    const { flagsAdd: payload } = await flagsAdd(`target: { users: ["${third.toUpperCase()}", "${second}", "${third}"] }`, 'Listed');
    expect(payload.results.map(({ user, outcome }) => [user.name, outcome])).toEqual([
      [third, 'APPLIED'],
      [second, 'APPLIED'],
    ]);
    expect(await flagged(second, 'Listed')).toEqual([1]);
    expect(await flagged(names[0]!, 'Listed')).toEqual([]);
  });

  test('a failed user is named, and the others are changed', async () => {
    const ghost = `ghost@${dovecot.series}.${DOMAIN}`;
    const { flagsAdd: payload } = await flagsAdd(`target: { users: ["${names[0]!}", "${ghost}"] }`, 'Partly');
    expect(payload).toMatchObject({ outcome: 'PARTIAL', errors: [{ code: 'USER_NOT_FOUND', user: ghost }] });
    expect(payload.results).toEqual([
      { user: { name: names[0] }, outcome: 'APPLIED', errors: [] },
      { user: { name: ghost }, outcome: 'NOT_APPLIED', errors: [{ code: 'USER_NOT_FOUND', user: ghost, command: 'flagsAdd' }] },
    ]);
    expect(await flagged(names[0]!, 'Partly')).toEqual([1]);
  });

  test('a user out of scope is refused, and the others are changed', async () => {
    const admin = { as: withRole('domain-admin', `${dovecot.series}.${DOMAIN}`) };
    const { flagsAdd: payload } = await flagsAdd(`target: { users: ["alice@example.com", "${names[0]!}"] }`, 'Scoped', admin);
    expect(payload).toMatchObject({ outcome: 'PARTIAL', errors: [{ code: 'FORBIDDEN', user: 'alice@example.com' }] });
    expect(await flagged('alice@example.com', 'Scoped')).toEqual([]);
    expect(await flagged(names[0]!, 'Scoped')).toEqual([1]);
  });

  test('a mask reaches only users that the caller may see', async () => {
    const admin = { as: withRole('domain-admin', `${dovecot.series}.${DOMAIN}`) };
    const { flagsAdd: payload } = await flagsAdd('target: { mask: "*" }', 'Seen4', admin);
    expect(payload.outcome).toBe('APPLIED');
    expect(payload.results.map(({ user }) => user.name)).toEqual(names);
    expect(await flagged('alice@example.com', 'Seen4')).toEqual([]);
  });

  test('repeatable writes share envelopes; other writes go alone', async () => {
    const http = await new TestGateway(overHttp(dovecot)).start();
    onTestFinished(() => http.close());
    const target = `target: { mask: "u*@${dovecot.series}.${DOMAIN}" }`;
    const lookUps = 1;
    const envelopesOf = (mutation: string) => http.countSent(() => http.data(`mutation { ${mutation} { outcome } }`));
    const marked = (mailbox: string) => `flagsAdd(input: { ${target}, flags: ["Counted"], search: { mailbox: "${mailbox}", all: true } })`;
    expect(await envelopesOf(`storagePurge(input: { ${target} })`)).toBe(lookUps + 1);
    expect(await envelopesOf(marked('INBOX'))).toBe(lookUps + names.length);
    // One read checks for all of them whether they have the mailbox.
    expect(await envelopesOf(marked('Junk'))).toBe(lookUps + 1 + names.length);
  });

  test('each user has lines of its own in the audit log', async () => {
    const before = (await gateway.auditLines()).length;
    await flagsAdd(`target: { users: ["${names[0]!}", "${names[1]!}"] }`, 'Audited');
    const lines = (await gateway.auditLines()).slice(before);
    const of = (event: string) => lines.filter((line) => line['event'] === event).flatMap((line) => line['users'] as string[]);
    expect(of('intent').sort()).toEqual(names.slice(0, 2));
    expect(of('outcome').sort()).toEqual(names.slice(0, 2));
  });

  describe('is refused before anything is sent', () => {
    test.each([
      ['neither user nor target', '', 'input: needs `user` for one user, or `target` for several'],
      ['both', 'user: "a@b.example", target: { mask: "*" },', 'input: takes `user` or `target`, not both'],
      ['no users', 'target: { users: [] },', 'input.target.users: must name at least one user'],
      ['a pattern among the users', 'target: { users: ["a*@b.example"] },', 'not a pattern'],
      ['everyone: false', 'target: { everyone: false },', 'input.target.everyone: means every user, and can only be true'],
    ])('%s', async (_, target, message) => {
      const sent = await gateway.countSent(async () => {
        const answer = await gateway.ask(`mutation { storagePurge(input: { ${target} }) { outcome } }`);
        expect(answer.errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }]);
        expect(answer.data).toEqual({ storagePurge: null });
      });
      expect(sent).toBe(0);
    });

    test.each(['everyone: true', 'mask: "*"', 'mask: "*@*"'])('everyone (%s), without the permission', async (target) => {
      const as = withRole('domain-admin', '*');
      const answer = await gateway.ask(`mutation { storagePurge(input: { target: { ${target} } }) { outcome } }`, { as });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'EVERYONE' } }]);
    });

    test.each(['everyone: true', 'mask: "*"'])("everyone (%s), unless the host's name is repeated", async (target) => {
      const sent = await gateway.countSent(async () => {
        for (const confirm of ['', 'confirm: "another"']) {
          const answer = await gateway.ask(`mutation { storagePurge(input: { target: { ${target} } ${confirm} }) { outcome } }`);
          expect(answer.errors).toMatchObject([
            {
              message: 'input.confirm: must be the name of the host, "default", to show that every user is meant',
              extensions: { code: 'BAD_USER_INPUT', field: 'input.confirm' },
            },
          ]);
        }
      });
      expect(sent).toBe(0);
    });
  });

  test('a mask that matches nobody is an error', async () => {
    const answer = await gateway.ask('mutation { storagePurge(input: { target: { mask: "nobody-at-all*" } }) { outcome } }');
    expect(answer.errors).toMatchObject([{ message: 'No user that you may see matches.', extensions: { code: 'NOT_FOUND' } }]);
  });

  test('everyone is everyone', async () => {
    const { storagePurge } = await gateway.data<{ storagePurge: Payload }>(
      `mutation { storagePurge(input: { target: { everyone: true }, confirm: "default" }) { ${RESULTS} } }`,
    );
    expect(storagePurge.results.map(({ user }) => user.name)).toEqual(expect.arrayContaining([...names, 'alice@example.com', 'samik']));
  });
});
