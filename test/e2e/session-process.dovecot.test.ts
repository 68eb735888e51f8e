import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway, withRole } from './gateway.ts';

const ALICE = 'alice@example.com';
const BOB = 'bob@example.com';
const CAROL = 'carol@other.org';

interface SessionsPage {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** One imap process for everybody. */
const shareProcess = (configuration: string): string => {
  const forever = configuration.includes('dovecot_config_version') ? 'restart_request_count = unlimited' : 'service_count = 0';
  return configuration.replace(
    /service imap \{\n {2}process_limit = \d+/,
    `service imap {\n  client_limit = 50\n  ${forever}\n  process_limit = 1`,
  );
};

describe.each(['2.3', '2.4'] as const)('sessions in one process (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  const open: Awaited<ReturnType<typeof connectImap>>[] = [];
  const login = async (user: string) => {
    const client = await connectImap(dovecot, user);
    open.push(client);
    return client;
  };
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, configure: shareProcess, users: [{ name: CAROL }] });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  afterEach(async () => {
    for (const client of open.splice(0)) client.close();
    while ((await gateway.data<{ sessions: { totalCount: number } }>('{ sessions { totalCount } }')).sessions.totalCount > 0)
      await sleep(50);
  });
  const kick = (input: string, role = 'domain-admin') =>
    gateway.ask<{ sessionKick: { outcome: string; kickedCount: number | null; errors: { code: string }[] } | null }>(
      `mutation { sessionKick(input: { ${input} }) { outcome kickedCount errors { code message } } }`,
      { as: withRole(role, 'example.com') },
    );
  const hasEnded = async (client: { usable: boolean }): Promise<boolean> => {
    for (let waited = 0; waited < 2000 && client.usable; waited += 20) await sleep(20);
    return !client.usable;
  };
  const isAlive = async (client: { usable: boolean; noop(): Promise<void> }): Promise<boolean> => {
    await client.noop().catch(() => undefined);
    return client.usable;
  };

  test.each([`user: "${ALICE}"`, `user: "${ALICE}", ip: "127.0.0.0/8"`])(
    'of a user outside the scope never end with those of another: %s',
    async (input) => {
      const [alice, carol] = [await login(ALICE), await login(CAROL)];
      for (const force of series === '2.3' ? ['', ', force: true'] : ['']) {
        const { data, errors } = await kick(input + force);
        if (series === '2.3') {
          // Dovecot would end carol's session as well.
          expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
          expect(JSON.stringify(errors)).not.toContain('carol');
          expect(await isAlive(alice)).toBe(true);
        } else {
          expect(data?.sessionKick).toMatchObject({ outcome: 'APPLIED', errors: [] });
          expect(await hasEnded(alice)).toBe(true);
        }
        expect(await isAlive(carol)).toBe(true);
      }
    },
  );

  test('of another user within the scope end only with force, and nothing is sent without', async () => {
    const [alice, bob] = [await login(ALICE), await login(BOB)];
    const { data } = await kick(`user: "${ALICE}"`);
    if (series === '2.4') {
      expect(data?.sessionKick).toMatchObject({ outcome: 'APPLIED', errors: [] });
      expect([await hasEnded(alice), await isAlive(bob)]).toEqual([true, true]);
      return;
    }
    expect(data?.sessionKick).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_POSSIBLE' }] });
    expect([await isAlive(alice), await isAlive(bob)]).toEqual([true, true]);
    expect((await kick(`user: "${ALICE}", force: true`)).data?.sessionKick).toMatchObject({ outcome: 'APPLIED', errors: [] });
    expect([await hasEnded(alice), await hasEnded(bob)]).toEqual([true, true]);
  });

  test('of one user end together, with the true outcome', async () => {
    const clients = [await login(ALICE), await login(ALICE)];
    expect((await kick(`user: "${ALICE}", ip: "192.0.2.0/24"`)).data?.sessionKick).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
    });
    expect((await kick(`user: "${ALICE}"`)).data?.sessionKick).toMatchObject({ outcome: 'APPLIED', errors: [] });
    for (const client of clients) expect(await hasEnded(client)).toBe(true);
    expect((await kick(`user: "${ALICE}"`)).data?.sessionKick).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] });
  });

  test('that are identical are each on one page, with different ids', async () => {
    for (let i = 0; i < 7; i++) await login(ALICE);
    await login(BOB);
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { sessions }: { sessions: SessionsPage } = await gateway.data(
        'query ($after: String) { sessions(first: 3, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
        {
          variables: { after },
        },
      );
      expect(sessions.totalCount).toBe(8);
      ids.push(...sessions.nodes.map(({ id }) => id));
      after = sessions.pageInfo.endCursor;
      if (!sessions.pageInfo.hasNextPage) break;
    }
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    for (const id of ids) {
      expect(await gateway.data('query ($id: ID!) { node(id: $id) { id } }', { variables: { id } })).toEqual({ node: { id } });
    }
  });
});
