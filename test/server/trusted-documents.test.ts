import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStubWithEveryCommand } from '../access/stub-with-every-command.ts';
import { makeToken, superadmin, TestGateway } from '../e2e/gateway.ts';

const WHO = '{ viewer { name } }';
const hash = createHash('sha256').update(WHO).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'trusted-'));
const stub = createStubWithEveryCommand();
let gateway: TestGateway;

beforeAll(async () => {
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify({ who: WHO }));
  await stub.start();
  gateway = await new TestGateway(stub, { TRUSTED_DOCUMENTS: file }).start();
});
afterAll(async () => {
  await gateway.close();
  await stub.stop();
  rmSync(folder, { recursive: true });
});

async function post(body: object): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await makeToken(superadmin)}` };
  const response = await fetch(gateway.server.url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { data?: unknown };
}

test.each([
  ['its id', { documentId: 'who' }],
  ['its hash', { documentId: `sha256:${hash}` }],
  ['the hash that persisted queries have', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }],
  ['its very text', { query: WHO }],
])('a trusted document is run by %s', async (_, body) => {
  expect(await post(body)).toMatchObject({ data: { viewer: { name: 'root' } } });
});

test.each([
  ['another text', { query: '{ viewer { roles } }' }],
  ['the same with a blank more', { query: `${WHO} ` }],
  ['another text under its id', { documentId: 'who', query: '{ users { totalCount } }' }],
  ['another text under its hash', { extensions: { persistedQuery: { sha256Hash: hash } }, query: '{ users { totalCount } }' }],
  ['an unknown id', { documentId: 'nobody' }],
  ['an id of the prototype', { documentId: 'constructor' }],
  ['an id that is no text', { documentId: { who: 1 } }],
])('%s is not, for any caller', async (_, body) => {
  stub.envelopes.length = 0;
  const { data, errors } = await post(body);
  expect(data ?? null).toBeNull();
  expect(errors?.[0]?.extensions.code).toMatch(/FORBIDDEN|BAD_USER_INPUT/);
  expect(stub.commands).toEqual([]);
});
