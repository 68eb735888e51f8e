import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientNameOf } from '../../src/server/client-name.ts';
import { createStubWithEveryCommand } from '../access/stub-with-every-command.ts';
import { makeToken, TestGateway, withRole } from '../e2e/gateway.ts';

const ask = '{ viewer { name } }';
const apollo = (name: string, version?: string): Record<string, string> => ({
  'apollographql-client-name': name,
  ...(version === undefined ? {} : { 'apollographql-client-version': version }),
});

test.each<[Record<string, string>, unknown]>([
  [{}, null],
  [apollo('dashboard', '1.2'), { name: 'dashboard', version: '1.2' }],
  [apollo('dashboard'), { name: 'dashboard', version: null }],
  [
    { 'graphql-client-name': 'cron', 'graphql-client-version': '7' },
    { name: 'cron', version: '7' },
  ],
  [{ 'graphql-client-version': '7' }, null],
  [apollo(' ', '1'), null],
  [apollo('x'.repeat(500), 'y'.repeat(500)), { name: 'x'.repeat(100), version: 'y'.repeat(100) }],
])('the headers %j name the client', (headers, name) => {
  expect(clientNameOf((header) => headers[header] ?? null)).toEqual(name);
});

describe('a client that names itself', () => {
  const stub = createStubWithEveryCommand();
  let gateway: TestGateway;
  beforeAll(async () => {
    await stub.start();
    gateway = await new TestGateway(stub, { METRICS_PORT: '0' }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await stub.stop();
  });
  const metrics = async (): Promise<string[]> => {
    const text = await (await fetch(gateway.server.metricsUrl ?? '')).text();
    return text.split('\n').filter((line) => line.startsWith('doveadm_graphql_client_requests_total{'));
  };

  test('is in each line of the audit log about its request: changes, refusals, and files', async () => {
    const headers = apollo('dashboard', '1.2');
    const input = '{ user: "a@example.com", name: "x" }';
    await gateway.data(`mutation { mailboxCreate(input: { user: "a@example.com", mailbox: "x" }) { outcome } }`, { headers });
    await gateway.ask(`mutation { sieveDelete(input: ${input}) { outcome } }`, { headers, as: withRole('helpdesk', 'example.com') });
    await gateway.ask('mutation { requestCancel(input: { requestId: "x" }) { outcome } }', { headers });
    const id = Buffer.from(JSON.stringify(['Mailbox', 'default', 'a@example.com', 'INBOX'])).toString('base64url');
    const token = await makeToken(withRole('helpdesk', 'example.com'));
    const url = new URL(`/mailboxes/${id}.mbox`, gateway.server.url);
    expect((await fetch(url, { headers: { ...headers, authorization: `Bearer ${token}` } })).status).toBe(403);
    const lines = await gateway.auditLines();
    expect(lines.map(({ event, command }) => [event, command])).toEqual([
      ['intent', 'mailboxCreate'],
      ['outcome', 'mailboxCreate'],
      ['refused', 'sieveDelete'],
      ['intent', 'requestCancel'],
      ['outcome', 'requestCancel'],
      ['refused', 'messageFetch'],
    ]);
    for (const line of lines) expect(line).toMatchObject({ client: 'dashboard', clientVersion: '1.2' });
    await gateway.data('mutation { mailboxCreate(input: { user: "a@example.com", mailbox: "y" }) { outcome } }');
    expect((await gateway.auditLines()).at(-1)).not.toHaveProperty('client');
  });

  test('is a label of the metrics, for a bounded number of names and versions, and only with a valid token', async () => {
    for (let index = 0; index < 60; index++) await gateway.ask(ask, { as: null, headers: apollo(`guess ${String(index)}`) });
    expect(await metrics()).not.toContainEqual(expect.stringContaining('guess'));
    for (let index = 0; index < 15; index++) await gateway.data(ask, { headers: apollo('cron', String(index)) });
    for (let index = 0; index < 60; index++) await gateway.data(ask, { headers: apollo(`client ${String(index)}`) });
    await gateway.data(ask, { headers: apollo('cron', '3') });
    const lines = await metrics();
    expect(lines).toContain('doveadm_graphql_client_requests_total{client="cron",version="3"} 2');
    expect(lines).toContain('doveadm_graphql_client_requests_total{client="cron",version="other"} 5');
    const names = new Set(lines.map((line) => /client="([^"]*)"/.exec(line)?.[1]));
    expect(names.size).toBe(50 + ['other', 'none'].length);
    expect(lines.find((line) => line.includes('client="other"'))).toMatch(/ 12$/);
  });
});
