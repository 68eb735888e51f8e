import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Env } from '../../src/config/read-settings.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { freePorts } from '../dovecot/ports.ts';
import { TestGateway } from './gateway.ts';
import { eventsPassword, postEvent, startLive, type Live } from './live.ts';
import { withImap } from '../dovecot/imap.ts';

const WAIT = { timeout: 30_000, interval: 50 };
const secret = 'a secret that signs webhooks';
const folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Received {
  readonly type: string;
  readonly user: string;
  readonly session: string;
  readonly [name: string]: unknown;
}

/** A receiver of webhooks that checks signatures, and responds with `answer`. */
class Receiver {
  readonly received: Received[] = [];
  attempts = 0;
  invalid = 0;
  answer: (event: Received) => number = () => 204;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.attempts++;
        const body = Buffer.concat(parts).toString();
        const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers;
        const expected = `v1,${createHmac('sha256', secret)
          .update(`${String(id)}.${String(timestamp)}.${body}`)
          .digest('base64')}`;
        const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 60;
        const event = JSON.parse(body) as Received;
        if (signature !== expected || !isFresh || event.cursor !== id) this.invalid++;
        const status = this.answer(event);
        if (status < 300) this.received.push(event);
        response.writeHead(status, status === 307 ? { location: `${this.url}/elsewhere` } : {}).end();
      });
    });
  }

  async listen(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let files = 0;
function webhooksFile(...webhooks: readonly Readonly<Record<string, unknown>>[]): string {
  const path = join(folder, `webhooks-${String(++files)}.json`);
  writeFileSync(path, JSON.stringify(webhooks.map((webhook) => ({ secret, ...webhook }))));
  return path;
}

const login = (user: string, session: number): unknown => ({
  event: 'auth_request_finished',
  fields: { user, service: 'imap', success: 'yes', session: String(session), remote_ip: '192.0.2.1' },
});

interface Shown {
  readonly webhooks: readonly {
    readonly name: string;
    readonly waitingCount: number;
    readonly deadCount: number;
    readonly deadLetters: { readonly nodes: readonly { readonly cursor: string; readonly error: string; readonly payload: Received }[] };
  }[];
}

async function show(gateway: TestGateway): Promise<Shown['webhooks']> {
  const query =
    '{ webhooks { name url types mask waitingCount waitingSince deadCount deadLetters { nodes { cursor user payload attempts error deadAt } } } }';
  return (await gateway.data<Shown>(query)).webhooks;
}

describe('a webhook', () => {
  let live: Live;
  const receiver = new Receiver();
  beforeAll(async () => {
    await receiver.listen();
    const file = webhooksFile({
      name: 'logins',
      url: receiver.url,
      types: ['LOGIN_SUCCEEDED'],
      mask: '*@hooks.example',
      allowPrivate: true,
    });
    live = await startLive('2.4', { DATABASE: join(folder, 'live.db'), WEBHOOKS_FILE: file });
    await live.dovecot.createUsers([{ name: 'ann@hooks.example' }, { name: 'eve@other.org' }]);
  });
  afterAll(async () => {
    await live.gateway.close();
    await live.dovecot.stop();
    await receiver.close();
  });

  test('gets the events that it is for, signed, in the names of the API', async () => {
    for (const name of ['eve@other.org', 'ann@hooks.example']) await withImap(live.dovecot, name, () => Promise.resolve());
    await expect.poll(() => receiver.received, WAIT).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({
      type: 'LOGIN_SUCCEEDED',
      user: 'ann@hooks.example',
      ip: '127.0.0.1',
      service: 'imap',
      mechanism: 'PLAIN',
    });
    expect(receiver.invalid).toBe(0);
  });

  test('whose receiver fails for a while gets each event at least once, in order by user', async () => {
    receiver.received.length = 0;
    const users = ['a', 'b', 'c'].map((name) => `${name}@hooks.example`);
    let failures = 6;
    receiver.answer = () => (failures-- > 0 ? [500, 503, 307, 404][failures % 4]! : 200);
    for (let session = 0; session < 20; session++)
      for (const user of users) expect(await postEvent(live.eventsPort, login(user, session))).toBe(204);
    await expect.poll(() => new Set(receiver.received.map(({ user, session }) => `${user} ${session}`)).size, WAIT).toBe(60);
    for (const user of users) {
      const sessions = receiver.received.filter((event) => event.user === user).map(({ session }) => Number(session));
      expect(sessions).toEqual([...sessions].sort((one, other) => one - other));
    }
    // A redirect is not followed: what it led to would have failed as an event without a signature of its own.
    expect(receiver.invalid).toBe(0);
    await expect.poll(async () => (await show(live.gateway))[0], WAIT).toMatchObject({ name: 'logins', waitingCount: 0, deadCount: 0 });
  });
});

describe('what a webhook could not deliver', () => {
  const start = async (env: Env): Promise<{ gateway: TestGateway; port: number }> => {
    const [port = 0] = await freePorts(1);
    const settings = { EVENTS_PORT: String(port), EVENTS_PASSWORD: eventsPassword, ...env };
    return { gateway: await new TestGateway(sharedDovecot('2.4'), settings).start(), port };
  };

  test('becomes a dead letter, delays no other user, and is delivered again on request', async () => {
    const receiver = await new Receiver().listen();
    receiver.answer = ({ user }) => (user === 'bad@hooks.example' ? 500 : 200);
    const file = webhooksFile({ name: 'short', url: receiver.url, allowPrivate: true, giveUpAfterSeconds: 1 });
    const { gateway, port } = await start({ DATABASE: join(folder, 'dead.db'), WEBHOOKS_FILE: file });
    try {
      for (const user of ['bad@hooks.example', 'good@hooks.example']) expect(await postEvent(port, login(user, 1))).toBe(204);
      await expect.poll(() => receiver.received.map(({ user }) => user), WAIT).toEqual(['good@hooks.example']);
      await expect.poll(async () => (await show(gateway))[0], WAIT).toMatchObject({ waitingCount: 0, deadCount: 1 });
      const [letter] = (await show(gateway))[0]!.deadLetters.nodes;
      expect(letter).toMatchObject({ error: 'It answered 500.', payload: { user: 'bad@hooks.example', type: 'LOGIN_SUCCEEDED' } });
      receiver.answer = () => 200;
      const mutation =
        'mutation ($input: WebhookRedeliverInput!) { webhookRedeliver(input: $input) { outcome errors { code message } redeliveredCount webhook { name } } }';
      const redeliver = (input: unknown) => gateway.ask<{ webhookRedeliver: unknown }>(mutation, { variables: { input } });
      expect((await redeliver({ webhook: 'none' })).data).toMatchObject({
        webhookRedeliver: { outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_FOUND' }], webhook: null },
      });
      const { data } = await redeliver({ webhook: 'short', cursors: [letter!.cursor] });
      expect(data).toMatchObject({ webhookRedeliver: { outcome: 'APPLIED', errors: [], redeliveredCount: 1, webhook: { name: 'short' } } });
      await expect.poll(() => receiver.received.map(({ user }) => user), WAIT).toEqual(['good@hooks.example', 'bad@hooks.example']);
      expect((await redeliver({ webhook: 'short' })).data).toMatchObject({ webhookRedeliver: { redeliveredCount: 0 } });
    } finally {
      await gateway.close();
      await receiver.close();
    }
  });

  test('waits for the next start of the gateway', async () => {
    const [hookPort = 0] = await freePorts(1);
    const file = webhooksFile({ url: `http://127.0.0.1:${String(hookPort)}/hook`, allowPrivate: true });
    const env = { DATABASE: join(folder, 'restart.db'), WEBHOOKS_FILE: file };
    const { gateway, port } = await start(env);
    expect(await postEvent(port, login('ann@hooks.example', 1))).toBe(204);
    await expect.poll(async () => (await show(gateway))[0], WAIT).toMatchObject({ waitingCount: 1 });
    await gateway.close();
    const receiver = await new Receiver().listen(hookPort);
    const again = await start(env);
    try {
      await expect.poll(() => receiver.received.map(({ type }) => type), WAIT).toContain('LOGIN_SUCCEEDED');
      await expect.poll(() => receiver.received.map(({ type }) => type), WAIT).toContain('EVENTS_LOST');
    } finally {
      await again.gateway.close();
      await receiver.close();
    }
  });

  test('is not posted to a private address, whatever its host name, unless the file allows it', async () => {
    const receiver = await new Receiver().listen();
    const port = new URL(receiver.url).port;
    const urls = [
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
      `https://0x7f000001:${port}/`,
    ];
    const file = webhooksFile(...urls.map((url, index) => ({ url, name: String(index), giveUpAfterSeconds: 1 })));
    const { gateway, port: eventsPort } = await start({ DATABASE: join(folder, 'private.db'), WEBHOOKS_FILE: file });
    try {
      expect(await postEvent(eventsPort, login('ann@hooks.example', 1))).toBe(204);
      await expect.poll(async () => (await show(gateway)).map(({ deadCount }) => deadCount), WAIT).toEqual([1, 1, 1, 1]);
      for (const { deadLetters } of await show(gateway)) expect(deadLetters.nodes[0]?.error).toMatch(/private address/);
      expect(receiver.attempts).toBe(0);
    } finally {
      await gateway.close();
      await receiver.close();
    }
  });
});
