import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler } from '@apollo/client/incremental';
import { beforeAll, expect, test } from 'vitest';
import { behindGateway, makeToken, superadmin, withRole, type AnswerError, type Bearer } from './gateway.ts';

interface Part {
  readonly data?: Record<string, unknown> | null;
  readonly hasNext?: boolean;
  readonly incremental?: readonly {
    readonly data?: unknown;
    readonly items?: readonly unknown[];
    readonly path: readonly (string | number)[];
    readonly label?: string;
    readonly errors?: readonly AnswerError[];
  }[];
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly requestId?: string; readonly cost?: { readonly commands: number } };
}

behindGateway('an answer in parts', (gateway, dovecot) => {
  const domain = 'parts.example';
  const names = Array.from({ length: 3 }, (_, index) => `u${String(index)}@${domain}`);
  const [first = ''] = names;
  beforeAll(() => dovecot.createUsers(names.map((name) => ({ name, quotaKiB: 1000 }))));

  /** The parts of an answer, as they came over HTTP. */
  const partsOf = async (query: string, { as = superadmin, accept = 'multipart/mixed' }: { as?: Bearer; accept?: string } = {}) => {
    const response = await fetch(gateway.server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${await makeToken(as)}` },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const lines = text.split(/\r?\n/).map((line) => line.replace(/^data: /, ''));
    const parts = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Part] : []));
    return { type: response.headers.get('content-type') ?? '', parts };
  };
  const quotaLater = `{ user(name: "${first}") { name ... @defer(label: "more") { quota { storageLimitBytes } } } }`;

  test('begins with what is not deferred, and ends with its cost and the id of the request', async () => {
    const { type, parts } = await partsOf(quotaLater);
    expect(type).toMatch(/^multipart\/mixed/);
    expect(parts[0]).toMatchObject({ data: { user: { name: first } }, hasNext: true, extensions: { requestId: expect.any(String) } });
    expect(parts[0]?.data?.user).toEqual({ name: first });
    const more = parts.flatMap(({ incremental = [] }) => incremental);
    expect(more).toEqual([{ data: { quota: [{ storageLimitBytes: 1_024_000 }] }, path: ['user'], label: 'more' }]);
    expect(parts.at(-1)).toMatchObject({
      hasNext: false,
      extensions: { cost: { commands: 2 }, requestId: parts[0]?.extensions?.requestId },
    });
  });

  test('comes as server-sent events to a client that accepts these', async () => {
    const { type, parts } = await partsOf(quotaLater, { accept: 'text/event-stream' });
    expect(type).toMatch(/^text\/event-stream/);
    expect(parts[0]?.data).toEqual({ user: { name: first } });
    expect(parts.at(-1)?.hasNext).toBe(false);
  });

  test('does not let the first part wait for the commands of the others', async () => {
    const rounds = async (query: string, accept: string): Promise<number[]> => {
      const reads: number[] = [];
      const ends = gateway.server.hosts.map((host) => host.onEvent((event) => event.kind === 'round' && reads.push(event.reads)));
      await partsOf(query, { accept });
      for (const end of ends) end();
      return reads;
    };
    expect(await rounds(quotaLater, 'multipart/mixed')).toEqual([1, 1]);
    expect(await rounds(quotaLater, 'application/json')).toEqual([2]);
  });

  test('has the fields of a page of users after their names, in one more round', async () => {
    const { parts } = await partsOf(`{ users(mask: "*@${domain}") { nodes { name ... @defer { quota { root } } } } }`);
    expect(parts[0]?.data).toEqual({ users: { nodes: names.map((name) => ({ name })) } });
    const more = parts.flatMap(({ incremental = [] }) => incremental);
    expect(more.map(({ path }) => path).sort()).toEqual(names.map((_, index) => ['users', 'nodes', index]));
  });

  test('has the items of a streamed page one by one', async () => {
    const { parts } = await partsOf(`{ users(mask: "*@${domain}") { nodes @stream(initialCount: 1) { name quota { root } } } }`);
    expect(parts[0]?.data?.users).toMatchObject({ nodes: [{ name: first }] });
    const items = parts.flatMap(({ incremental = [] }) => incremental).flatMap((one) => one.items ?? []);
    expect(items).toMatchObject(names.slice(1).map((name) => ({ name })));
  });

  test('has the errors of a part with their codes, for that part alone', async () => {
    const query = `{ user(name: "${first}") { name ... @defer { sieveScripts { name content } dict(source: { filterName: "x" }) { entries(prefix: "priv/") { key } } } } }`;
    const { parts } = await partsOf(query, { as: withRole('helpdesk', domain) });
    expect(parts[0]).toMatchObject({ data: { user: { name: first } } });
    expect(parts[0]?.errors).toBeUndefined();
    const errors = parts.flatMap(({ incremental = [] }) => incremental).flatMap((one) => one.errors ?? []);
    expect(errors.length).toBeGreaterThan(0);
    for (const { extensions } of errors) expect(extensions).toMatchObject({ code: 'FORBIDDEN', retryable: false });
  });

  test.each([
    ['a client that accepts JSON alone', quotaLater, 'application/json'],
    ['parts of a list of any length', `{ user(name: "${first}") { mailboxes { name ... @defer { messageCount } } } }`, '*/*'],
    [
      'too many parts',
      `{ users(mask: "*@${domain}") { nodes { ${Array.from({ length: 6 }, (_, index) => `... @defer(label: "l${String(index)}") { q${String(index)}: quota { root } }`).join(' ')} } } }`,
      'multipart/mixed, application/json',
    ],
    ['nothing deferred', `{ user(name: "${first}") { name ... @defer(if: false) { quota { root } } } }`, 'application/json'],
  ])('is one whole for %s', async (_, query, accept) => {
    const { parts } = await partsOf(query, { accept });
    expect(parts).toHaveLength(1);
    expect(parts[0]?.errors).toBeUndefined();
    expect(parts[0]?.hasNext).toBeUndefined();
    expect(JSON.stringify(parts[0]?.data)).toMatch(/root|messageCount|storageLimitBytes/);
    expect(parts[0]?.extensions?.requestId).toEqual(expect.any(String));
  });

  test('is read by Apollo Client', async () => {
    const token = await makeToken(superadmin);
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([new HttpLink({ uri: gateway.server.url, headers: { authorization: `Bearer ${token}` } })]),
      incrementalHandler: new Defer20220824Handler(),
    });
    const { data } = await client.query({ query: gql(quotaLater) });
    expect(data).toMatchObject({ user: { name: first, quota: [{ storageLimitBytes: 1_024_000 }] } });
    client.stop();
  });
});
