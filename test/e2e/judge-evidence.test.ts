import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAudit } from '../../src/audit.ts';
import { AUDIT, faultsOfEvidence, SECRETS, OUTPUT } from './judge-evidence.ts';
import { makeToken, superadmin } from './gateway.ts';

const KEY = 'b9f2a1c04d5e6f778899';
let place = '';
const audit = (): string => join(place, `1${AUDIT}`);

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'evidence-'));
  await writeFile(join(place, `1${SECRETS}`), `${KEY}\n`);
  await writeFile(join(place, `1${OUTPUT}`), '{"msg":"listening"}\n');
  const log = await createAudit({ kind: 'file', path: audit() });
  const entry = { requestId: 'r', principal: null, ip: null, host: 'default', effect: 'write', users: [], arguments: {} } as const;
  for (const command of ['mailboxCreate', 'mailboxDelete', 'sievePut']) await log.intent({ ...entry, command });
  await log.close();
});
afterEach(() => rm(place, { recursive: true }));

test('a log without secrets, and an unchanged audit log, have no fault', async () => {
  expect(await faultsOfEvidence(place)).toEqual([]);
});

test.each([
  ['a key', () => `refused: X-Dovecot-API ${KEY}`],
  ['a token', async () => `{"authorization":"Bearer ${await makeToken(superadmin)}"}`],
  ['a private key', () => '-----BEGIN PRIVATE KEY-----'],
])('%s that was planted is found', async (_, planted) => {
  await writeFile(join(place, `2${OUTPUT}`), `{"msg":"x"}\n${await planted()}\n`);
  expect(await faultsOfEvidence(place)).toEqual([expect.stringContaining(`2${OUTPUT} holds a secret`)]);
});

test.each([
  ['a flipped bit', (bytes: Buffer) => bytes.map((byte, index) => (index === 300 ? byte ^ 1 : byte))],
  ['a line that is gone', (bytes: Buffer) => bytes.toString().split('\n').toSpliced(1, 1).join('\n')],
])('%s of an audit log is found', async (_, change) => {
  await writeFile(audit(), change(await readFile(audit())));
  expect(await faultsOfEvidence(place)).toEqual([expect.stringMatching(/audit, line \d/)]);
});
