import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveBrowser } from '../browser/live-browser.ts';
import { bundleClient } from '../client/bundle.ts';
import { ensureProgram } from '../dovecot/apt.ts';
import { withImap } from '../dovecot/imap.ts';
import { makeToken, superadmin } from './gateway.ts';
import type { EventAnswer } from './live.ts';

const WAIT = { timeout: 30_000, interval: 50 };
const ann = 'ann@clients.example';
const folder = mkdtempSync(join(tmpdir(), 'clients-'));
const live = liveBrowser(ann);

beforeAll(async () => {
  await ensureProgram('/usr/bin/curl');
  await ensureProgram('/usr/bin/python3');
  for (const name of ['events.sh', 'events.py', 'events.js', 'watch.js']) copyFileSync(join('docs/clients', name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Logs in and out when one more stream is open. */
async function loginWhenOpen(streams = 1): Promise<void> {
  await expect.poll(() => live().gateway.server.streams(), WAIT).toBe(streams);
  await withImap(live().dovecot, ann, () => Promise.resolve());
}

test.each(['sh events.sh', 'python3 events.py', 'node watch.js'])('%s of docs/clients prints events as they happen', async (command) => {
  const [program = '', ...args] = `${command} *@clients.example`.split(' ');
  const env = { ...process.env, GATEWAY_URL: live().gateway.server.url, TOKEN: await makeToken(superadmin) };
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  try {
    await loginWhenOpen();
    await expect.poll(() => output, WAIT).toMatch(/^(?=[^]*LoginSucceeded)(?=[^]*ann@clients\.example)(?=[^]*SessionEnded)/);
  } finally {
    // The shell's children as well.
    process.kill(-child.pid!, 'SIGKILL');
  }
  await expect.poll(() => live().gateway.server.streams(), WAIT).toBe(0);
});

test.each(['python3 events.py', 'node watch.js'])('%s of docs/clients ends when the token is not valid any more', async (command) => {
  const [program = '', ...args] = `${command} *@clients.example`.split(' ');
  const env = { ...process.env, GATEWAY_URL: live().gateway.server.url, TOKEN: await makeToken(superadmin, 3) };
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect([status, output]).toEqual([1, expect.stringMatching(/UNAUTHENTICATED: The token has expired/)]);
});

test('events.js of docs/clients brings them into a browser', async () => {
  const page = await live().browser.context.newPage();
  await page.goto(live().gateway.server.url);
  const source = readFileSync(join(folder, 'events.js'), 'utf8').replaceAll(/^export /gm, '');
  const call = `subscribeEvents('/graphql', ${JSON.stringify(await makeToken(superadmin))}, '*@clients.example', abort.signal)`;
  const found = page.evaluate<readonly EventAnswer[]>(`(async () => {
    ${source}
    const abort = new AbortController();
    const events = [];
    for await (const event of ${call}) if (events.push(event) === 2) break;
    abort.abort();
    return events;
  })()`);
  await loginWhenOpen();
  expect((await found).map(({ __typename, user }) => `${__typename} ${user ?? ''}`).sort()).toEqual([
    `LoginSucceeded ${ann}`,
    `SessionEnded ${ann}`,
  ]);
  await page.close();
});

test('the typed client works in a browser, as a bundle', async () => {
  const page = await live().browser.context.newPage();
  await page.goto(live().gateway.server.url);
  const script = await bundleClient({ format: 'iife', globalName: 'gateway' });
  const found = page.evaluate<unknown>(`(async () => {
    ${script}
    const client = new gateway.GatewayClient({ url: '/graphql', token: ${JSON.stringify(await makeToken(superadmin))} });
    const { user } = await client.request(gateway.account, { user: '${ann}' });
    for await (const event of client.events({ types: ['LOGIN_SUCCEEDED'] })) return [user.name, event.user];
  })()`);
  await loginWhenOpen();
  expect(await found).toEqual([ann, ann]);
  await page.close();
});

test('the client of graphql-sse reads them, and is refused with the code', async () => {
  const client = createClient({
    url: live().gateway.server.url,
    headers: async () => ({ authorization: `Bearer ${await makeToken(superadmin)}` }),
  });
  const events = client.iterate<{ events: EventAnswer }>({ query: 'subscription { events { __typename user } }' });
  const first = events.next();
  await loginWhenOpen();
  expect((await first).value).toMatchObject({ data: { events: { user: ann } } });
  await events.return?.(undefined);
  const refused = client.iterate({ query: 'subscription { events(after: "x") { __typename } }' });
  expect((await refused.next()).value).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  client.dispose();
});
