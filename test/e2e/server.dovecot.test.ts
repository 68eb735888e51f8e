import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TcpSwitch } from '../faults/tcp-switch.ts';
import { TestGateway, withRole } from './gateway.ts';

const clusterAdmin = withRole('cluster-admin', '*');

describe.each(['2.3', '2.4'] as const)('the servers themselves (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  const code = async (query: string): Promise<unknown> => (await gateway.ask(query)).errors[0]?.extensions.code;

  test('the requests that run are listed, and one that has ended cannot be stopped', async () => {
    const { running } = await gateway.data<{ running: object[] }>(
      'query Mine { running { principal operation waitsFor { command host count } } }',
      {
        as: clusterAdmin,
      },
    );
    expect(running).toContainEqual({ principal: clusterAdmin.sub, operation: 'Mine', waitsFor: [] });
    const cancel = 'mutation { requestCancel(input: { requestId: "none" }) { outcome errors { code } request { requestId } } }';
    expect(await gateway.data(cancel, { as: clusterAdmin })).toEqual({
      requestCancel: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }], request: null },
    });
  });

  test('services and processes are those of the command line and of the system', async () => {
    const { host } = await gateway.data<{ host: { services: { name: string }[]; processes: { service: string; pid: number }[] } }>(
      '{ host { services { name processCount processLimit listening stopped lastExitFailureAt } processes(services: ["log"]) { service pid statusChangedAt idleSince } } }',
      { as: clusterAdmin },
    );
    const listed = (await dovecot.doveadm(['service', 'status'])).matchAll(/^name: (\S+)/gm);
    expect(host.services.map(({ name }) => name).sort()).toEqual([...listed].map(([, name]) => name).sort());
    const pids = (await dovecot.processes()).map(({ pid }) => pid);
    expect(host.processes).toHaveLength(1);
    expect(pids).toContain(host.processes[0]?.pid);
  });

  test('the list of instances has this one, with the instant of its start', async () => {
    const { host } = await gateway.data<{ host: { instances: { path: string; lastUsedAt: string; running: boolean }[] } }>(
      '{ host { instances { name path lastUsedAt running } } }',
    );
    expect(host.instances).toMatchObject([{ name: dovecot.description.world.name, running: true }]);
    expect(Math.abs(Date.parse(host.instances[0]!.lastUsedAt) - Date.now())).toBeLessThan(120_000);
    expect((await gateway.ask('mutation { instanceRemove(input: { name: "nope" }) { outcome errors { code } } }')).data).toEqual({
      instanceRemove: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] },
    });
  });

  test("a metric is added, counts, and is removed; Dovecot's refusal is reported", async () => {
    const add = (input: string) =>
      gateway.ask(`mutation { statsAdd(input: { ${input} }) { outcome errors { code log } metrics { name field count } } }`);
    expect((await add('name: "mine", filter: "event=imap_command_finished", fields: ["net_out_bytes"]')).data).toMatchObject({
      statsAdd: { outcome: 'APPLIED', errors: [] },
    });
    await withImap(dovecot, 'samik', (client) => client.mailboxOpen('INBOX'));
    const { host } = await gateway.data<{ host: { statistics: { name: string; field: string; count: number; sum: number }[] } }>(
      '{ host { statistics(percentiles: [50, 99]) { name field count sum min max average median standardDeviation percentiles { percentile value } } } }',
    );
    const mine = host.statistics.filter(({ name }) => name === 'mine');
    expect(mine.map(({ field }) => field)).toEqual(['duration', 'net_out_bytes']);
    expect(mine[0]?.count).toBeGreaterThan(0);
    const line = (await dovecot.doveadm(['stats', 'dump', '-f', 'count'])).split('\n').find((one) => one.startsWith('mine'));
    expect(line).toMatch(/^mine\s+duration\s+\d+$/);
    expect((await add('name: "mine", filter: "event=x"')).data).toMatchObject({
      statsAdd: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_POSSIBLE' }] },
    });
    expect((await add('name: "bad", filter: "event=("')).data).toMatchObject({
      statsAdd: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_POSSIBLE' }] },
    });
    expect(
      await gateway.data('mutation { statsReset(input: {}) { outcome before { name } } statsRemove(input: { name: "mine" }) { outcome } }'),
    ).toMatchObject({ statsReset: { outcome: 'APPLIED' }, statsRemove: { outcome: 'APPLIED' } });
    expect(await dovecot.doveadm(['stats', 'dump', '-f', 'count'])).not.toMatch(/^mine/m);
    expect(await gateway.data('mutation { statsRemove(input: { name: "mine" }) { outcome errors { code } } }')).toEqual({
      statsRemove: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] },
    });
  });

  test('an unknown exporter never reaches 2.3, whose process it would end', async () => {
    const mark = await dovecot.markLog();
    const answer = await gateway.ask('mutation { statsAdd(input: { name: "e", filter: "event=x", exporter: "nope" }) { outcome } }');
    if (series === '2.3') expect(answer.errors).toMatchObject([{ extensions: { code: 'COMMAND_UNSUPPORTED' } }]);
    else expect(answer.data).toEqual({ statsAdd: { outcome: 'NOT_APPLIED' } });
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test('failed logins show as a penalty, at the right time', async () => {
    dovecot.users.push({ ...dovecot.user('samik'), name: 'absent@example.com' });
    for (const login of [1, 2]) {
      await expect(withImap(dovecot, 'absent@example.com', () => Promise.resolve(login))).rejects.toThrow();
    }
    const { host } = await gateway.data<{ host: { penalties: { ip: string; level: number; penalizedAt: string }[] } }>(
      '{ host { penalties(netmask: "127.0.0.0/8") { ip level penalizedAt } } }',
    );
    expect(host.penalties).toMatchObject([{ ip: '127.0.0.1', level: expect.any(Number) }]);
    expect(Math.abs(Date.parse(host.penalties[0]!.penalizedAt) - Date.now())).toBeLessThan(60_000);
    expect(await code('{ host { penalties(netmask: "bogus") { ip } } }')).toBe('BAD_USER_INPUT');
  });

  test('the authentication cache is flushed, but for 2.4.1 over HTTP, where that would end the process', async () => {
    const { host } = await gateway.data<{ host: { status: { tcp: { state: string } | null } } }>('{ host { status { tcp { state } } } }');
    const mark = await dovecot.markLog();
    const answer = await gateway.ask('mutation { authCacheFlush(input: { user: "samik" }) { outcome flushedCount } }');
    // Where TCP refuses connections at random, the wire of this command is not known.
    const isFlushed = process.env['TEST_WIRES'] === 'refused' ? answer.errors.length === 0 : series === '2.3' || host.status.tcp !== null;
    if (isFlushed) expect(answer.data).toEqual({ authCacheFlush: { outcome: 'APPLIED', flushedCount: expect.any(Number) } });
    else expect(answer.errors).toMatchObject([{ message: expect.stringContaining('2.4.3'), extensions: { code: 'COMMAND_UNSUPPORTED' } }]);
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test.runIf(series === '2.4')('the authentication cache is not flushed over HTTP when TCP has just broken off', async () => {
    const listener = await TcpSwitch.start(dovecot.ports.doveadmTcp);
    const { url, apiKey, password } = dovecot;
    const tcp = { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(listener.port)}`, DOVEADM_PASSWORD: password };
    const broken = await new TestGateway({ url, apiKey }, tcp).start();
    const flush = 'mutation { authCacheFlush(input: { user: "samik" }) { outcome } }';
    expect((await broken.ask(flush)).data).toEqual({ authCacheFlush: { outcome: 'APPLIED' } });
    await listener.stop();
    const mark = await dovecot.markLog();
    expect((await broken.ask(flush)).errors).toMatchObject([{ extensions: { code: 'COMMAND_UNSUPPORTED' } }]);
    await broken.close();
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test('the figures of old_stats are numbers, on 2.3', async () => {
    await withImap(dovecot, 'samik', (client) => client.mailboxOpen('INBOX'));
    const query =
      '{ host { oldStatistics(by: GLOBAL) { resetAt lastUpdateAt loginCount userCpuSeconds readBytes user { name } } byUser: oldStatistics(by: USER) { user { name } loginCount } } }';
    const answer = await gateway.ask<{ host: { oldStatistics: unknown; byUser: unknown } }>(query);
    if (series === '2.4') {
      expect(answer.errors[0]).toMatchObject({ message: expect.stringContaining('2.3'), extensions: { code: 'COMMAND_UNSUPPORTED' } });
      return;
    }
    expect(answer.data?.host.oldStatistics).toMatchObject([
      { loginCount: expect.any(Number), userCpuSeconds: expect.any(Number), user: null },
    ]);
    await expect.poll(() => dovecot.doveadm(['oldstats', 'dump', 'user'])).toContain('samik');
    expect(await gateway.data('{ host { oldStatistics(by: USER, filter: { user: "SAMIK" }) { user { name } loginCount } } }')).toEqual({
      host: { oldStatistics: [{ user: { name: 'samik' }, loginCount: expect.any(Number) }] },
    });
    const { host } = await gateway.data<{ host: Record<string, unknown[]> }>(
      `{ host { now: oldStatistics(by: SESSION, filter: { ip: "127.0.0.1", since: "2020-01-01T00:00:00Z" }) { service ip }
         later: oldStatistics(by: USER, filter: { since: "2100-01-01T00:00:00Z" }) { loginCount }
         nowhere: oldStatistics(by: USER, filter: { user: "nobody@example.com", connected: true }) { loginCount } } }`,
    );
    expect(host.now).toEqual(expect.arrayContaining([{ service: 'imap', ip: '127.0.0.1' }]));
    expect([host.later, host.nowhere]).toEqual([[], []]);
    const pattern = await gateway.ask('{ host { oldStatistics(by: USER, filter: { user: "sam*" }) { loginCount } } }');
    expect(pattern.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'user' } }]);
    const split = await gateway.ask('{ host { oldStatistics(by: USER, filter: { user: "a b" }) { loginCount } } }');
    expect(split.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'filter' } }]);
    expect(await gateway.data('mutation { oldStatsReset(input: {}) { outcome } }')).toEqual({ oldStatsReset: { outcome: 'APPLIED' } });
    const [names = '', values = ''] = (await dovecot.doveadm(['oldstats', 'dump', 'global'])).split('\n');
    expect(values.split('\t')[names.split('\t').indexOf('num_logins')]).toBe('0');
  });

  test('a proxied connection is listed, and ended', async () => {
    const other = await launchDovecot({ series });
    try {
      const { folder } = dovecot;
      await appendFile(
        join(folder, 'passwd'),
        `proxied@example.com:{PLAIN}secret:5000:5000::/tmp::proxy=y host=127.0.0.1 port=${String(other.ports.imap)} destuser=samik pass=secret\n`,
      );
      dovecot.users.push({ ...dovecot.user('samik'), name: 'proxied@example.com' });
      await expect
        .poll(() => withImap(dovecot, 'proxied@example.com', () => Promise.resolve(true)).catch(() => false), { timeout: 10_000 })
        .toBe(true);
      // The client learns that its connection was ended.
      const unlessEnded = (error: unknown): void => {
        if (!/closed|Connection not available|bye/i.test(String(error))) throw error as Error;
      };
      await withImap(dovecot, 'proxied@example.com', async () => {
        const { host } = await gateway.data<{ host: { proxyConnections: { nodes: unknown[] } } }>(
          '{ host { proxyConnections { totalCount nodes { user { name } service ip destinationIp } } } }',
        );
        expect(host.proxyConnections.nodes).toEqual([
          { user: { name: 'proxied@example.com' }, service: 'imap', ip: '127.0.0.1', destinationIp: '127.0.0.1' },
        ]);
        const none = await gateway.data<{ host: { proxyConnections: { totalCount: number } } }>(
          '{ host { proxyConnections { totalCount } } }',
          { as: withRole('auditor', 'other.org') },
        );
        expect(none.host.proxyConnections.totalCount).toBe(0);
        expect(await gateway.data('mutation { proxyKick(input: { user: "proxied@example.com" }) { outcome kickedCount } }')).toEqual({
          proxyKick: { outcome: 'APPLIED', kickedCount: 1 },
        });
      }).catch(unlessEnded);
      expect(await dovecot.doveadm(['proxy', 'list'])).not.toContain('proxied@example.com');
      await withImap(dovecot, 'proxied@example.com', async () => {
        const kick = (destinationIp: string) =>
          gateway.data(
            `mutation { proxyKickDestination(input: { destinationIp: "${destinationIp}", confirm: "default" }) { outcome kickedCount } }`,
          );
        expect(await kick('127.0.0.77')).toEqual({ proxyKickDestination: { outcome: 'APPLIED', kickedCount: 0 } });
        expect(await dovecot.doveadm(['proxy', 'list'])).toContain('proxied@example.com');
        expect(await kick('127.0.0.1')).toEqual({ proxyKickDestination: { outcome: 'APPLIED', kickedCount: 1 } });
      }).catch(unlessEnded);
      expect(await dovecot.doveadm(['proxy', 'list'])).not.toContain('proxied@example.com');
    } finally {
      await other.stop();
    }
  });

  test('the index queue is that of 2.4', async () => {
    const answer = await gateway.ask<{ indexerAdd: unknown; indexerRemove: unknown }>(
      'mutation { indexerAdd(input: { user: "samik", mailbox: "INBOX", head: true }) { outcome mailbox { name } } indexerRemove(input: { user: "samik" }) { outcome } }',
    );
    if (series === '2.3')
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['COMMAND_UNSUPPORTED', 'COMMAND_UNSUPPORTED']);
    else {
      expect(answer.data).toEqual({
        indexerAdd: { outcome: 'APPLIED', mailbox: { name: 'INBOX' } },
        indexerRemove: { outcome: 'APPLIED' },
      });
      expect(await gateway.data('{ host { indexings { mailbox { name user { name } } working queued } } }')).toMatchObject({
        host: { indexings: expect.any(Array) },
      });
    }
  });

  test('the log has times in UTC, and only lines within the scope', async () => {
    const before = Date.now() - 1000;
    await gateway.ask('mutation { mailboxCreate(input: { user: "samik", mailbox: "INBOX" }) { outcome } }');
    const { host } = await gateway.data<{ host: { errors: { at: string; user: { name: string } | null; level: string; text: string }[] } }>(
      `{ host { errors(since: "${new Date(before).toISOString()}") { at process level text user { name } } } }`,
    );
    const line = host.errors.find(({ user }) => user?.name === 'samik');
    expect(line).toMatchObject({ level: 'ERROR' });
    expect(Math.abs(Date.parse(line!.at) - Date.now())).toBeLessThan(10_000);
    expect(await gateway.data('{ host { errors { user { name } } } }', { as: withRole('auditor', 'other.org') })).toEqual({
      host: { errors: [] },
    });
  });

  test('a server is stopped by its name only', async () => {
    for (const mutation of ['serverStop(input: { confirm: "other" })', 'serviceStop(input: { services: ["imap"], confirm: "" })']) {
      expect(await code(`mutation { ${mutation} { outcome } }`)).toBe('BAD_USER_INPUT');
    }
    expect(await code('mutation { proxyKickDestination(input: { destinationIp: "127.0.0.1", confirm: "x" }) { outcome } }')).toBe(
      'BAD_USER_INPUT',
    );
    const denied = await gateway.ask('mutation { serverReload(input: {}) { outcome } }', { as: withRole('domain-admin', '*') });
    expect(denied.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'SERVER_CONTROL' } }]);
  });

  test('a service is stopped, a reload starts it, the log is reopened, and the server is stopped', async () => {
    const mark = await dovecot.markLog();
    expect(await gateway.data('mutation { serviceStop(input: { services: ["imap-login"], confirm: "default" }) { outcome } }')).toEqual({
      serviceStop: { outcome: 'APPLIED' },
    });
    expect(await dovecot.doveadm(['service', 'status', 'imap-login'])).toMatch(/doveadm_stop: y/);
    expect(await gateway.data('mutation { serverReload(input: {}) { outcome server { name } } logReopen(input: {}) { outcome } }')).toEqual(
      {
        serverReload: { outcome: 'APPLIED', server: { name: 'default' } },
        logReopen: { outcome: 'APPLIED' },
      },
    );
    await expect.poll(() => dovecot.doveadm(['service', 'status', 'imap-login']), { timeout: 10_000 }).toMatch(/doveadm_stop: n/);
    expect(await dovecot.readLog(mark)).toMatch(/SIGHUP/);
    const stopped = await gateway.ask<{ serverStop: { outcome: string } }>(
      'mutation { serverStop(input: { confirm: "default" }) { outcome } }',
    );
    expect(['APPLIED', 'UNKNOWN']).toContain(stopped.data?.serverStop.outcome);
    await expect.poll(async () => (await dovecot.processes()).length, { timeout: 10_000 }).toBe(0);
  });
});
