import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { fillWithSamples } from '../dovecot/sample-data.ts';
import { makeToken, superadmin, TestGateway, withRole } from '../e2e/gateway.ts';
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

describe('the query editor', () => {
  test('comes from the gateway alone, and asks nothing before there is a token', async () => {
    await tab.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    const origin = new URL(gateway.server.url).origin;
    expect(tab.requested.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
    expect(tab.requested.length).toBeGreaterThan(4);
  });

  test('says why a token is refused', async () => {
    await tab.giveToken('nonsense');
    await tab.page.getByRole('alert').waitFor();
    expect(await tab.shown('#fault')).toMatch(/token/i);
    expect(await tab.page.locator('.graphiql-execute-button').count()).toBe(0);
  });

  test('runs an example, and shows who asks', async () => {
    await tab.giveToken(`Bearer ${await makeToken(superadmin)}\n`);
    await tab.ready();
    expect(await tab.shown('#who')).toContain('root · superadmin');
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"name": "alice@example.com"');
    expect(await tab.shown('#status')).toMatch(/^\d+ ms · request [0-9a-f-]{36}$/);
    await tab.openTab('LookForSpam');
    await tab.run('LookForSpam');
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"messageCount": 3');
    const workers = tab.page.workers().map((worker) => new URL(worker.url()).pathname.split('/').at(-1));
    expect(workers).toContain('graphql.worker.js');
  });

  test('says in plain words what is not allowed', async () => {
    await tab.giveToken(await makeToken(withRole('helpdesk', 'other.org')));
    await tab.ready();
    await tab.run();
    expect(await tab.shown('#status li')).toBe('The user is outside of the scope in which this token has USER_READ. (user)');
  });

  test('completes the name of a field', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    await tab.type('{ vie');
    await tab.page.keyboard.press('Control+Space');
    await tab.page.locator('.suggest-widget .monaco-list-row', { hasText: 'viewer' }).waitFor();
  });

  test('explains the schema', async () => {
    await tab.giveToken(await makeToken(superadmin));
    await tab.ready();
    await tab.page.getByRole('button', { name: /documentation/i }).click();
    const docs = tab.page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Mutation' }).click();
    await docs.getByRole('link', { name: 'messageExpunge', exact: true }).click();
    await docs.getByText('Remove messages, for good.').waitFor();
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
    await tab.giveToken(await makeToken(superadmin, 4));
    await tab.ready();
    await tab.type('{ viewer { roles } }');
    await tab.page.waitForTimeout(4_000);
    await tab.page.locator('.graphiql-execute-button').click();
    await tab.page.getByRole('heading', { name: 'Paste a token' }).waitFor();
    expect(await tab.shown('#fault')).toBe('The token has expired.');
    await tab.giveToken(await makeToken(superadmin));
    await tab.run();
    await expect.poll(() => tab.answer(), { timeout: 10_000 }).toContain('"superadmin"');
  });
});
