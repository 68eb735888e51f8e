import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { TcpSwitch } from '../faults/tcp-switch.ts';

const USER = 'alice@example.com';
const READ = `{ user(name: "${USER}") { mailbox(name: "INBOX") { messageCount } } }`;
const WRITE = `mutation { flagsAdd(input: { user: "${USER}", flags: ["Work"], search: { mailbox: "INBOX", all: true } }) { outcome } }`;
const RELOAD = 'mutation { serverReload(input: {}) { outcome } }';

describe.each(['2.3', '2.4'] as const)('connections that are opened ahead (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let way: TcpSwitch;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, tls: true });
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    way = await TcpSwitch.start(dovecot.ports.doveadm);
    gateway = await new TestGateway({ url: `http://127.0.0.1:${String(way.port)}`, apiKey: dovecot.apiKey }).start();
    await openAhead();
  });
  afterEach(async () => {
    await gateway.close();
    await way.stop();
  });

  /** Asks once, so that what comes next finds a connection. */
  const openAhead = async (): Promise<void> => {
    await gateway.data(READ);
    await sleep(200);
  };
  /** Asks, and tells on which of the connections, in the order of their opening, a command was sent: those of before, or new ones. */
  const connectionsOf = async (query: string, command: string): Promise<('before' | 'new')[]> => {
    const before = [...way.sent];
    await gateway.data(query);
    const isSent = (text: string, index: number): boolean => text.includes(`"${command}"`) && text !== before[index];
    return way.sent.flatMap((text, index) => (isSent(text, index) ? [index < before.length ? 'before' : 'new'] : []));
  };

  test('serve reads', async () => {
    expect(await connectionsOf(READ, 'mailboxStatus')).toEqual(['before']);
    const heads = way.sent.flatMap((text) => /^host: .*$/im.exec(text) ?? []);
    expect(heads).toEqual(Array(heads.length).fill(`host: 127.0.0.1:${String(way.port)}`));
  });

  test('never serve writes, which go once over a connection of their own', async () => {
    expect(await connectionsOf(WRITE, 'flagsAdd')).toEqual(['new']);
  });

  test('are not used after a reload: their processes have the old configuration', async () => {
    expect(await gateway.data(RELOAD)).toEqual({ serverReload: { outcome: 'APPLIED' } });
    expect(await connectionsOf(READ, 'mailboxStatus')).toEqual(['new']);
  });

  test('cause no error when Dovecot was restarted, or has lost their processes', async () => {
    await dovecot.restart();
    await openAhead();
    await dovecot.killDoveadmProcesses();
    await gateway.data(READ);
  });

  test('are closed after ten idle seconds', async () => {
    expect(way.open).toBeGreaterThan(0);
    await expect.poll(() => way.open, { timeout: 12_000, interval: 200 }).toBe(0);
  });

  test('serve reads over TLS when the certificate is trusted', async () => {
    const secure = await TcpSwitch.start(dovecot.ports.doveadmTls);
    const upstream = { url: `https://127.0.0.1:${String(secure.port)}`, apiKey: dovecot.apiKey };
    const trusting = await new TestGateway(upstream, { DOVEADM_CA_FILE: dovecot.certificatePath }).start();
    await trusting.data(READ);
    await sleep(200);
    const before = secure.sent.map(({ length }) => length);
    await trusting.data(READ);
    // The first request was the listing's, and the second the question's.
    const grown = secure.sent.flatMap(({ length }, index) => (length > (before[index] ?? 0) ? [index < before.length] : []));
    expect(grown[0]).toBe(true);
    await trusting.close();
    await secure.stop();
  });
});
