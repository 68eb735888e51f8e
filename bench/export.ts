import type { ImapFlow } from 'imapflow';
import { request } from 'undici';
import type { Upstream } from './doveadm.ts';
import { BenchGateway } from './gateway.ts';
import { largeMessage } from './large-message.ts';
import { figures } from './numbers.ts';

const MIB = 1024 * 1024;
const MAILBOXES = { Tenth: 10, Whole: 100 };

/** Makes the mailboxes: messages of 10 MB. */
export async function fillExport(client: ImapFlow): Promise<void> {
  const content = largeMessage(10_000_000);
  for (const [mailbox, messages] of Object.entries(MAILBOXES)) {
    await client.mailboxCreate(mailbox);
    for (let index = 0; index < messages; index++) await client.append(mailbox, content);
  }
}

/**
 * Downloads 1 GB as one file, after 100 MB of the same, which fill V8's young generation.
 * @returns seconds, size, and the gateway's memory before and at most, in MiB
 */
export async function measureExport(
  upstream: Upstream,
  user: string,
  settings: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const gateway = await BenchGateway.start(upstream, settings);
  try {
    const urlOf = async (mailbox: string): Promise<string> => {
      const query = 'query ($user: String!, $mailbox: String!) { user(name: $user) { mailbox(name: $mailbox) { exportUrl } } }';
      const { user: found } = (await gateway.ask(query, { user, mailbox })) as { user: { mailbox: { exportUrl: string } } };
      return found.mailbox.exportUrl;
    };
    const download = async (mailbox: string): Promise<{ readonly bytes: number; readonly peak: number }> => {
      const { body } = await request(await urlOf(mailbox), { headers: { authorization: `Bearer ${gateway.token}` } });
      let [bytes, peak] = [0, 0];
      const watch = setInterval(() => (peak = Math.max(peak, gateway.process.residentBytes())), 10);
      for await (const chunk of body) bytes += (chunk as Buffer).length;
      clearInterval(watch);
      return { bytes, peak };
    };
    await download('Tenth');
    const before = gateway.process.residentBytes();
    const startedAt = performance.now();
    const { bytes, peak } = await download('Whole');
    const seconds = (performance.now() - startedAt) / 1000;
    return [figures(seconds), `${figures(bytes / MIB)} MiB`, figures(before / MIB), figures(peak / MIB)];
  } finally {
    await gateway.stop();
  }
}
