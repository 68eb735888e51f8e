import { expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { makeToken, superadmin } from '../e2e/gateway.ts';
import { GraphiqlPage } from './graphiql-page.ts';
import { liveBrowser } from './live-browser.ts';

const ann = 'ann@live.example';
const live = liveBrowser(ann, { INTROSPECTION: 'on' });

test('the Live tab shows events as they come, after one click, and ends on another', async () => {
  const { browser, dovecot, gateway } = live();
  const tab = await GraphiqlPage.open(browser.context, gateway.server.url);
  await tab.giveToken(await makeToken(superadmin));
  await tab.ready();
  await tab.openTab('Live');
  await tab.run();
  await expect.poll(() => gateway.server.streams(), { timeout: 20_000 }).toBe(1);
  await withImap(dovecot, ann, () => Promise.resolve());
  await expect.poll(() => tab.answer(), { timeout: 20_000 }).toMatch(/^(?=[^]*"SessionEnded")(?=[^]*"LoginSucceeded")/);
  await deliver(dovecot, [ann], buildMessage({ subject: 'Fresh' }));
  // The newest event is the first.
  await expect
    .poll(() => tab.answer(), { timeout: 20_000 })
    .toMatch(/"events": \[\s*\{\s*"__typename": "MessageDelivered",[^]*"subject": "Fresh"/);
  await tab.page.locator('.graphiql-execute-button').click();
  await expect.poll(() => gateway.server.streams(), { timeout: 20_000 }).toBe(0);
  expect(tab.complaints).toEqual([]);
  await tab.page.close();
});
