import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { startApollo, startHive, type FederatedGateway, type HiveGateway } from '../federation/gateways.ts';
import { People } from '../federation/people.ts';
import { compose, PEOPLE_SDL } from '../federation/subgraphs.ts';
import { behindGateway, makeToken, selfOf, superadmin, withRole, type TestGateway } from './gateway.ts';
import { ENDED, startJob, untilJob } from './jobs.ts';

const domain = 'federation.example';
const names = Array.from({ length: 100 }, (_, index) => `u${String(index).padStart(3, '0')}@${domain}`);
const [first = '', second = ''] = names;
const folder = mkdtempSync(join(tmpdir(), 'federation-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const employees = `query ($first: Int!) {
  employees(first: $first) { nodes { badge account { name quota { storageLimitBytes } mailboxes { name messageCount } } } }
}`;

interface Employees {
  readonly employees: {
    readonly nodes: readonly {
      readonly badge: string;
      readonly account: {
        readonly name: string;
        readonly quota: readonly { readonly storageLimitBytes: number }[] | null;
        readonly mailboxes: readonly { readonly name: string; readonly messageCount: number }[] | null;
      };
    }[];
  };
}

/** How many requests for entities the gateway had, and how many rounds Dovecot had. */
async function costOf(gateway: TestGateway, use: () => Promise<unknown>): Promise<{ calls: number; rounds: number }> {
  const calls = async (): Promise<number> => {
    const text = await (await fetch(gateway.server.metricsUrl ?? '')).text();
    return Number(/^doveadm_graphql_requests_total\{operation="_entities",code="OK"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  let rounds = 0;
  const ends = gateway.server.hosts.map((host) =>
    host.onEvent(({ kind }) => {
      if (kind === 'round') rounds++;
    }),
  );
  const before = await calls();
  await use();
  for (const end of ends) end();
  return { calls: (await calls()) - before, rounds };
}

behindGateway(
  'a subgraph',
  (gateway, dovecot) => {
    const people = new People(names);
    const federated: FederatedGateway[] = [];
    let hive: HiveGateway;
    let token: string;

    beforeAll(async () => {
      await dovecot.createUsers(names.map((name, index) => ({ name, quotaKiB: 100 + index })));
      await deliver(dovecot, [first], buildMessage({ subject: 'Welcome' }));
      await people.start();
      token = await makeToken(superadmin);
      const { _service } = await gateway.data<{ _service: { sdl: string } }>('{ _service { sdl } }');
      const subgraphs = [
        { name: 'mail', url: gateway.server.url, sdl: _service.sdl },
        { name: 'people', url: people.url, sdl: PEOPLE_SDL },
      ];
      hive = startHive(compose('@theguild/federation-composition', subgraphs));
      federated.push(await startApollo(compose('@apollo/composition', subgraphs)), hive);
    });
    afterAll(async () => {
      for (const one of federated) await one.close();
      await people.stop();
    });

    test.each([0, 1])('answers 100 objects of another subgraph in one call and at most two rounds (gateway %i)', async (index) => {
      const one = federated[index]!;
      let data: Employees | undefined;
      const cost = await costOf(gateway, async () => {
        const result = await one.ask(employees, token, { first: 100 });
        expect(result.errors, one.name).toBeUndefined();
        data = result.data as unknown as Employees;
      });
      expect(cost.calls, one.name).toBe(1);
      expect(cost.rounds, one.name).toBeLessThanOrEqual(2);
      const accounts = data!.employees.nodes.map(({ account }) => account);
      expect(accounts.map(({ name }) => name)).toEqual(names);
      expect(accounts.map(({ quota }) => quota?.[0]?.storageLimitBytes)).toEqual(names.map((_, position) => (100 + position) * 1024));
      expect(accounts[0]?.mailboxes?.find(({ name }) => name === 'INBOX')?.messageCount).toBe(1);
      expect(accounts[1]?.mailboxes?.find(({ name }) => name === 'INBOX')?.messageCount).toBe(0);
    });

    test.each([0, 1])('lists users to which another subgraph adds fields (gateway %i)', async (index) => {
      const query = `{ users(mask: "*@${domain}", first: 100) { nodes { name badge } pageInfo { hasNextPage } } }`;
      const { data, errors } = await federated[index]!.ask(query, token);
      expect(errors).toBeUndefined();
      expect(data?.users).toEqual({
        nodes: names.map((name, position) => ({ name, badge: `badge ${String(position)}` })),
        pageInfo: { hasNextPage: false },
      });
    });

    test.each([0, 1])('refuses what the caller may not see, object by object (gateway %i)', async (index) => {
      const { data, errors } = await federated[index]!.ask(employees, await makeToken(selfOf(second)), { first: 3 });
      const { nodes } = (data as unknown as Employees).employees;
      expect(nodes.map(({ badge, account }) => [badge, account.mailboxes?.length ?? null])).toEqual([
        ['badge 0', null],
        ['badge 1', 5],
        ['badge 2', null],
      ]);
      expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
      expect(JSON.stringify(errors)).toContain('USER_READ');
    });

    describe('_entities', () => {
      const entities = (representations: readonly object[], fields: string, as = superadmin) =>
        gateway.ask<{ _entities: (Record<string, unknown> | null)[] }>(
          `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${fields} } }`,
          { variables: { representations }, as },
        );

      test('answers each kind of object by its key, in order', async () => {
        const { user, host } = await gateway.data<{
          user: { mailbox: { id: string; messages: { nodes: { id: string }[] } } };
          host: { id: string };
        }>(
          `query ($name: String!) { host { id } user(name: $name) { mailbox(name: "INBOX") { id messages(first: 1) { nodes { id } } } } }`,
          { variables: { name: first } },
        );
        const job = await startJob(gateway, {
          operation: 'query ($user: String!) { user(name: $user) { name } }',
          target: { user: first },
        });
        await untilJob(gateway, job.id, ENDED);
        const keys = [
          { __typename: 'Host', id: host.id },
          { __typename: 'User', name: first.toUpperCase() },
          { __typename: 'Message', id: user.mailbox.messages.nodes[0]?.id },
          { __typename: 'Mailbox', id: user.mailbox.id },
          { __typename: 'User', name: `nobody@${domain}` },
          { __typename: 'Job', id: job.id },
        ];
        const fields = `... on User { name } ... on Mailbox { id messageCount user { name } } ... on Message { id subject text }
          ... on Host { id version } ... on Job { id operation }`;
        let answer: Awaited<ReturnType<typeof entities>> | undefined;
        const { rounds } = await costOf(gateway, async () => (answer = await entities(keys, fields)));
        expect(rounds).toBe(1);
        expect(answer?.errors).toEqual([]);
        expect(answer?.data?._entities).toMatchObject([
          { __typename: 'Host', id: host.id },
          { __typename: 'User', name: first },
          { __typename: 'Message', id: keys[2]?.id, subject: 'Welcome' },
          { __typename: 'Mailbox', id: user.mailbox.id, messageCount: 1, user: { name: first } },
          null,
          { __typename: 'Job', id: job.id },
        ]);
        // An id finds the same object as a node.
        for (const { __typename, id } of keys.filter((key) => key.id !== undefined)) {
          const { node } = await gateway.data<{ node: unknown }>('query ($id: ID!) { node(id: $id) { __typename id } }', {
            variables: { id },
          });
          expect(node).toEqual({ __typename, id });
        }
      });

      test('refuses a bad key with the name of the key, and answers the others', async () => {
        const { user } = await gateway.data<{ user: { id: string } }>('query ($name: String!) { user(name: $name) { id } }', {
          variables: { name: first },
        });
        const { data, errors } = await entities(
          [
            { __typename: 'User' },
            { __typename: 'Mailbox', id: user.id },
            { __typename: 'Mailbox', id: 'nonsense' },
            { __typename: 'Session', id: user.id },
            { __typename: 'User', name: '*@example.com' },
            { __typename: 'User', name: first },
          ],
          '... on User { name }',
        );
        expect(data?._entities).toEqual([null, null, null, null, null, { __typename: 'User', name: first }]);
        expect(errors.map(({ path, extensions, message }) => [path?.[1], extensions.code, message])).toEqual([
          [0, 'BAD_USER_INPUT', expect.stringContaining('representations[0].name')],
          [1, 'BAD_USER_INPUT', expect.stringContaining('representations[1].id')],
          [2, 'BAD_USER_INPUT', expect.stringContaining('representations[2].id')],
          [3, 'BAD_USER_INPUT', expect.stringContaining('representations[3].__typename')],
          [4, 'BAD_USER_INPUT', expect.stringMatching(/^user: must be one user/)],
        ]);
      });

      test('reads only what is selected of the type of each object', async () => {
        const sent = await gateway.countSent(async () => {
          const { errors } = await entities(
            [{ __typename: 'User', name: first }],
            '... on User { name } ... on Host { errors { text } services { name } }',
          );
          expect(errors).toEqual([]);
        });
        expect(sent).toBe(1);
      });
    });

    test('more objects than an answer may hold are refused before any of them is looked up', async () => {
      const keys = Array.from({ length: 900 }, () => ({ __typename: 'User', name: first }));
      const fields = 'home '.repeat(300);
      const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { ${fields} } } }`;
      const sent = await gateway.countSent(async () => {
        const { errors } = await gateway.ask(query, { variables: { keys } });
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COST_LIMIT']);
      });
      expect(sent).toBe(0);
    });

    test('the schema needs its permission', async () => {
      const { errors } = await gateway.ask('{ _service { sdl } }', { as: withRole('helpdesk', domain) });
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'SCHEMA_READ' });
    });

    test('a subscription passes Hive', async () => {
      const job = await startJob(gateway, {
        operation: 'query ($user: String!) { user(name: $user) { name } }',
        target: { mask: `u00*@${domain}` },
      });
      const abort = new AbortController();
      const query = 'subscription ($id: ID!) { job(id: $id) { id state progress { total done } } }';
      const response = await hive.subscribe(query, token, { id: job.id }, abort.signal);
      expect(response.status).toBe(200);
      let text = '';
      const decoder = new TextDecoder();
      for await (const part of response.body!) {
        text += decoder.decode(part, { stream: true });
        if (text.includes('SUCCEEDED')) break;
      }
      abort.abort();
      const answers = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json) as { data: { job: object } });
      expect(answers.at(-1)?.data.job).toEqual({ id: job.id, state: 'SUCCEEDED', progress: { total: 10, done: 10 } });
    });
  },
  { FEDERATION: 'on', METRICS_PORT: '0', DATABASE: join(folder, 'jobs.db') },
);
