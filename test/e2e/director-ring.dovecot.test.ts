import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway, withRole } from './gateway.ts';

/** What changes a director as a whole, on one of its own. */
describe('a director of one’s own (Dovecot 2.3)', () => {
  const [first, second] = ['127.0.0.11', '127.0.0.12'];
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series: '2.3', timeZone: 'IST-5:30' });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  const cli = (...args: string[]) => dovecot.doveadm(['director', ...args]);
  const write = async (mutation: string, more = '') =>
    (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation} { outcome errors { code } ${more} } }`)).done;
  const read = async (selection: string, as?: ReturnType<typeof withRole>) =>
    (await gateway.data<{ host: { director: Record<string, unknown> } }>(`{ host { director { ${selection} } } }`, as && { as })).host
      .director;
  const applied = { outcome: 'APPLIED', errors: [] };

  test('shows which user is sent where and until when, by name and by hash', async () => {
    // Its time zone is known by a line of its log.
    await gateway.ask('mutation { mailboxDelete(input: { user: "samik", mailbox: "Absent" }) { outcome } }');
    await write(`directorMove(input: { user: "alice@example.com", ip: "${first}" })`);
    await write(`directorMove(input: { user: "dave@other.org", ip: "${second}" })`);
    const { userMappings, onFirst, userHash } = await read(
      `userMappings { totalCount nodes { user { name } hash ip expiresAt } } onFirst: userMappings(ip: "${first}") { nodes { user { name } } }
       userHash(user: "alice@example.com")`,
    );
    const mappings = userMappings as {
      totalCount: number;
      nodes: { user: { name: string }; hash: number; ip: string; expiresAt: string }[];
    };
    expect(mappings.nodes.map(({ user, ip }) => [user.name, ip]).sort()).toEqual([
      ['alice@example.com', first],
      ['dave@other.org', second],
    ]);
    // Users stay for a quarter of an hour; the wire has the host's local time.
    for (const { expiresAt } of mappings.nodes) expect(Math.abs(Date.parse(expiresAt) - Date.now() - 900_000)).toBeLessThan(120_000);
    expect(onFirst).toEqual({ nodes: [{ user: { name: 'alice@example.com' } }] });
    const table = await cli('map');
    expect(table).toMatch(/^alice@example\.com +\d+ +127\.0\.0\.11 /m);
    expect(mappings.nodes.find(({ user }) => user.name === 'alice@example.com')?.hash).toBe(userHash);
    expect(table).toContain(String(userHash));
    expect(await read(`usersOfHash(hash: ${String(userHash)}) { name }`)).toEqual({ usersOfHash: [{ name: 'alice@example.com' }] });
    const limited = withRole('cluster-admin', 'other.org');
    expect(await read('userMappings { nodes { user { name } } }', limited)).toEqual({
      userMappings: { nodes: [{ user: { name: 'dave@other.org' } }] },
    });
    expect(await read(`usersOfHash(hash: ${String(userHash)}) { name }`, limited)).toEqual({ usersOfHash: [] });
  });

  test('shows when a mail server was marked, in UTC and not in its local time', async () => {
    expect(await write(`directorDown(input: { ip: "${second}" })`)).toEqual(applied);
    const { hosts } = await read('hosts { ip stateChangedAt }');
    const { stateChangedAt } = (hosts as { ip: string; stateChangedAt: string }[]).find(({ ip }) => ip === second)!;
    expect(Math.abs(Date.parse(stateChangedAt) - Date.now())).toBeLessThan(60_000);
    expect(await write(`directorUp(input: { ip: "${second}" })`)).toEqual(applied);
  });

  test.each(['directorFlush(input: { target: { ip: "localhost" } })', 'directorAdd(input: { ip: "localhost" })'])(
    'is given addresses and no names, which it would look up: %s',
    async (mutation) => {
      const { errors } = await gateway.ask(`mutation { ${mutation} { outcome } }`);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'host' } }]);
    },
  );

  test('is dumped as the commands that its command line dumps', async () => {
    expect(await write('directorAdd(input: { ip: "127.0.0.13", vhostCount: 33, tag: "blue" })')).toEqual(applied);
    expect(await read('dump { command ip tag vhostCount } hosts { ip tag vhostCount }')).toEqual({
      dump: expect.arrayContaining([
        { command: 'add', ip: first, tag: null, vhostCount: 100 },
        { command: 'add', ip: '127.0.0.13', tag: 'blue', vhostCount: 33 },
      ]),
      hosts: expect.arrayContaining([{ ip: '127.0.0.13', tag: 'blue', vhostCount: 33 }]),
    });
    expect(await cli('dump')).toMatch(/add .*127\.0\.0\.13.* 33/);
  });

  test('refuses a tag that is so long that it would drop the connection', async () => {
    const mark = await dovecot.markLog();
    const answer = await gateway.ask(`mutation { directorAdd(input: { ip: "127.0.0.14", tag: "${'a'.repeat(5000)}" }) { outcome } }`);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'tag' } }]);
    expect(await write(`directorAdd(input: { ip: "127.0.0.14", tag: "${'a'.repeat(255)}" })`)).toEqual(applied);
    expect(await cli('status')).toContain('a'.repeat(255));
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test("forgets the users of one mail server, or of all with the host's name", async () => {
    expect(await write(`directorFlush(input: { target: { ip: "${first}" }, force: true })`)).toEqual(applied);
    expect(await cli('map')).not.toContain('alice@example.com');
    expect(await cli('map')).toContain('dave@other.org');
    const refused = await gateway.ask('mutation { directorFlush(input: { target: { everyHost: true }, force: true }) { outcome } }');
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'confirm' } }]);
    expect(await cli('map')).toContain('dave@other.org');
    expect(
      await write(
        'directorFlush(input: { target: { everyHost: true }, force: true, maxParallel: 2, confirm: "default" })',
        'director { hosts { userCount } }',
      ),
    ).toEqual({ ...applied, director: { hosts: Array.from({ length: 4 }, () => ({ userCount: 0 })) } });
    expect(await cli('map')).not.toContain('dave@other.org');
  });

  test('has all mail servers removed, with the host’s name', async () => {
    const refused = await gateway.ask(`mutation { directorRemove(input: { ip: "${first}", confirm: "other" }) { outcome } }`);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'confirm' } }]);
    for (const ip of [first, second, '127.0.0.13', '127.0.0.14']) {
      expect(await cli('status')).toContain(ip);
      expect(await write(`directorRemove(input: { ip: "${ip}", confirm: "default" })`)).toEqual(applied);
      expect(await cli('status')).not.toContain(ip);
    }
    // The dump removes the servers of the configuration.
    expect(await read('hosts { ip } dump { command ip vhostCount }')).toEqual({
      hosts: [],
      dump: [first, second].map((ip) => ({ command: 'remove', ip, vhostCount: null })),
    });
    expect(await write(`directorRemove(input: { ip: "${first}", confirm: "default" })`)).toEqual({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
    for (const ip of [first, second]) expect(await write(`directorAdd(input: { ip: "${ip}" })`)).toEqual(applied);
  });

  test('has another director added to its ring, and removed', async () => {
    const self = { ip: '127.0.0.1', port: dovecot.ports.director, type: 'self', status: 'ring synced' };
    expect((await read('ring { ip port type status lastFailedAt pingMs inputBytes lastReadAt }')).ring).toEqual([
      { ...self, lastFailedAt: null, pingMs: 0, inputBytes: null, lastReadAt: null },
    ]);
    expect(await write('directorRingAdd(input: { ip: "127.0.0.2", port: 9 })')).toEqual(applied);
    expect(await cli('ring', 'status')).toMatch(/^127\.0\.0\.2 +9 /m);
    expect((await read('ring { ip port }')).ring).toContainEqual({ ip: '127.0.0.2', port: 9 });
    const refused = await gateway.ask('mutation { directorRingRemove(input: { ip: "127.0.0.2", port: 9, confirm: "" }) { outcome } }');
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'confirm' } }]);
    expect(await write('directorRingRemove(input: { ip: "127.0.0.2", port: 9, confirm: "default" })')).toEqual(applied);
    expect(await cli('ring', 'status')).toMatch(/^(?!127\.0\.0\.2 )|^127\.0\.0\.2 +9 +removed/m);
    expect(await write('directorRingRemove(input: { ip: "127.0.0.3", confirm: "default" })')).toEqual({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
  });
});
