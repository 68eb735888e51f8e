import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onBothDovecots } from '../dovecot/shared.ts';
import { CommandLine } from '../e2e/command-line.ts';
import { ask, makeToken, superadmin, tokenSecret, type Answer } from '../e2e/gateway.ts';
import { FaultProxy } from './fault-proxy.ts';

interface Payload {
  readonly change: { readonly outcome: string; readonly errors: readonly { readonly code: string; readonly message: string }[] };
}

type Line = Readonly<Record<string, unknown>>;

/** How long a program may take that ends immediately. */
const AT_ONCE_MS = 5_000;

onBothDovecots('a gateway that is stopped during a write', (dovecot) => {
  let proxy: FaultProxy;
  let folder: string;
  beforeAll(async () => {
    proxy = await FaultProxy.start(dovecot);
    folder = await mkdtemp(join(tmpdir(), 'end-'));
  });
  afterAll(async () => {
    await proxy.stop();
    await rm(folder, { recursive: true });
  });

  /** The program, with a write that Dovecot has been given and that nobody answers to. */
  const withWriteUnderWay = async (
    shutdownTimeout: number,
    use: (program: CommandLine, answer: Promise<Answer<Payload> | Error>, audit: () => Promise<Line[]>) => Promise<void>,
  ): Promise<void> => {
    const { name } = await dovecot.createUser();
    const auditPath = join(folder, `${name}.jsonl`);
    const program = new CommandLine(['serve'], {
      DOVEADM_URL: proxy.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      JWT_SECRET: tokenSecret,
      PORT: '0',
      AUDIT_LOG: auditPath,
      LOG_LEVEL: 'silent',
      SHUTDOWN_TIMEOUT: String(shutdownTimeout),
    });
    try {
      const [, url = ''] = await program.says(/listening on ([^\s"]+)/);
      const token = await makeToken(superadmin);
      await ask(url, `{ user(name: "${name}") { home } }`, token);
      proxy.choose = () => 'stall-answer';
      const document = `mutation { change: mailboxCreate(input: { user: "${name}", mailbox: "Ended" }) { outcome errors { code message } } }`;
      const answer = ask<Payload>(url, document, token).catch((error: unknown) => error as Error);
      await expect.poll(() => proxy.passages.some(({ received }) => received.includes(name) && received.includes('"Ended"'))).toBe(true);
      const audit = async (): Promise<Line[]> =>
        (await readFile(auditPath, 'utf8'))
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
          .filter(({ command }) => command === 'mailboxCreate');
      await use(program, answer, audit);
    } finally {
      proxy.choose = () => null;
      proxy.dropAll();
      program.kill('SIGKILL');
      await program.finished();
    }
  };

  test('waits for it until SHUTDOWN_TIMEOUT; then it is UNKNOWN, to the caller and in the audit log', async () => {
    await withWriteUnderWay(1, async (program, answer, audit) => {
      const signalledAt = performance.now();
      program.kill('SIGTERM');
      const { status } = await program.finished();
      const tookMs = performance.now() - signalledAt;
      expect(status).toBe(0);
      expect(tookMs).toBeGreaterThan(1_000);
      expect(tookMs).toBeLessThan(1_000 + AT_ONCE_MS);
      expect(await answer).toMatchObject({
        status: 200,
        data: { change: { outcome: 'UNKNOWN', errors: [{ code: 'UPSTREAM_UNAVAILABLE' }] } },
      });
      expect(await audit()).toMatchObject([{ event: 'intent' }, { event: 'outcome', outcome: 'UNKNOWN' }]);
    });
  });

  test("waits for it, and returns Dovecot's answer", async () => {
    await withWriteUnderWay(30, async (program, answer, audit) => {
      program.kill('SIGTERM');
      await expect.poll(async () => (await audit()).length).toBe(1);
      // The answer is lost, but looking is still possible: the gateway has not given up.
      proxy.choose = () => null;
      proxy.dropAll();
      expect(await answer).toMatchObject({ status: 200, data: { change: { outcome: 'APPLIED' } } });
      expect((await program.finished()).status).toBe(0);
      expect(await audit()).toMatchObject([
        { event: 'intent' },
        { event: 'outcome', outcome: 'APPLIED', seen: 'there is a mailbox "Ended"' },
      ]);
    });
  });

  test('does not wait after a second signal: the intent has no outcome, so the outcome is unknown', async () => {
    await withWriteUnderWay(30, async (program, answer, audit) => {
      program.kill('SIGTERM');
      await program.says(/SIGTERM/);
      const signalledAt = performance.now();
      program.kill('SIGTERM');
      expect((await program.finished()).status).toBe(143);
      expect(performance.now() - signalledAt).toBeLessThan(AT_ONCE_MS);
      expect(await answer).toBeInstanceOf(Error);
      expect(await audit()).toMatchObject([{ event: 'intent' }]);
    });
  });
});
