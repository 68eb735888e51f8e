import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectImap, withImap } from '../dovecot/imap.ts';
import { freePorts } from '../dovecot/ports.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { TestGateway } from './gateway.ts';

const old = sharedDovecot('2.3');
const recent = sharedDovecot('2.4');
const gateways: TestGateway[] = [];
const start = async (...args: ConstructorParameters<typeof TestGateway>): Promise<TestGateway> => {
  const gateway = await new TestGateway(...args).start();
  gateways.push(gateway);
  return gateway;
};
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await start({ old, recent });
});
afterAll(() => Promise.all(gateways.map((one) => one.close())));

test('two hosts of different series are listed with their series', async () => {
  const data = await gateway.data(
    '{ hosts { name url version } default: host { name } one: host(name: "recent") { version } none: host(name: "x") { name } }',
  );
  expect(data).toEqual({
    hosts: [
      { name: 'old', url: `${old.url}/doveadm/v1`, version: '2.3' },
      { name: 'recent', url: `${recent.url}/doveadm/v1`, version: '2.4' },
    ],
    default: { name: 'old' },
    one: { version: '2.4' },
    none: null,
  });
});

test('a user command goes to the default host, or to the named one', async () => {
  const { name } = await old.createUser();
  const mutation = (host: string): string =>
    `mutation { mailboxCreate(input: { user: "alice@example.com", mailbox: "${name}"${host} }) { outcome user { host { name } } } }`;
  expect(await gateway.data(mutation(''))).toEqual({ mailboxCreate: { outcome: 'APPLIED', user: { host: { name: 'old' } } } });
  expect(await withImap(recent, 'alice@example.com', async (client) => (await client.list()).map(({ path }) => path))).not.toContain(name);
  expect(await gateway.data(mutation(', host: "recent"'))).toEqual({
    mailboxCreate: { outcome: 'APPLIED', user: { host: { name: 'recent' } } },
  });
  expect(await withImap(recent, 'alice@example.com', async (client) => (await client.list()).map(({ path }) => path))).toContain(name);
});

test('sessions of both hosts are listed together; one that is down is named, and the other answers', async () => {
  const [port = 0] = await freePorts(1);
  const half = await start({ old, down: { url: `http://127.0.0.1:${String(port)}`, apiKey: 'x' } });
  const clients = await Promise.all([connectImap(old, 'carol@example.com'), connectImap(recent, 'carol@example.com')]);
  try {
    const query = '{ sessions(mask: "carol@*") { nodes { user { name } host { name } } errors { code host retryable } } }';
    const both = await gateway.data<{ sessions: { nodes: { host: { name: string } }[]; errors: unknown[] } }>(query);
    expect([...new Set(both.sessions.nodes.map(({ host }) => host.name))].sort()).toEqual(['old', 'recent']);
    expect(both.sessions.errors).toEqual([]);
    const one = await half.data<typeof both>(query);
    expect([...new Set(one.sessions.nodes.map(({ host }) => host.name))]).toEqual(['old']);
    expect(one.sessions.errors).toEqual([{ code: 'UPSTREAM_UNAVAILABLE', host: 'down', retryable: true }]);
  } finally {
    for (const client of clients) client.close();
  }
});
