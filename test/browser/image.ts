/**
 * Makes the picture of the query editor for the README, from a private Dovecot with sample mail:
 *
 *     npm run image
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchDovecot } from '../dovecot/launch.ts';
import { fillWithSamples } from '../dovecot/sample-data.ts';
import { signToken } from '../../src/access/sign.ts';
import { loadConfig, Secret } from '../../src/config.ts';
import { startServer } from '../../src/server.ts';
import { launchChromium } from './chromium.ts';
import { GraphiqlPage } from './graphiql-page.ts';

const path = fileURLToPath(new URL('../../docs/images/graphiql.png', import.meta.url));
const secret = 'only for as long as it takes to make a picture';

/** Short enough to be seen whole, question and answer. */
const query =
  'query Account($user: String!) { user(name: $user) { name quota { storageUsedBytes } mailbox(name: "INBOX") ' +
  '{ messageCount unseenCount messages(first: 2) { nodes { receivedAt subject from { email } } } } } }';

const folder = mkdtempSync(join(tmpdir(), 'image-'));
const browser = await launchChromium();
const dovecot = await launchDovecot({ series: '2.3' });
await fillWithSamples(dovecot);
const gateway = await startServer(
  loadConfig({
    DOVEADM_URL: dovecot.url,
    DOVEADM_API_KEY: dovecot.apiKey,
    PORT: '0',
    JWT_SECRET: secret,
    GRAPHIQL: 'on',
    INTROSPECTION: 'on',
    AUDIT_LOG: join(folder, 'audit.jsonl'),
    LOG_LEVEL: 'error',
  }),
);
try {
  const claims = { sub: 'kim@helpdesk.example', roles: ['helpdesk'], domains: ['example.com'] };
  const token = await signToken(claims, 3600, { key: { kind: 'secret', secret: new Secret(secret) }, algorithm: 'HS256' });
  const tab = await GraphiqlPage.open(browser.context, gateway.url);
  await tab.page.setViewportSize({ width: 1280, height: 800 });
  await tab.giveToken(token);
  await tab.ready();
  await tab.paste(query);
  await tab.page.getByRole('button', { name: /Prettify/ }).click();
  await tab.run();
  await tab.page.mouse.move(640, 700);
  await tab.page.waitForTimeout(500);
  mkdirSync(fileURLToPath(new URL('../../docs/images/', import.meta.url)), { recursive: true });
  await tab.page.screenshot({ path });
  process.stdout.write(`${path}\n`);
} finally {
  await browser.close();
  await gateway.close();
  await dovecot.stop();
  rmSync(folder, { recursive: true });
}
