import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SETTINGS } from '../../src/config/settings.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { makeToken, withRole } from '../e2e/gateway.ts';
import { ChildGateway } from '../server/child-gateway.ts';
import { Nginx, site } from './nginx.ts';

const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
const AUDIT_LOG = join(folder, 'audit.jsonl');
const MAX_BODY_BYTES = Number(SETTINGS.MAX_BODY_BYTES.default);
/** A client's address, which is not nginx's own. */
const CLIENT = '127.0.0.9';
const dovecot = sharedDovecot('2.3');
let gateway: ChildGateway;
let nginx: Nginx;

beforeAll(async () => {
  const [, trusted = ''] = /TRUSTED_PROXIES=(\d+\.\d+\.\d+\.\d+)/.exec(site) ?? [];
  gateway = await ChildGateway.start({ DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey, TRUSTED_PROXIES: trusted, AUDIT_LOG });
  nginx = await Nginx.start(folder, new URL(gateway.url).host);
}, 120_000);
afterAll(async () => {
  (nginx as Nginx | undefined)?.stop();
  await (gateway as ChildGateway | undefined)?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function post(body: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await makeToken(withRole('helpdesk', 'example.com'))}`;
  return nginx.post('/graphql', body, { from: CLIENT, headers: { 'content-type': 'application/json', authorization, ...headers } });
}

test('the nginx site is accepted by nginx, without a warning', async () => {
  const { status, stderr } = await nginx.test();
  expect([status, stderr]).toEqual([0, expect.stringContaining('test is successful')]);
  expect(stderr).not.toContain('[warn]');
});

test.each([{}, { 'x-forwarded-for': '203.0.113.66' }])(
  'a request through nginx has the address of its client in log and audit log, whatever the client says: %j',
  async (headers) => {
    const { status, body } = await post(JSON.stringify({ query: '{ user(name: "ceo@other.org") { home } }' }), headers);
    expect(status).toBe(200);
    const { errors, extensions } = JSON.parse(body) as {
      errors: { extensions: { code: string } }[];
      extensions: { requestId: string };
    };
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { requestId } = extensions;
    expect(await gateway.logged('request', (line) => line['requestId'] === requestId)).toMatchObject({ ip: CLIENT });
    const lines = readFileSync(AUDIT_LOG, 'utf8').split('\n');
    const line = lines.find((one) => one.includes(requestId)) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ event: 'refused', ip: CLIENT, users: ['ceo@other.org'] });
  },
);

test('a body as large as MAX_BODY_BYTES goes through, and one byte more does not', async () => {
  const body = JSON.stringify({ query: '{ viewer { name } }' });
  const filled = (bytes: number): string => body + ' '.repeat(bytes - body.length);
  const limits = [...site.matchAll(/client_max_body_size (\d+);/g)].map(([, bytes]) => Number(bytes));
  expect(limits).toEqual([MAX_BODY_BYTES, Number(SETTINGS.MAX_UPLOAD_BYTES.default)]);
  const answered = await post(filled(MAX_BODY_BYTES));
  expect([answered.status, answered.body]).toEqual([200, expect.stringContaining('helpdesk@staff.example')]);
  expect((await post(filled(MAX_BODY_BYTES + 1))).status).toBe(413);
});
