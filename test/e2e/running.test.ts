import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { encodeId } from '../../src/model/query/global-id.ts';
import { startServer, type RunningServer } from '../../src/server.ts';
import { ask, makeToken, superadmin, TestGateway, withRole, type Answer } from './gateway.ts';

const listing = readFileSync(join(import.meta.dirname, '../fixtures/listing-2.3.19.1.json'), 'utf8');
const proxied = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7' };

/** A Dovecot that lists its commands and answers no envelope. */
let dovecot: Server;
let gateway: TestGateway;
let server: RunningServer;
const sent: string[] = [];
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  dovecot = createServer((req, res) => {
    if (req.method === 'GET') res.writeHead(200, { 'content-type': 'application/json' }).end(listing);
    else req.on('data', (chunk: Buffer) => sent.push(chunk.toString()));
  });
  await new Promise<void>((resolve) => dovecot.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((dovecot.address() as AddressInfo).port)}`;
  const settings = { TRUSTED_PROXIES: '127.0.0.1', SLOW_REQUEST: '1', DOVEADM_CONCURRENCY: '1', INTROSPECTION: 'on' };
  gateway = new TestGateway({ url, apiKey: 'key' }, settings);
  const log: Logger = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  server = await startServer(gateway.config(), log);
});
afterAll(async () => {
  dovecot.closeAllConnections();
  await server.close();
  dovecot.close();
});

async function send<Data>(query: string, bearer = superadmin): Promise<Answer<Data>> {
  return ask<Data>(server.url, query, await makeToken(bearer), { headers: proxied });
}

interface Running {
  running: { requestId: string; operation: string | null; principal: string; users: string[]; waitsFor: { command: string }[] }[];
}

/** Starts a request that Dovecot does not answer. @returns the promise of its answer, and its id */
async function startSlow(): Promise<{ answer: Promise<Answer<Record<string, unknown>>>; requestId: string }> {
  const before = sent.length;
  const answer = send<Record<string, unknown>>(
    'query Slow { user(name: "bob@example.com") { name home quota { root } sieveScripts { name } } }',
  );
  await expect.poll(() => sent.length, { timeout: 10_000 }).toBeGreaterThan(before);
  const { data } = await send<Running>('{ running { requestId operation principal users waitsFor { command } } }');
  const slow = data?.running.find(({ operation }) => operation === 'Slow');
  expect(slow).toMatchObject({ principal: 'root', users: ['bob@example.com'] });
  expect(slow?.waitsFor.length).toBeGreaterThan(0);
  return { answer, requestId: slow?.requestId ?? '' };
}

const cancel = (requestId: string): string =>
  `mutation { requestCancel(input: { requestId: "${requestId}" }) { outcome errors { code } } }`;

async function search(...args: string[]): Promise<string> {
  let text = '';
  const stdout = { write: (chunk: string) => (text += chunk) };
  expect(await main(['audit', 'search', ...args, gateway.auditPath], { stdout, stderr: stdout })).toBe(0);
  return text;
}

describe('a request that runs', () => {
  test('is listed and stopped: it sends no further commands', async () => {
    const { answer, requestId } = await startSlow();
    const before = sent.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await send(cancel(requestId))).data).toEqual({ requestCancel: { outcome: 'APPLIED', errors: [] } });
    const { errors } = await answer;
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['CANCELLED']));
    expect(errors[0]?.message).toBe('root stopped this request.');
    expect(sent.length).toBe(before);
    expect((await send(cancel(requestId))).data).toEqual({ requestCancel: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }] } });
    const line = lines.find((one) => one.requestId === requestId && one.msg === 'request');
    expect(line).toMatchObject({ slow: true, users: ['bob@example.com'], sub: 'root', ip: '203.0.113.7', codes: ['CANCELLED'] });
    expect(await search('--command', 'requestCancel', '--since', '1h')).toContain(`requestCancel requestId="${requestId}": APPLIED`);
  });

  test('is logged on demand', async () => {
    const { answer, requestId } = await startSlow();
    server.logRunning();
    expect(lines.find((one) => one.msg === 'running')).toMatchObject({ requestId, operation: 'Slow', users: ['bob@example.com'] });
    await send(cancel(requestId));
    await answer;
  });

  test('is neither listed nor stopped without the permission for everyone', async () => {
    for (const bearer of [withRole('domain-admin', 'example.com'), withRole('superadmin', 'example.com'), withRole('auditor', '*')]) {
      for (const query of ['{ running { requestId } }', cancel('x')]) {
        expect((await send(query, bearer)).errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
    }
    expect((await send('{ running { requestId } }', withRole('cluster-admin', '*'))).errors).toEqual([]);
  });
});

test('a misspelt field gets a suggestion, when the schema is open', async () => {
  const { errors } = await send('{ viewer { nmae } }', withRole('helpdesk', 'example.com'));
  expect(errors[0]?.message).toBe('Cannot query field "nmae" on type "Viewer". Did you mean "name"?');
});

test('a refused read is in the audit log, with the address of the client behind the proxy', async () => {
  const { errors, extensions } = await send('{ user(name: "ceo@other.org") { home } }', withRole('helpdesk', 'example.com'));
  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  const found = await search('--user', 'CEO@other.org', '--principal', 'helpdesk@staff.example');
  expect(found).toMatch(/^\S+ helpdesk@staff\.example \(helpdesk\) from 203\.0\.113\.7: user\w+ of ceo@other\.org: REFUSED \(FORBIDDEN\)/m);
  const [line] = (await search('--user', 'ceo@other.org', '--json')).split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({ event: 'refused', ip: '203.0.113.7', requestId: extensions.requestId });
  const request = lines.find((one) => one.requestId === extensions.requestId);
  expect(request).toMatchObject({ users: ['ceo@other.org'], permission: 'USER_READ', codes: ['FORBIDDEN'] });
});

test.each([
  [
    `{ node(id: "${encodeId('Session', 'default', 'ceo@other.org', 'imap', 1, '')}") { id } }`,
    'sessionList',
    'SESSION_READ',
    ['ceo@other.org'],
    withRole('helpdesk', 'example.com'),
  ],
  ['{ hosts { name } }', 'host', 'HOST_READ', [], withRole('helpdesk', '*')],
  ['{ host { url } }', 'host', 'HOST_READ', [], withRole('helpdesk', '*')],
  ['{ running { requestId } }', 'running', 'REQUEST_READ', [], withRole('auditor', '*')],
  [
    'mutation { mailboxSubscribe(input: { target: { everyone: true }, mailbox: "Work", confirm: "default" }) { outcome } }',
    'mailboxSubscribe',
    'EVERYONE',
    [],
    withRole('domain-admin', '*'),
  ],
])('%s is refused, and stands in the audit log and in the request log', async (query, command, permission, users, bearer) => {
  const { errors, extensions } = await send(query, bearer);
  expect(errors.map((error) => error.extensions)).toContainEqual(expect.objectContaining({ code: 'FORBIDDEN', permission }));
  const found = (await search('--command', command, '--json')).split('\n').filter((line) => line.includes(extensions.requestId ?? '?'));
  expect(found.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ event: 'refused', code: 'FORBIDDEN', sub: bearer.sub, ip: '203.0.113.7', users }),
  ]);
  expect(lines.find((one) => one.requestId === extensions.requestId && one.msg === 'request')).toMatchObject({ permission, users });
});

test('an unknown value gets a suggestion, also in a variable', async () => {
  const token = await makeToken(withRole('helpdesk', 'example.com'));
  const query = 'query ($permission: Permission!) { viewer { can(permission: $permission) { allowed } } }';
  const { errors } = await ask(server.url, query, token, { variables: { permission: 'MAILBOX_REED' } });
  expect(errors[0]?.message).toMatch(/Did you mean the enum value "MAILBOX_READ"/);
});
