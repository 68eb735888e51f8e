import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { fillWithSamples } from '../dovecot/sample-data.ts';
import { makeToken, selfOf, superadmin, TestGateway, withRole } from '../e2e/gateway.ts';
import { launchChromium, type Browser } from './chromium.ts';
import { GraphiqlPage } from './graphiql-page.ts';

let dovecot: PrivateDovecot;
let gateway: TestGateway;
let browser: Browser;
let tab: GraphiqlPage;

beforeAll(async () => {
  browser = await launchChromium();
  dovecot = await launchDovecot({ series: '2.3' });
  await fillWithSamples(dovecot);
  gateway = await new TestGateway(dovecot, { GRAPHIQL: 'on', INTROSPECTION: 'on', JWT_CLOCK_TOLERANCE: '0' }).start();
}, 600_000);
afterAll(async () => {
  await gateway.close();
  await dovecot.stop();
  await browser.close();
});
beforeEach(async () => {
  tab = await GraphiqlPage.open(browser.context, gateway.server.url);
});
afterEach(async () => {
  expect(tab.complaints).toEqual([]);
  await tab.page.close();
});

const allTabs = [
  ...['Account', 'LookForSpam', 'ExpungeSpam', 'Connected', 'EndSessions', 'Scripts', 'PutScript'],
  ...['Ring', 'Drain', 'MoveUsersOff', 'WhoAmI'],
];

/** Whether the background of an element is light or dark. */
async function lightness({ page }: GraphiqlPage, selector: string): Promise<'light' | 'dark'> {
  const color = await page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).backgroundColor`);
  const channels = [...String(color).matchAll(/\d+/g)].map(([digits]) => Number(digits));
  if (channels.length !== 3) throw new Error(`${selector} has the background ${String(color)}`);
  return channels.reduce((sum, channel) => sum + channel) > 384 ? 'light' : 'dark';
}

/** Whether no editor has lines that are longer than it is wide. */
const linesFit = 'monaco.editor.getEditors().every((one) => one.getScrollWidth() <= one.getLayoutInfo().contentWidth)';

/** Whether an element is wider than its visible part. */
async function isCut({ page }: GraphiqlPage, selector: string): Promise<boolean> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  return await page.evaluate<boolean>(`${element}.scrollWidth > ${element}.clientWidth`);
}

describe('the query editor', () => {
  test('comes only from the gateway, and sends nothing before there is a token', async () => {
    await tab.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    const origin = new URL(gateway.server.url).origin;
    expect(tab.requested.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
    expect(tab.requested.length).toBeGreaterThan(4);
  });

  test('shows why a token is refused', async () => {
    await tab.giveToken('nonsense');
    await tab.page.getByRole('alert').waitFor();
    expect(await tab.shown('#fault')).toMatch(/token/i);
    expect(await tab.page.locator('.graphiql-execute-button').count()).toBe(0);
  });

  test('runs an example, and shows the caller', async () => {
    await tab.giveToken(`Bearer ${await makeToken(superadmin)}\n`);
    await tab.ready();
    expect(await tab.shown('#who')).toContain('root · superadmin');
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"name": "alice@example.com"');
    expect(await tab.shown('#status')).toMatch(/^\d+ ms · request [0-9a-f-]{36}$/);
    await tab.openTab('LookForSpam');
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"messageCount": 3');
    const workers = () => tab.page.workers().map((worker) => new URL(worker.url()).pathname.split('/').at(-1));
    await expect.poll(workers, { timeout: 10_000 }).toContain('graphql.worker.js');
  });

  test('explains in plain words what is not allowed', async () => {
    await tab.giveToken(await makeToken(withRole('helpdesk', 'other.org')));
    await tab.ready();
    await tab.run();
    expect(await tab.shown('#status li')).toBe('The user is outside of the scope in which this token has USER_READ. (user)');
  });

  test.each([
    ['light', 1440],
    ['dark', 420],
  ] as const)('opens each tab with one click, and keeps the open one over a reload: %s, %d pixels wide', async (colorScheme, width) => {
    await tab.page.emulateMedia({ colorScheme });
    await tab.page.setViewportSize({ width, height: 850 });
    await tab.page.getByLabel('Token').waitFor();
    await expect.poll(() => lightness(tab, '#welcome form')).toBe(colorScheme);
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    const names = (await tab.tabs()).map((name) => name.replace('*', ''));
    expect(names).toEqual(allTabs);
    for (const name of [...names].reverse()) {
      await tab.openTab(name);
      expect(await tab.shown('.graphiql-query-editor .view-lines')).toMatch(/^#/);
    }
    await tab.openTab('LookForSpam');
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"messageCount": 3');
    expect([await lightness(tab, 'body'), await lightness(tab, '#status')]).toEqual([colorScheme, colorScheme]);
    expect(await tab.shown('#who')).toMatch(/^root · superadmin · until ./);
    expect(await isCut(tab, '#who')).toBe(false);
    expect(await tab.page.evaluate(linesFit)).toBe(true);

    await tab.page.reload();
    await tab.ready();
    expect(await tab.tabs()).toEqual(allTabs.map((name) => (name === 'LookForSpam' ? `${name}*` : name)));
    expect(await tab.shown('.graphiql-query-editor .view-lines')).toContain('How much spam');
    expect(await tab.page.evaluate('monaco.editor.getEditors().map((one) => one.getValue())')).toContainEqual(
      expect.stringContaining('X-Spam-Flag'),
    );
    await tab.page.getByRole('button', { name: /documentation/i }).click();
    await tab.page.locator('.graphiql-doc-explorer').waitFor();
    // Room for the hint "Ctrl Alt K".
    expect((await tab.page.locator('.graphiql-doc-explorer [role=combobox]').boundingBox())?.width).toBeGreaterThan(70);
  });

  test('removes nothing before the number of messages was read', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    await tab.openTab('ExpungeSpam');
    await tab.run();
    expect(await tab.shown('#status li')).toContain('"$expected" of non-null type');
    await tab.openTab('LookForSpam');
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"messageCount": 3');
    expect(await tab.tabs()).toContain('LookForSpam*');
  });

  test('shows the examples that the token can use, for its own account', async () => {
    await tab.giveToken(await makeToken(selfOf('bob@example.com')));
    await tab.ready();
    expect(await tab.tabs()).toEqual(['Account*', 'LookForSpam', 'ExpungeSpam', 'Connected', 'Scripts', 'PutScript', 'WhoAmI']);
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"name": "bob@example.com"');
  });

  test('completes names, and offers the fields of an input in the order in which people need them', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    const offered = tab.page.locator('.suggest-widget .monaco-list-row');
    await tab.type('{ vie');
    await tab.page.keyboard.press('Control+Space');
    await offered.filter({ hasText: 'viewer' }).waitFor();
    await tab.page.keyboard.press('Escape');
    await tab.type('mutation { mailboxDelete(input: { ');
    await tab.page.keyboard.press('Control+Space');
    await expect.poll(async () => (await offered.first().innerText()).trim(), { timeout: 10_000 }).toMatch(/^user/);
  });

  test('explains the schema', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    await tab.page.getByRole('button', { name: /documentation/i }).click();
    const docs = tab.page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Mutation' }).click();
    await docs.getByRole('link', { name: 'messageExpunge', exact: true }).click();
    await docs.getByText('Remove messages for good.').waitFor();
  });

  test('keeps the token and the queries for this tab, and for no other', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    await tab.type('{ viewer { name } }');
    await expect.poll(() => tab.page.evaluate("sessionStorage.getItem('graphiql:tabState')")).toContain('{ viewer { name } }');
    await tab.page.reload();
    await tab.ready();
    expect(await tab.shown('.graphiql-query-editor .view-lines')).toContain('{ viewer { name } }');
    expect(await tab.page.evaluate('localStorage.length')).toBe(0);
    expect(tab.page.url()).toBe(gateway.server.url);

    const other = await GraphiqlPage.open(browser.context, gateway.server.url);
    await other.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    await other.page.close();

    await tab.page.getByRole('button', { name: 'Examples' }).click();
    await tab.ready();
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"name": "alice@example.com"');
    await tab.page.getByRole('button', { name: 'Forget token' }).click();
    await tab.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    expect(await tab.page.evaluate('sessionStorage.length')).toBe(0);
  });

  test('asks for another token when one has expired, and keeps the query', async () => {
    const expiresAt = Date.now() + 20_000;
    await tab.giveToken(await makeToken(superadmin, 20));
    await tab.ready();
    await tab.type('{ viewer { roles } }');
    await tab.page.waitForTimeout(expiresAt + 1_000 - Date.now());
    await tab.page.locator('.graphiql-execute-button').click();
    await tab.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    expect(await tab.shown('#fault')).toBe('The token has expired.');
    await tab.giveToken(await makeToken(superadmin));
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"superadmin"');
  });
});
