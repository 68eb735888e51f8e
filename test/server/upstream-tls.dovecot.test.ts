import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as askPlain } from 'node:http';
import { createServer as createTlsServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { runOrThrow } from '../dovecot/run.ts';
import { TestGateway } from '../e2e/gateway.ts';

const QUESTION = '{ user(name: "samik") { name } }';

async function withGateway(
  dovecot: PrivateDovecot,
  url: string,
  env: Record<string, string>,
  use: (gateway: TestGateway) => Promise<void>,
) {
  const gateway = await new TestGateway({ url, apiKey: dovecot.apiKey }, env).start();
  try {
    await use(gateway);
  } finally {
    await gateway.close();
  }
}

describe.each(['2.3', '2.4'] as const)('a Dovecot %s behind TLS', (series) => {
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, tls: true });
  });
  afterAll(() => dovecot.stop());

  // First, because Dovecot logs requests after it has answered them.
  test('receives neither commands nor the key without DOVEADM_CA_FILE', async () => {
    const mark = await dovecot.markLog();
    await withGateway(dovecot, dovecot.tlsUrl!, {}, async (gateway) => {
      const { errors } = await gateway.ask(QUESTION);
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining(
            'Dovecot cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT: its certificate is not signed by an authority that is trusted here, see DOVEADM_CA_FILE).',
          ),
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ]);
    });
    expect(await dovecot.readLog(mark)).not.toContain('POST /doveadm');
  });

  test('receives commands when DOVEADM_CA_FILE signs its certificate', async () => {
    await withGateway(dovecot, dovecot.tlsUrl!, { DOVEADM_CA_FILE: dovecot.certificatePath }, async (gateway) => {
      expect(await gateway.data(QUESTION)).toEqual({ user: { name: 'samik' } });
    });
  });
});

describe('a doveadm API behind a proxy that requires client certificates', () => {
  let dovecot: PrivateDovecot;
  let proxy: Server;
  let folder: string;
  let url: string;
  const shown: string[] = [];

  /** A certificate of this name and for these names, signed by the authority. */
  const certificate = async (name: string, names = 'IP:127.0.0.1,DNS:localhost'): Promise<void> => {
    writeFileSync(join(folder, 'names'), `subjectAltName=${names}\n`);
    const file = (kind: string): string => join(folder, `${name}.${kind}`);
    await runOrThrow([
      'openssl',
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      file('key'),
      '-out',
      file('csr'),
    ]);
    const signing = ['-CA', join(folder, 'ca.pem'), '-CAkey', join(folder, 'ca.key'), '-CAcreateserial', '-days', '2'];
    await runOrThrow(['openssl', 'x509', '-req', '-in', file('csr'), ...signing, '-extfile', join(folder, 'names'), '-out', file('pem')]);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'));
    const authority = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Private CA', '-days', '2'];
    await runOrThrow(['openssl', 'req', ...authority, '-keyout', join(folder, 'ca.key'), '-out', join(folder, 'ca.pem')]);
    await certificate('server');
    await certificate('gateway');
    dovecot = await launchDovecot({ series: '2.4' });
    const [ca, key, cert] = ['ca.pem', 'server.key', 'server.pem'].map((name) => readFileSync(join(folder, name)));
    proxy = createTlsServer({ ca: ca!, key: key!, cert: cert!, requestCert: true, rejectUnauthorized: true }, (req, res) => {
      shown.push((req.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }).getPeerCertificate().subject.CN);
      const { method, headers } = req;
      delete headers.expect;
      const upstreamRequest = askPlain(`${dovecot.url}/doveadm/v1`, { method, headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' });
        answer.pipe(res);
      });
      req.pipe(upstreamRequest);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    url = `https://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    proxy.close();
    await dovecot.stop();
    rmSync(folder, { recursive: true });
  });

  test('receives commands with DOVEADM_CERT_FILE and DOVEADM_CERT_KEY_FILE', async () => {
    const env = {
      DOVEADM_CA_FILE: join(folder, 'ca.pem'),
      DOVEADM_CERT_FILE: join(folder, 'gateway.pem'),
      DOVEADM_CERT_KEY_FILE: join(folder, 'gateway.key'),
    };
    await withGateway(dovecot, url, env, async (gateway) => {
      expect(await gateway.data(QUESTION)).toEqual({ user: { name: 'samik' } });
    });
    expect(new Set(shown)).toEqual(new Set(['gateway']));
  });

  test('answers nobody without', async () => {
    const before = shown.length;
    await withGateway(dovecot, url, { DOVEADM_CA_FILE: join(folder, 'ca.pem') }, async (gateway) => {
      expect((await gateway.ask(QUESTION)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    });
    expect(shown.length).toBe(before);
  });

  test('receives nothing when its certificate is for another name, and the error says so', async () => {
    await certificate('other', 'DNS:other.example');
    let heard = 0;
    const [key, cert] = ['other.key', 'other.pem'].map((name) => readFileSync(join(folder, name)));
    const other = createTlsServer({ key: key!, cert: cert! }, (_, res) => {
      heard++;
      res.end('[]');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const address = `https://127.0.0.1:${String((other.address() as AddressInfo).port)}`;
      await withGateway(dovecot, address, { DOVEADM_CA_FILE: join(folder, 'ca.pem') }, async (gateway) => {
        expect((await gateway.ask(QUESTION)).errors).toMatchObject([
          {
            message: expect.stringContaining(
              'Dovecot cannot be reached (ERR_TLS_CERT_ALTNAME_INVALID: its certificate is for another name than the one in DOVEADM_URL).',
            ),
            extensions: { code: 'UPSTREAM_UNAVAILABLE' },
          },
        ]);
      });
      expect(heard).toBe(0);
    } finally {
      other.close();
    }
  });
});
