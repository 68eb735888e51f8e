import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Env } from '../../src/config/read-settings.ts';
import { startLive, type Live } from '../e2e/live.ts';
import { launchChromium, type Browser } from './chromium.ts';

interface LiveBrowser extends Live {
  readonly browser: Browser;
}

/** While the tests of the file run: a browser, and a Dovecot with this user that posts its events to a gateway with GraphiQL. */
export function liveBrowser(user: string, env: Env = {}): () => LiveBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'live-browser-'));
  let world: LiveBrowser;
  beforeAll(async () => {
    const browser = await launchChromium();
    const live = await startLive('2.4', { DATABASE: join(folder, 'events.db'), GRAPHIQL: 'on', ...env });
    await live.dovecot.createUser({ name: user });
    world = { ...live, browser };
  }, 600_000);
  afterAll(async () => {
    await world.gateway.close();
    await world.dovecot.stop();
    await world.browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => world;
}
