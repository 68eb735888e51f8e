import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../../src/doveadm/wire/tcp/handshake.ts';
import { listCommands } from '../../../dovecot/http.ts';
import { launchDovecot, type PrivateDovecot } from '../../../dovecot/launch.ts';
import { TestGateway } from '../../../e2e/gateway.ts';

/** Puts the listener for doveadm's own protocol into the service that serves HTTP, after that one. */
function inOneService(configuration: string): string {
  const [own = '', listener = ''] = /^service doveadm-tcp \{[^]*?( {2}inet_listener tcp \{[^]*? {2}\}\n)\}\n/m.exec(configuration) ?? [];
  return configuration.replace(own, '').replace(/(?<=^service doveadm \{\n[^]*?inet_listener http \{[^}]*\}\n)/m, listener);
}

describe.each(['2.3', '2.4'] as const)("both listeners in one service (Dovecot %s): doveadm's own protocol", (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, configure: inOneService });
    const tcp = `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`;
    gateway = await new TestGateway(dovecot, { DOVEADM_TCP_URL: tcp, DOVEADM_PASSWORD: dovecot.password }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  /** Sends requests without a pause for as long as the task runs. */
  const amidRequests = async <T>(clients: number, request: () => Promise<unknown>, task: () => Promise<T>): Promise<T> => {
    let ended = false;
    const running = Array.from({ length: clients }, async () => {
      while (!ended) await request();
    });
    try {
      await sleep(200);
      return await task();
    } finally {
      ended = true;
      await Promise.all(running);
    }
  };

  test('lets nobody in while another client keeps sending HTTP requests', async () => {
    const endpoint = { url: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, password: dovecot.password };
    const attempt = () =>
      connect(endpoint, 1_500, 'connection').then((socket) => {
        socket.destroy();
      });
    // So many that Dovecot still has one to accept when this process gets no time for a while.
    await expect(amidRequests(40, () => listCommands(dovecot), attempt)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    await attempt();
  });

  test("is open to the gateway, however many of the gateway's own requests go over HTTP", async () => {
    const [host] = gateway.server.hosts;
    const overHttp = async () => {
      await gateway.data('{ sessions { totalCount } services: host { services { name } } }');
    };
    await amidRequests(12, overHttp, async () => {
      for (let attempt = 0; attempt < 3; attempt++) {
        host?.startAfresh();
        await gateway.data('{ user(name: "alice@example.com") { mailboxes { name messageCount } } }');
        expect(host?.lineStatus).toMatchObject({ state: 'UP', reason: null });
      }
      expect(host?.lineStatus?.connectionCount).toBeGreaterThan(0);
    });
  });
});
