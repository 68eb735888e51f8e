import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { TestGateway, withRole } from './gateway.ts';

describe('the replicator (Dovecot 2.3)', () => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series: '2.3' });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  interface Replication {
    readonly user: { readonly name: string };
    readonly priority: string;
    readonly successAgeSeconds: number | null;
    readonly fullSyncAgeSeconds: number | null;
    readonly failed: boolean;
  }
  const read = async (selection: string, as?: ReturnType<typeof withRole>) =>
    (await gateway.data<{ host: { replicator: Record<string, unknown> } }>(`{ host { replicator { ${selection} } } }`, as && { as })).host
      .replicator;
  const REPLICATIONS = 'nodes { user { name } priority fastSyncAgeSeconds fullSyncAgeSeconds successAgeSeconds failed }';
  const replications = async (mask = '*') =>
    ((await read(`replications(mask: "${mask}") { ${REPLICATIONS} }`)).replications as { nodes: Replication[] }).nodes;
  const write = async (mutation: string, more = '') =>
    (await gateway.data<{ done: unknown }>(`mutation { done: ${mutation} { outcome errors { code } user { name } ${more} } }`)).done;
  const applied = (name: string) => ({ outcome: 'APPLIED', errors: [], user: { name } });
  const cli = (mask: string) => dovecot.doveadm(['replicator', 'status', mask]);

  test('counts pending replications', async () => {
    const { queue } = await read('queue { syncCount highCount lowCount failedCount fullResyncCount waitingFailedCount userCount }');
    const line = /Total number of known users +(\d+)/.exec(await dovecot.doveadm(['replicator', 'status']));
    expect(queue).toMatchObject({ userCount: Number(line?.[1]), syncCount: expect.any(Number), waitingFailedCount: expect.any(Number) });
    for (const value of Object.values(queue as object)) expect(value).toEqual(expect.any(Number));
  });

  test('has a user added, replicated and removed, as its command line shows', async () => {
    const user = 'samik';
    expect(await write(`replicatorRemove(input: { user: "${user}" })`)).toEqual(applied(user));
    expect(await cli(user)).not.toContain(user);
    expect(await replications(user)).toEqual([]);
    expect(await write(`replicatorAdd(input: { user: "${user}" })`)).toEqual(applied(user));
    expect(await cli(user)).toContain(user);
    expect(await write(`replicatorReplicate(input: { user: "${user}", priority: HIGH, fullSync: true })`, 'updatedCount')).toEqual({
      ...applied(user),
      updatedCount: 1,
    });
    const [replication, ...others] = await replications(user);
    expect(others).toEqual([]);
    // Nothing is configured to replicate to: it fails, which is one of the states that there are.
    expect(replication).toMatchObject({ user: { name: user }, successAgeSeconds: null });
    await expect
      .poll(async () => (await replications(user))[0])
      .toMatchObject({ failed: true, priority: expect.stringMatching(/^[A-Z]+$/) });
    expect(await write(`replicatorRemove(input: { user: "${user}" })`)).toEqual(applied(user));
    expect(await cli(user)).not.toContain(user);
  });

  test('reports an unknown user', async () => {
    expect(await write('replicatorRemove(input: { user: "nobody@example.com" })')).toEqual({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_FOUND' }],
      user: { name: 'nobody@example.com' },
    });
  });

  test('shows only users of the scope, and its workers', async () => {
    const as = withRole('cluster-admin', 'other.org');
    const { replications: shown, workers } = await read(
      'replications { totalCount nodes { user { name } } } workers { status type user { name } }',
      as,
    );
    const names = (shown as { nodes: Replication[] }).nodes.map(({ user }) => user.name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/@other\.org$/);
    expect(workers).toEqual([]);
    const { workers: all } = await read('workers { status type user { name } }');
    expect((all as unknown[]).length).toBeGreaterThan(0);
  });
});

describe('the replicator (Dovecot 2.4)', () => {
  test('is reported as unsupported', async () => {
    const gateway = await new TestGateway(sharedDovecot('2.4')).start();
    try {
      const read = await gateway.ask('{ host { replicator { queue { userCount } } } }');
      const write = await gateway.ask('mutation { replicatorAdd(input: { user: "samik" }) { outcome } }');
      expect([...read.errors, ...write.errors].map(({ extensions }) => extensions.code)).toEqual([
        'COMMAND_UNSUPPORTED',
        'COMMAND_UNSUPPORTED',
      ]);
    } finally {
      await gateway.close();
    }
  });
});
