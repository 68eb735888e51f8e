import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchCluster, type Cluster } from '../dovecot/cluster.ts';
import { postCommands } from '../dovecot/http.ts';
import { connectImap } from '../dovecot/imap.ts';
import { endingsOverHttp, endingsOverTcp, mailCommands } from './cluster-commands.ts';
import { createMailboxesWhile, hostOf, keepReturning, type Secured } from './cluster-clients.ts';
import { ANN, backendsThatRefuse, BEN, gatewayOf, mailboxesOn, USERS, wiresOf, type FoundBy } from './cluster.ts';
import type { TestGateway } from './gateway.ts';
import { ENDED, readResults, startJob, untilJob } from './jobs.ts';

async function secureAccount(gateway: TestGateway, user: string, watchSeconds?: number): Promise<Secured> {
  const query = `mutation ($input: AccountSecureInput!) { accountSecure(input: $input) { outcome errors { code host message }
    sessionsLeft { service host { name } } steps { kind host { name } outcome errors { code } sessionCount at } } }`;
  const variables = { input: { user, watchSeconds } };
  return (await gateway.data<{ accountSecure: Secured }>(query, { variables })).accountSecure;
}

describe.each(['2.4', '2.3'] as const)('a cluster of Dovecot %s', (series) => {
  let cluster: Cluster;
  const gateways = new Map<FoundBy, TestGateway>();
  const ways: readonly FoundBy[] = series === '2.3' ? ['field', 'domain', 'director', 'forwarding'] : ['field', 'domain', 'forwarding'];
  beforeAll(async () => {
    cluster = await launchCluster({ series, users: USERS, entries: series === '2.3' ? ['proxy', 'director'] : ['proxy'] });
    for (const by of ways) {
      const env = { DATABASE: `${cluster.backends.one.folder}/${by}.db`, LOG_LEVEL: 'silent' };
      gateways.set(by, await gatewayOf(cluster, by, { wires: wiresOf(by), env }).start());
    }
  });
  afterAll(async () => {
    await Promise.all([...gateways.values()].map((gateway) => gateway.close()));
    await cluster.stop();
  });

  describe.each(ways)('whose users are found by %s', (by) => {
    const gateway = (): TestGateway => gateways.get(by)!;

    test('runs reads and changes on the host that holds the mail', async () => {
      for (const { name, at } of USERS.slice(0, 2)) {
        const mailbox = `Made by ${by}`;
        const host = by === 'forwarding' ? 'entry' : at;
        const create = `mutation { mailboxCreate(input: { user: "${name}", mailbox: "${mailbox}" }) { outcome user { name host { name } } } }`;
        expect(await gateway().data(create)).toEqual({ mailboxCreate: { outcome: 'APPLIED', user: { name, host: { name: host } } } });
        expect(await mailboxesOn(cluster, at, name)).toContain(mailbox);
        expect(await backendsThatRefuse(cluster, gateway(), name)).toEqual([at]);
        const save = `mutation { messageSave(input: { user: "${name}", mailbox: "${mailbox}", content: "Subject: ${by}\\n\\nHello" }) { outcome } }`;
        expect(await gateway().data(save)).toEqual({ messageSave: { outcome: 'APPLIED' } });
        const fields = `name mailboxes { name } quota { storageLimitBytes } sieveScripts { name }
          mailbox(name: "${mailbox}") { messageCount messages { nodes { subject text } } }`;
        const routed = await gateway().data<{ user: object }>(`{ user(name: "${name}") { ${fields} } }`);
        expect(routed).toEqual(await gateway().data(`{ user(name: "${name}", host: "${at}") { ${fields} } }`));
        expect(routed.user).toMatchObject({ quota: [{ storageLimitBytes: 10_240 * 1024 }], mailbox: { messageCount: 1 } });
      }
      expect(await gateway().data('{ user(name: "nobody@one.example") { name } }')).toEqual({ user: null });
    });

    test('runs a job over 200 users on both backends', async () => {
      // A director is looked up over HTTP, once for each change.
      const isWrite = by === 'domain';
      // A proxy forks for each command that it forwards.
      const users = by === 'forwarding' ? cluster.userNames.slice(0, 20) : cluster.userNames;
      const operation = isWrite
        ? `mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "Job ${by}" }) { outcome } }`
        : 'query ($user: String!) { user(name: $user) { home mailbox(name: "INBOX") { messageCount } } }';
      const job = await startJob(gateway(), { operation, target: { users } });
      const ended = await untilJob(gateway(), job.id, ENDED);
      const { length: total } = users;
      expect(ended).toMatchObject({ state: 'SUCCEEDED', progress: { total, succeeded: total } });
      const results = await readResults(ended);
      expect(results.map(({ user }) => user).sort()).toEqual([...users].sort());
      for (const { user, data } of results) {
        const { folder } = by === 'forwarding' ? cluster.proxy.description.world : cluster.backendOf(user).description.world;
        if (!isWrite) expect(data).toEqual({ user: { home: `${folder}/home/${user}`, mailbox: { messageCount: 0 } } });
      }
      if (!isWrite) return;
      expect(await mailboxesOn(cluster, 'one', 'user0@one.example')).toContain(`Job ${by}`);
      expect(await mailboxesOn(cluster, 'two', 'user1@two.example')).toContain(`Job ${by}`);
    });
  });

  describe('that finds users by a field', () => {
    const gateway = (): TestGateway => gateways.get('field')!;

    test('asks each host once for each level of a query, and looks all users up in one round', async () => {
      const fresh = await gatewayOf(cluster, 'field').start();
      try {
        const query =
          '{ users(first: 100) { nodes { name host { name } mailbox(name: "INBOX") { messageCount } quota { storageUsedBytes } } } }';
        const first = await fresh.rounds(async () => {
          const { users } = await fresh.data<{ users: { nodes: { name: string; host: { name: string } }[] } }>(query);
          expect(users.nodes).toHaveLength(100);
          for (const { name, host } of users.nodes) expect(name).toContain(`@${host.name}.`);
        });
        // The list, the look-up, and one round on each backend.
        expect(first).toEqual(['entry', 'entry', 'one', 'two']);
        expect(await fresh.rounds(() => fresh.data(query))).toEqual(['entry', 'one', 'two']);
      } finally {
        await fresh.close();
      }
    });

    test('lists the sessions of both backends, and ends those of a user wherever they are', async () => {
      const clients = [await connectImap(cluster.proxy, ANN), await connectImap(cluster.proxy, BEN)];
      try {
        const { sessions, user, hosts } = await gateway().data<{
          sessions: { nodes: { user: { name: string; host: { name: string } }; host: { name: string } }[]; errors: unknown[] };
          user: { sessions: { totalCount: number } };
          hosts: { name: string; occupancy: { sessionCount: number; userCount: number } }[];
        }>(`{ sessions { nodes { user { name host { name } } host { name } } errors { code } }
              user(name: "${BEN}") { sessions { totalCount } } hosts { name occupancy { sessionCount userCount services { service } } } }`);
        expect(sessions.errors).toEqual([]);
        expect(sessions.nodes).toEqual(
          expect.arrayContaining([
            { user: { name: ANN, host: { name: 'one' } }, host: { name: 'one' } },
            { user: { name: BEN, host: { name: 'two' } }, host: { name: 'two' } },
          ]),
        );
        expect(user.sessions.totalCount).toBe(1);
        // On 2.4, the proxy counts proxied connections.
        expect(hosts.map(({ name, occupancy }) => [name, occupancy.userCount])).toEqual([
          ['entry', series === '2.4' ? 2 : 0],
          ['one', 1],
          ['two', 1],
        ]);
        // Through a proxy that forwards, sessions are still those of the backends.
        expect(await gateways.get('forwarding')!.data(`{ user(name: "${BEN}") { sessions { nodes { host { name } } } } }`)).toEqual({
          user: { sessions: { nodes: [{ host: { name: 'two' } }] } },
        });
        const kick = `mutation { sessionKick(input: { user: "${BEN}" }) { outcome errors { code message } user { sessions { totalCount } } } }`;
        expect(await gateway().data(kick)).toMatchObject({ sessionKick: { outcome: 'APPLIED', errors: [] } });
        expect(await gateway().data(kick)).toMatchObject({ sessionKick: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] } });
      } finally {
        for (const client of clients) client.close();
      }
    });

    test('follows a user that has moved, and neither loses nor repeats a change', async () => {
      const name = 'user10@one.example';
      expect(await hostOf(gateway(), name)).toBe('one');
      await cluster.moveUsers([name], 'two');
      // The remembered host is wrong now. The first response of the old backend shows it.
      expect(await gateway().data(`{ user(name: "${name}") { host { name } mailbox(name: "INBOX") { messageCount } } }`)).toMatchObject({
        user: { mailbox: { messageCount: 0 } },
      });
      expect(await hostOf(gateway(), name)).toBe('two');
      expect(
        await gateway().data(`mutation { mailboxCreate(input: { user: "${name}", mailbox: "After" }) { outcome user { host { name } } } }`),
      ).toEqual({ mailboxCreate: { outcome: 'APPLIED', user: { host: { name: 'two' } } } });

      if (series === '2.3') expect(await hostOf(gateways.get('director')!, name)).toBe('two');

      const made = await createMailboxesWhile(gateway(), name, async () => {
        await cluster.moveUsers([name], 'one');
        await cluster.moveUsers([name], 'two');
      });
      const onTwo = await mailboxesOn(cluster, 'two', name);
      await cluster.moveUsers([name], 'one');
      const onOne = await mailboxesOn(cluster, 'one', name);
      expect(made.map(({ outcome }) => outcome)).not.toContain('UNKNOWN');
      for (const { mailbox, outcome } of made) {
        const places = [onOne, onTwo].filter((list) => list.includes(mailbox)).length;
        expect({ mailbox, outcome, places }).toEqual({ mailbox, outcome, places: outcome === 'APPLIED' ? 1 : 0 });
      }
      expect(made.filter(({ outcome }) => outcome === 'APPLIED').length).toBeGreaterThan(0);
    });

    test('copies between users of one host, and refuses those of two', async () => {
      const copy = (source: string): string =>
        `mutation { messageCopy(input: { user: "${ANN}", sourceUser: "${source}", search: { mailbox: "INBOX", all: true }, destinationMailbox: "INBOX" }) { outcome } }`;
      const { errors } = await gateway().ask(copy(BEN));
      expect(errors[0]).toMatchObject({ extensions: { code: 'NOT_POSSIBLE', host: 'one' } });
      expect(errors[0]?.message).toContain('is on the host one, and that of ben@two.example on two');
    });

    test('keeps the meaning of a host that is named', async () => {
      expect(await gateway().data(`{ user(name: "${BEN}", host: "one") { name } }`)).toEqual({ user: null });
      expect(await gateway().data(`{ user(name: "${BEN}", host: "entry") { name host { name } } }`)).toEqual({
        user: { name: BEN, host: { name: 'entry' } },
      });
      const { user } = await gateway().data<{ user: { id: string } }>(`{ user(name: "${BEN}") { id } }`);
      expect(await gateway().data(`{ node(id: "${user.id}") { ... on User { name host { name } } } }`)).toEqual({
        node: { name: BEN, host: { name: 'two' } },
      });
      const { errors } = await gateway().ask(`{ user(name: "${BEN}", host: "three") { name } }`);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('secures an account: no session is left on any backend', async () => {
      // As after a move: sessions are on both backends.
      await cluster.addUsers([{ name: 'roaming@one.example', at: 'one' }]);
      const roaming = [await connectImap(cluster.backends.one, 'roaming@one.example')];
      await cluster.moveUsers(['roaming@one.example'], 'two');
      roaming.push(await connectImap(cluster.backends.two, 'roaming@one.example'));
      const returning = await keepReturning(cluster.backends.one, ANN, { times: 3, afterMs: 200 });
      try {
        const hosts = ['entry', 'one', 'two'];
        // Over both wires.
        const result = await secureAccount(gateways.get('domain')!, 'roaming@one.example');
        expect(result).toMatchObject({ outcome: 'APPLIED', errors: [], sessionsLeft: [] });
        const { steps } = result;
        const flushedHosts = steps.filter(({ kind }) => kind === 'FLUSH_AUTH_CACHE').map(({ host }) => host.name);
        expect(flushedHosts.sort()).toEqual(hosts);
        expect(steps.filter(({ kind }) => kind === 'END_SESSIONS')).toMatchObject([
          { host: { name: 'one' }, outcome: 'APPLIED', sessionCount: 1 },
          { host: { name: 'two' }, outcome: 'APPLIED', sessionCount: 1 },
        ]);
        expect(steps.filter(({ kind }) => kind === 'LOOK')).toMatchObject([{ sessionCount: 0 }, { sessionCount: 0 }]);

        const flushed = series === '2.3';
        const again = await secureAccount(gateway(), ANN);
        expect(again).toMatchObject({
          outcome: flushed ? 'APPLIED' : 'PARTIAL',
          errors: flushed ? [] : hosts.map((host) => ({ code: 'COMMAND_UNSUPPORTED', host })),
          sessionsLeft: [],
        });
        expect(again.steps.filter(({ kind }) => kind === 'END_SESSIONS').length).toBeGreaterThan(1);
        expect(returning.logins).toBe(4);
        for (const dovecot of Object.values(cluster.backends)) {
          expect(await dovecot.doveadm(['who', '-1'])).not.toMatch(/roaming@one|ann@one/);
        }
      } finally {
        returning.close();
        for (const client of roaming) client.close();
      }
    });

    test('reports the remaining sessions of a client that always reconnects', async () => {
      const returning = await keepReturning(cluster.backends.two, BEN, { times: Infinity, afterMs: 1 });
      try {
        const result = await secureAccount(gateway(), BEN, 1);
        expect(result).toMatchObject({ outcome: 'PARTIAL', sessionsLeft: [{ service: 'imap', host: { name: 'two' } }] });
        expect(result.errors.at(-1)).toMatchObject({ code: 'TEMPORARY_FAILURE', host: 'two' });
      } finally {
        returning.close();
      }
    });

    test('forwards the commands that open mail, over both wires, and no other', async () => {
      const ghost = 'ghost@one.example';
      await cluster.addUsers([{ name: ghost, at: 'one' }]);
      await cluster.removeFromBackends(ghost);
      const { proxy } = cluster;
      // The backend does not know the user: exit code 67 is its answer.
      const mail = await mailCommands(proxy, ghost);
      expect(mail.length).toBeGreaterThan(40);
      // Each command costs a process on both hosts, so each goes over one of the wires.
      const [overHttp = [], overTcp = []] = [0, 1].map((rest) => mail.filter((_, index) => index % 2 === rest));
      const endings = [...(await endingsOverHttp(proxy, overHttp)), ...(await endingsOverTcp(proxy, overTcp))];
      expect(endings.filter(({ exitCode }) => exitCode !== 67)).toEqual([]);
      const [user] = await postCommands(proxy, [['user', { userMask: [ghost] }, 'user']]);
      expect(user?.[0]).toBe('doveadmResponse');
    });

    test('names a backend that is down, while the others answer', async () => {
      await cluster.backends.two.halt();
      let isDown = true;
      const resume = async (): Promise<void> => {
        if (isDown) await cluster.backends.two.resume();
        isDown = false;
      };
      try {
        const query = `{
          sessions { errors { code host } } errors { errors { code host } } services { services { name host { name } } errors { code host } }
          ann: user(name: "${ANN}") { mailbox(name: "INBOX") { messageCount } }
          ben: user(name: "${BEN}") { name mailbox(name: "INBOX") { messageCount } }
        }`;
        const { data, errors } = await gateway().ask<Record<string, unknown>>(query);
        const down = { errors: [{ code: 'UPSTREAM_UNAVAILABLE', host: 'two' }] };
        expect(data).toMatchObject({ sessions: down, errors: down, services: down, ann: { mailbox: { messageCount: 0 } }, ben: null });
        expect(errors).toMatchObject([{ path: ['ben'], extensions: { code: 'UPSTREAM_UNAVAILABLE', host: 'two' } }]);
        if (series === '2.4') {
          // The proxy's log shows that the command was not sent. On 2.3, the proxy's process crashes instead.
          const { data: forwarded } = await gateways
            .get('forwarding')!
            .ask<{ mailboxCreate: object | null }>(
              `mutation { mailboxCreate(input: { user: "${BEN}", mailbox: "Down" }) { outcome errors { code } } }`,
            );
          expect(forwarded?.mailboxCreate).toEqual({ outcome: 'NOT_APPLIED', errors: [{ code: 'UPSTREAM_UNAVAILABLE' }] });
        }
        const create = await gateway().ask(`mutation { mailboxCreate(input: { user: "${BEN}", mailbox: "Down" }) { outcome } }`);
        expect(create.errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', host: 'two' });

        const operation = 'mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "While down" }) { outcome } }';
        const job = await startJob(gateway(), { operation, target: { users: [ANN, BEN] } });
        await expect.poll(async () => (await untilJob(gateway(), job.id, ['RUNNING'])).progress.succeeded, { timeout: 60_000 }).toBe(1);
        await expect
          .poll(async () => (await untilJob(gateway(), job.id, ['RUNNING'])).wait, { timeout: 60_000 })
          .toEqual({ reason: 'HOST_DOWN', host: 'two' });
        interface History {
          readonly changes: readonly { readonly state: string }[];
          readonly minutes: readonly { readonly refusedCount: number }[];
        }
        const history = async (): Promise<History> => {
          const fields = 'changes { state reason } minutes { requestCount failedCount refusedCount averageMs }';
          const { host } = await gateway().data<{ host: { history: History } }>(`{ host(name: "two") { history { ${fields} } } }`);
          return host.history;
        };
        const states = async (): Promise<string[]> => (await history()).changes.map(({ state }) => state);
        // Three failed probes show that the host is down.
        await expect.poll(states, { timeout: 10_000 }).toEqual(['DOWN']);
        expect((await gateway().ask(query)).data).toMatchObject({ ann: { mailbox: { messageCount: 0 } }, ben: null });
        await resume();
        expect(await untilJob(gateway(), job.id, ENDED)).toMatchObject({ state: 'SUCCEEDED' });
        expect(await states()).toEqual(['DOWN', 'UP']);
        expect((await history()).minutes.reduce((sum, { refusedCount }) => sum + refusedCount, 0)).toBeGreaterThan(0);
      } finally {
        await resume();
      }
    });
  });
});
