import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCertificate } from '../dovecot/certificate.ts';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { TcpSwitch } from './tcp-switch.ts';

describe.each(['2.3', '2.4'] as const)('writes over TLS while the network breaks (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let way: TcpSwitch;
  let gateway: TestGateway;
  let user: string;
  let mailboxes = 0;

  beforeAll(async () => {
    dovecot = await launchDovecot({ series, tls: true });
    user = (await dovecot.createUser()).name;
    way = await TcpSwitch.start(dovecot.ports.doveadmTls);
    const upstream = { url: `https://127.0.0.1:${String(way.port)}`, apiKey: dovecot.apiKey };
    gateway = await new TestGateway(upstream, { DOVEADM_CA_FILE: dovecot.certificatePath, LOG_LEVEL: 'silent' }).start();
    await isUp();
  });
  afterAll(async () => {
    await gateway.close();
    await way.stop();
    await dovecot.stop();
  });

  const isUp = async (): Promise<void> => {
    while ((await gateway.ask(`{ user(name: "${user}") { home } }`)).errors.length > 0) await sleep(50);
  };

  /** What is said of a write, and whether IMAP finds it done. */
  const write = async (): Promise<{ outcome: string; code: string | undefined; message: string; done: boolean }> => {
    const mailbox = `tls-${String(mailboxes++)}`;
    const { data, errors } = await gateway.ask<{ change: { outcome: string; errors: { message: string }[] } | null }>(
      `mutation { change: mailboxCreate(input: { user: "${user}", mailbox: "${mailbox}" }) { outcome errors { message } } }`,
    );
    const done = await withImap(dovecot, user, async (imap) => (await imap.list()).some(({ path }) => path === mailbox));
    const change = data?.change ?? null;
    return {
      outcome: change?.outcome ?? 'NOT_APPLIED',
      code: errors[0]?.extensions.code,
      message: errors[0]?.message ?? change?.errors[0]?.message ?? '',
      done,
    };
  };

  test('are reported truthfully wherever the connection is reset; during the handshake, nothing was sent', async () => {
    const outcomes: string[] = [];
    for (let chunks = 0; outcomes.at(-1) !== 'APPLIED'; chunks++) {
      way.chunks = chunks;
      const { outcome, code, message, done } = await write();
      way.chunks = Infinity;
      outcomes.push(outcome);
      if (outcome === 'APPLIED') expect(done).toBe(true);
      if (outcome !== 'NOT_APPLIED') continue;
      expect([done, code]).toEqual([false, 'UPSTREAM_UNAVAILABLE']);
      if (chunks === 0) expect(message).toMatch(/^Dovecot cannot be reached/);
      await isUp();
    }
    // The ClientHello at least, and what ends the handshake.
    expect(outcomes.filter((outcome) => outcome === 'NOT_APPLIED').length).toBeGreaterThanOrEqual(2);
  });

  describe('by something with another certificate', () => {
    let foreign: Server;
    let folder: string;
    const asked: string[] = [];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'foreign-'));
      await writeCertificate(folder);
      const [cert, key] = await Promise.all(['cert.pem', 'key.pem'].map((name) => readFile(join(folder, name))));
      foreign = createServer({ cert, key }, ({ url }, response) => {
        asked.push(url ?? '');
        response.end('[]');
      }).listen(0, '127.0.0.1');
      await once(foreign, 'listening');
    });
    afterAll(async () => {
      foreign.close();
      await rm(folder, { recursive: true });
    });

    test('it receives neither command nor key, and the error has the reason', async () => {
      way.target = (foreign.address() as AddressInfo).port;
      const { outcome, code, message, done } = await write();
      expect([outcome, code, done]).toEqual(['NOT_APPLIED', 'UPSTREAM_UNAVAILABLE', false]);
      expect(message).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT/);
      expect(asked).toEqual([]);
      way.target = dovecot.ports.doveadmTls;
      await isUp();
      expect(await write()).toMatchObject({ outcome: 'APPLIED', done: true });
    });
  });
});
