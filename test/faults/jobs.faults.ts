/** `npm run faults`: jobs of the size that operators run. Both take some minutes for each version. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectImap, countMessages, withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { buildMessage } from '../dovecot/message.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { ENDED, readResults, startJob, untilJob, type JobAnswer } from '../e2e/jobs.ts';

const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const namesOf = (domain: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `u${String(index).padStart(4, '0')}@${domain}`);
const AT_ONCE = { concurrency: 8 };

describe.each(['2.3', '2.4'] as const)('jobs on Dovecot %s', (series) => {
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;

  const run = async (input: Readonly<Record<string, unknown>>): Promise<JobAnswer> => {
    const begun = performance.now();
    const { id } = await startJob(gateway, input);
    const startedMs = performance.now() - begun;
    const job = await untilJob(gateway, id, ENDED, 600_000);
    const took = (performance.now() - begun) / 1_000;
    print(
      `${series} | job of ${job.progress.total} users | started in ${startedMs.toFixed(0)} ms, ${job.state} after ${took.toFixed(1)} s: ` +
        `${job.progress.succeeded} succeeded, ${job.progress.failed} failed, ${job.progress.unknown} unknown`,
    );
    expect(startedMs).toBeLessThan(500);
    return job;
  };

  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    gateway = await new TestGateway(dovecot, {
      DATABASE: join(folder, 'jobs.db'),
      DOVEADM_TCP_URL: `doveadm://127.0.0.1:${dovecot.ports.doveadmTcp}`,
      DOVEADM_PASSWORD: dovecot.password,
      LOG_LEVEL: 'silent',
    }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('2,000 users: the counts are those of IMAP, and the results hold each user once', async () => {
    const names = namesOf('many.example', 2_000);
    const withArchive = names.filter((_, index) => index % 20 !== 0);
    await dovecot.createUsers(names.map((name) => ({ name })));
    const create = 'mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "Archive" }) { outcome } }';
    const created = await run({ operation: create, target: { users: withArchive } });
    expect(created).toMatchObject({ state: 'SUCCEEDED', progress: { total: 1_900, succeeded: 1_900 } });

    const save = `mutation ($user: String!) {
      messageSave(input: { user: $user, mailbox: "Archive", content: "Subject: Once\\r\\n\\r\\nOnce.\\r\\n" }) { outcome }
    }`;
    const saved = await run({ operation: save, target: { mask: '*@many.example' }, pauseAfterFailures: null });
    expect(saved).toMatchObject({ state: 'FINISHED_WITH_ERRORS', progress: { total: 2_000, succeeded: 1_900, failed: 100, unknown: 0 } });
    const counts = new Map(
      await pMap(
        names,
        async (name) => {
          const count = await withImap(dovecot, name, async (client) =>
            (await hasMailbox(client, 'Archive')) ? countMessages(client, 'Archive') : null,
          );
          return [name, count] as const;
        },
        AT_ONCE,
      ),
    );
    expect([...counts.values()].filter((count) => count === 1)).toHaveLength(1_900);

    const read = 'query ($user: String!) { user(name: $user) { mailbox(name: "Archive") { messageCount } } }';
    const lines = await readResults(await run({ operation: read, target: { mask: '*@many.example' } }));
    expect(lines.map(({ user }) => user)).toEqual(names);
    for (const { user, data } of lines) {
      const { mailbox } = data!['user'] as { mailbox: { messageCount: number } | null };
      expect(mailbox?.messageCount ?? null, user).toBe(counts.get(user));
    }
  });

  test('a message is taken out of 300 of 1,000 accounts, put back, and removed', async () => {
    const names = namesOf('sweep.example', 1_000);
    const hit = names.filter((_, index) => index % 10 < 3);
    await dovecot.createUsers(names.map((name) => ({ name })));
    await pMap(names, async (name) => withImap(dovecot, name, (client) => fill(client, hit.includes(name))), AT_ONCE);
    const look = (): Promise<readonly (readonly string[])[]> => pMap(names, (name) => listMail(dovecot, name), AT_ONCE);
    const before = await look();

    const found = await readResults(await run(example('12-find-everywhere', { target: { mask: '*@sweep.example' } })));
    const folders = new Map(found.map(({ user, data }) => [user, hitsOf(data)]));
    expect(names.filter((name) => (folders.get(name) ?? []).length > 0)).toEqual(hit);
    for (const name of hit) expect(folders.get(name)!.toSorted(), name).toEqual([...FOLDERS].sort());

    const onEach = async (name: string): Promise<void> => {
      for (const mailbox of FOLDERS) {
        const job = await run(
          example(name, { target: { users: hit }, variables: { folder: mailbox, quarantine: `Quarantine ${mailbox.replace('/', ' ')}` } }),
        );
        expect(job).toMatchObject({ state: 'SUCCEEDED', progress: { succeeded: hit.length } });
      }
    };
    await onEach('14-quarantine');
    const inQuarantine = (await look()).map((mail) => mail.filter((line) => line.includes(PHISH)));
    expect(inQuarantine.flat()).toHaveLength(hit.length * FOLDERS.length);
    expect(inQuarantine.flat().every((line) => line.startsWith('Quarantine '))).toBe(true);
    await onEach('15-undo');
    expect(await look()).toEqual(before);
    await onEach('16-purge');
    await onEach('14-quarantine');
    await onEach('16-purge');
    expect(await look()).toEqual(before.map((mail) => mail.filter((line) => !line.includes(PHISH))));
  });
});

const FOLDERS = ['INBOX', 'Archive', 'Archive/2026', 'Entwürfe', 'Sent Items'];
const PHISH = '<17@phish.example>';

/** A message in each of five folders, or only such that look like it. */
async function fill(client: ImapFlow, isHit: boolean): Promise<void> {
  for (const [index, mailbox] of FOLDERS.entries()) {
    if (index > 0) await client.mailboxCreate(mailbox);
    const date = new Date(Date.UTC(2026, index, 1 + index, 12, 0, index));
    const decoy = { subject: 'Your parcel', messageId: `<17${index}@phish.example>`, body: `See ${PHISH}.\n` };
    await client.append(mailbox, buildMessage(index % 2 === 0 ? decoy : { ...decoy, inReplyTo: PHISH }), ['\\Seen'], date);
    if (!isHit) continue;
    const flags = index === 0 ? ['\\Flagged', '$Label1'] : index === 1 ? [] : ['\\Answered', '\\Seen'];
    await client.append(mailbox, buildMessage({ subject: 'Your parcel', messageId: PHISH }), flags, date);
  }
}

async function hasMailbox(client: ImapFlow, path: string): Promise<boolean> {
  return (await client.list()).some((mailbox) => mailbox.path === path);
}

/** All messages of a user, by IMAP: a line with mailbox, Message-ID, flags and date for each. */
async function listMail(dovecot: PrivateDovecot, name: string): Promise<readonly string[]> {
  const client = await connectImap(dovecot, name);
  const lines: string[] = [];
  try {
    for (const { path } of await client.list()) {
      const { exists } = await client.mailboxOpen(path, { readOnly: true });
      if (exists === 0) continue;
      for await (const { envelope, flags, internalDate } of client.fetch('1:*', { envelope: true, flags: true, internalDate: true })) {
        const words = [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
        lines.push(`${path} | ${envelope?.messageId ?? ''} | ${words.join(' ')} | ${new Date(internalDate ?? 0).toISOString()}`);
      }
    }
  } finally {
    await client.logout();
  }
  return lines.sort();
}

/** A job as GraphiQL's example starts it, for the message of this test. */
function example(name: string, changes: { readonly target: unknown; readonly variables?: object }): Readonly<Record<string, unknown>> {
  const file = new URL(`../../graphiql/examples/${name}.json`, import.meta.url);
  const input = JSON.parse(readFileSync(file, 'utf8')) as { readonly operation: string; readonly variables: Record<string, unknown> };
  const message = { header: { name: 'Message-ID', value: PHISH } };
  const variables = { ...input.variables, ...('message' in input.variables ? { message } : {}) };
  const known = Object.entries(changes.variables ?? {}).filter(([variable]) => input.operation.includes(`$${variable}:`));
  return { ...input, variables: { ...variables, ...Object.fromEntries(known) }, target: changes.target };
}

function hitsOf(data: Record<string, unknown> | null): readonly string[] {
  const { messages } = data!['user'] as { messages: { nodes: readonly { mailbox: { name: string } }[] } };
  return messages.nodes.map(({ mailbox }) => mailbox.name);
}
