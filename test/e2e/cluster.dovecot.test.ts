import type { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchCluster, type BackendName, type Cluster, type ClusterUser } from '../dovecot/cluster.ts';
import { connectImap, withImap } from '../dovecot/imap.ts';
import { COMMANDS_BY_NAME } from '../../src/doveadm/commands/index.ts';
import { chunksOf } from '../../src/doveadm/dispatch/joined-read.ts';
import { Listing } from '../../src/doveadm/wire/listing.ts';
import { encodeLine } from '../../src/doveadm/wire/tcp/command-line.ts';
import { Connection } from '../../src/doveadm/wire/tcp/connection.ts';
import { connect } from '../../src/doveadm/wire/tcp/handshake.ts';
import { READS, WRITES } from '../doveadm/wire/tcp/samples.ts';
import { listCommands, postCommands } from '../dovecot/http.ts';
import { gatewayOf, type FoundBy, type Wires } from './cluster.ts';
import type { TestGateway } from './gateway.ts';
import { ENDED, readResults, startJob, untilJob } from './jobs.ts';

const ANN = 'ann@one.example';
const BEN = 'ben@two.example';
const userAt = (index: number, at: BackendName): ClusterUser => ({ name: `user${String(index)}@${at}.example`, at });
const USERS: readonly ClusterUser[] = [
  { name: ANN, at: 'one', quotaKiB: 10_240 },
  { name: BEN, at: 'two', format: 'maildir', quotaKiB: 10_240 },
  ...Array.from({ length: 198 }, (_, index) => userAt(index, index % 2 === 0 ? 'one' : 'two')),
];

/** Forks cost: jobs change mail over doveadm's own protocol, and read over HTTP. */
const wiresOf = (by: FoundBy): Wires => (by === 'domain' || by === 'director' ? 'both' : 'http');

/** Names of a user's mailboxes on a host, as IMAP lists them. */
const mailboxesOn = (cluster: Cluster, at: BackendName, name: string): Promise<string[]> =>
  withImap(cluster.backends[at], name, async (client) => (await client.list()).map(({ path }) => path));

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
      for (const [name, at] of [
        [ANN, 'one'],
        [BEN, 'two'],
      ] as const) {
        const mailbox = `Made by ${by}`;
        const host = by === 'forwarding' ? 'entry' : at;
        expect(
          await gateway().data(
            `mutation { mailboxCreate(input: { user: "${name}", mailbox: "${mailbox}" }) { outcome user { name host { name } } } }`,
          ),
        ).toEqual({ mailboxCreate: { outcome: 'APPLIED', user: { name, host: { name: host } } } });
        expect(await mailboxesOn(cluster, at, name)).toContain(mailbox);
        const save = `mutation { messageSave(input: { user: "${name}", mailbox: "${mailbox}", content: "Subject: ${by}\\n\\nHello" }) { outcome } }`;
        expect(await gateway().data(save)).toEqual({ messageSave: { outcome: 'APPLIED' } });
        const fields = `name mailboxes { name } quota { storageLimitBytes } sieveScripts { name }
          mailbox(name: "${mailbox}") { messageCount messages { nodes { subject text } } }`;
        const [routed, direct] = [
          await gateway().data<{ user: object }>(`{ user(name: "${name}") { ${fields} } }`),
          await gateway().data<{ user: object }>(`{ user(name: "${name}", host: "${at}") { ${fields} } }`),
        ];
        expect(routed).toEqual(direct);
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
      for (const [at, name] of [
        ['one', 'user0@one.example'],
        ['two', 'user1@two.example'],
      ] as const) {
        expect(await mailboxesOn(cluster, at, name)).toContain(`Job ${by}`);
      }
    });
  });

  describe('that finds users by a field', () => {
    const gateway = (): TestGateway => gateways.get('field')!;

    test('asks each host once for each level of a query, and looks all users up in one round', async () => {
      const fresh = await gatewayOf(cluster, 'field').start();
      const rounds: string[] = [];
      const stops = fresh.server.hosts.map((host) =>
        host.onEvent((event) => {
          if (event.kind === 'round') rounds.push(host.name);
        }),
      );
      try {
        const query =
          '{ users(first: 100) { nodes { name host { name } mailbox(name: "INBOX") { messageCount } quota { storageUsedBytes } } } }';
        const { users } = await fresh.data<{ users: { nodes: { name: string; host: { name: string } }[] } }>(query);
        expect(users.nodes).toHaveLength(100);
        for (const { name, host } of users.nodes) expect(name).toContain(`@${host.name}.`);
        // The list, the look-up, and one round on each backend.
        expect(rounds.sort()).toEqual(['entry', 'entry', 'one', 'two']);
        rounds.length = 0;
        await fresh.data(query);
        expect(rounds.sort()).toEqual(['entry', 'one', 'two']);
      } finally {
        for (const stop of stops) stop();
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
        // On 2.4, the proxy counts what it passes on.
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

    test('follows a user that has moved, and loses and doubles no change', async () => {
      const name = 'user10@one.example';
      expect(await gateway().data(`{ user(name: "${name}") { host { name } } }`)).toEqual({ user: { host: { name: 'one' } } });
      await cluster.moveUsers([name], 'two');
      // What is remembered is wrong now: the first answer of the old backend says so.
      expect(await gateway().data(`{ user(name: "${name}") { host { name } mailbox(name: "INBOX") { messageCount } } }`)).toMatchObject({
        user: { mailbox: { messageCount: 0 } },
      });
      expect(await gateway().data(`{ user(name: "${name}") { host { name } } }`)).toEqual({ user: { host: { name: 'two' } } });
      expect(
        await gateway().data(`mutation { mailboxCreate(input: { user: "${name}", mailbox: "After" }) { outcome user { host { name } } } }`),
      ).toEqual({ mailboxCreate: { outcome: 'APPLIED', user: { host: { name: 'two' } } } });

      if (series === '2.3') {
        expect(await gateways.get('director')!.data(`{ user(name: "${name}") { host { name } } }`)).toEqual({
          user: { host: { name: 'two' } },
        });
      }

      const made: { mailbox: string; outcome: string }[] = [];
      const move = { isOver: false };
      const writer = (async () => {
        for (let index = 0; !move.isOver || index < 5; index++) {
          const mailbox = `Moving ${String(index)}`;
          const { data, errors } = await gateway().ask<{ mailboxCreate: { outcome: string; errors: { code: string }[] } | null }>(
            `mutation { mailboxCreate(input: { user: "${name}", mailbox: "${mailbox}" }) { outcome errors { code } } }`,
          );
          made.push({ mailbox, outcome: data?.mailboxCreate?.outcome ?? errors[0]?.extensions.code ?? '' });
        }
      })();
      await cluster.moveUsers([name], 'one');
      await cluster.moveUsers([name], 'two');
      move.isOver = true;
      await writer;
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

    test('makes an account safe: no session is left on any backend', async () => {
      const clients: ImapFlow[] = [];
      let logins = 0;
      let reconnects = 3;
      const connect = async (): Promise<void> => {
        const client = await connectImap(cluster.backends.one, ANN);
        logins++;
        clients.push(client);
        client.on('close', () => {
          if (reconnects-- > 0) setTimeout(() => void connect().catch(() => undefined), 200);
        });
      };
      // As after a move: sessions are on both backends.
      await cluster.addUsers([{ name: 'roaming@one.example', at: 'one' }]);
      const roaming = [await connectImap(cluster.backends.one, 'roaming@one.example')];
      await cluster.moveUsers(['roaming@one.example'], 'two');
      roaming.push(await connectImap(cluster.backends.two, 'roaming@one.example'));
      await connect();
      try {
        const secure = (user: string, by: FoundBy) =>
          gateways
            .get(by)!
            .data<{ accountSecure: { outcome: string; steps: { kind: string; host: { name: string }; outcome: string }[] } }>(
              `mutation { accountSecure(input: { user: "${user}" }) { outcome errors { code host } sessionsLeft { id }
              steps { kind host { name } outcome errors { code } sessionCount at } } }`,
            );
        const hosts = ['entry', 'one', 'two'];
        // Over both wires.
        const result = await secure('roaming@one.example', 'domain');
        expect(result.accountSecure).toMatchObject({ outcome: 'APPLIED', errors: [], sessionsLeft: [] });
        const { steps } = result.accountSecure;
        expect(
          steps
            .filter(({ kind }) => kind === 'FLUSH_AUTH_CACHE')
            .map(({ host }) => host.name)
            .sort(),
        ).toEqual(hosts);
        expect(steps.filter(({ kind }) => kind === 'END_SESSIONS')).toMatchObject([
          { host: { name: 'one' }, outcome: 'APPLIED', sessionCount: 1 },
          { host: { name: 'two' }, outcome: 'APPLIED', sessionCount: 1 },
        ]);
        expect(steps.filter(({ kind }) => kind === 'LOOK')).toMatchObject([{ sessionCount: 0 }, { sessionCount: 0 }]);

        const flushed = series === '2.3';
        const again = await secure(ANN, 'field');
        expect(again.accountSecure).toMatchObject({
          outcome: flushed ? 'APPLIED' : 'PARTIAL',
          errors: flushed ? [] : hosts.map((host) => ({ code: 'COMMAND_UNSUPPORTED', host })),
          sessionsLeft: [],
        });
        expect(again.accountSecure.steps.filter(({ kind }) => kind === 'END_SESSIONS').length).toBeGreaterThan(1);
        expect(logins).toBe(4);
        for (const { doveadm } of [cluster.backends.one, cluster.backends.two].map((dovecot) => ({
          doveadm: dovecot.doveadm.bind(dovecot),
        }))) {
          expect(await doveadm(['who', '-1'])).not.toMatch(/roaming@one|ann@one/);
        }
      } finally {
        reconnects = 0;
        for (const client of [...clients, ...roaming]) client.close();
      }
    });

    test('says which sessions are left of a client that always comes back', async () => {
      const clients = new Set<ImapFlow>();
      let closed = false;
      const connect = async (): Promise<void> => {
        const client = await connectImap(cluster.backends.two, BEN);
        clients.add(client);
        client.on('close', () => {
          if (!closed) setTimeout(() => void connect().catch(() => undefined), 1);
        });
      };
      await connect();
      try {
        const { accountSecure } = await gateway().data<{
          accountSecure: { outcome: string; sessionsLeft: unknown[]; errors: { message: string }[] };
        }>(
          `mutation { accountSecure(input: { user: "${BEN}", watchSeconds: 1 }) { outcome errors { code host message } sessionsLeft { service host { name } } } }`,
        );
        expect(accountSecure.outcome).toBe('PARTIAL');
        expect(accountSecure.sessionsLeft).toEqual([{ service: 'imap', host: { name: 'two' } }]);
        expect(accountSecure.errors.at(-1)).toMatchObject({ code: 'TEMPORARY_FAILURE', host: 'two' });
      } finally {
        closed = true;
        for (const client of clients) client.close();
      }
    });

    test('forwards the commands that open mail, over both wires, and no other', async () => {
      const ghost = 'ghost@one.example';
      await cluster.addUsers([{ name: ghost, at: 'one' }]);
      await cluster.removeFromBackends(ghost);
      const { proxy } = cluster;
      const listing = Listing.parse(JSON.stringify(await listCommands(proxy)));
      const steps = [...new Map([...READS, ...WRITES].map((step) => [step[0], step])).values()].flatMap(([name, more]) => {
        const command = COMMANDS_BY_NAME.get(name);
        if (command === undefined || !('user' in (command.params as object)) || !listing.canRun(command)) return [];
        const { only, ...args } = { user: ghost, ...(typeof more === 'function' ? more(series, ghost) : more) } as Record<string, unknown>;
        return only === undefined || only === series
          ? [{ command, args: { ...args, user: ghost }, ...listing.adapt(command, { ...args, user: ghost }) }]
          : [];
      });
      // The backend does not know the user: exit code 67 is its answer.
      const mail = steps.filter(({ command }) => command.class === 'mail');
      expect(mail.length).toBeGreaterThan(40);
      // Each command costs a process on both hosts, so each goes over one of the wires.
      const [overHttp, overTcp] = [0, 1].map((rest) => mail.filter((_, index) => index % 2 === rest));
      const parts = chunksOf(overHttp ?? [], 8);
      const answers = await Promise.all(
        parts.map((part) =>
          postCommands(
            proxy,
            part.map(({ wire, params, command }) => [wire, params, command.name]),
          ),
        ),
      );
      expect(answers.flat().filter(([, payload]) => (payload as { exitCode?: number }).exitCode !== 67)).toEqual([]);
      const [user] = await postCommands(proxy, [['user', { userMask: [ghost] }, 'user']]);
      expect(user?.[0]).toBe('doveadmResponse');

      const endpoint = { url: `doveadm://127.0.0.1:${String(proxy.ports.doveadmTcp)}`, password: proxy.password };
      const runOverTcp = async (part: typeof mail): Promise<void> => {
        let connection = new Connection(await connect(endpoint, 10_000, 'connection'));
        for (const { command, wire, params } of part) {
          const line = encodeLine(command, wire, params, series);
          if (line === null) continue;
          if (!connection.isOpen) connection = new Connection(await connect(endpoint, 10_000, 'connection'));
          const { results } = await connection.run([line], { firstByteMs: 30_000, transferMs: 30_000 });
          expect({ [command.name]: results[0]?.answer }).toEqual({ [command.name]: { error: { type: 'exitCode', exitCode: 67 } } });
        }
        connection.close();
      };
      await Promise.all(chunksOf(overTcp ?? [], 8).map(runOverTcp));
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
          // The proxy's log says that it was not sent. 2.3 ends its process instead.
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
        await resume();
        expect(await untilJob(gateway(), job.id, ENDED)).toMatchObject({ state: 'SUCCEEDED' });
        const { host } = await gateway().data<{ host: { history: { changes: { state: string }[]; minutes: { refusedCount: number }[] } } }>(
          '{ host(name: "two") { history { changes { state reason } minutes { requestCount failedCount refusedCount averageMs } } } }',
        );
        expect(host.history.changes.map(({ state }) => state)).toEqual(['DOWN', 'UP']);
        expect(host.history.minutes.reduce((sum, { refusedCount }) => sum + refusedCount, 0)).toBeGreaterThan(0);
      } finally {
        await resume();
      }
    });
  });
});
