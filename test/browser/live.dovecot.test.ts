import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { makeToken, superadmin } from '../e2e/gateway.ts';
import { startLive, type Live } from '../e2e/live.ts';
import { launchChromium, type Browser } from './chromium.ts';
import { GraphiqlPage } from './graphiql-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-page-'));
const ann = 'ann@live.example';
let live: Live;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  live = await startLive('2.4', { DATABASE: join(folder, 'events.db'), GRAPHIQL: 'on', INTROSPECTION: 'on' });
  await live.dovecot.createUser({ name: ann });
}, 600_000);
afterAll(async () => {
  await live.gateway.close();
  await live.dovecot.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the Live tab shows events as they come, after one click, and ends on another', async () => {
  const tab = await GraphiqlPage.open(browser.context, live.gateway.server.url);
  await tab.giveToken(await makeToken(superadmin));
  await tab.ready();
  await tab.openTab('Live');
  await tab.run();
  await expect.poll(() => live.gateway.server.streams(), { timeout: 20_000 }).toBe(1);
  await withImap(live.dovecot, ann, () => Promise.resolve());
  await expect.poll(() => tab.answer(), { timeout: 20_000 }).toMatch(/^(?=[^]*"SessionEnded")(?=[^]*"LoginSucceeded")/);
  await deliver(live.dovecot, [ann], buildMessage({ subject: 'Fresh' }));
  // The newest stands on top.
  await expect
    .poll(() => tab.answer(), { timeout: 20_000 })
    .toMatch(/"events": \[\s*\{\s*"__typename": "MessageDelivered",[^]*"subject": "Fresh"/);
  await tab.page.locator('.graphiql-execute-button').click();
  await expect.poll(() => live.gateway.server.streams(), { timeout: 20_000 }).toBe(0);
  expect(tab.complaints).toEqual([]);
  await tab.page.close();
});
