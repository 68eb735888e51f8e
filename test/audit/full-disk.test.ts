import { mkdtempSync, openSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAudit, verifyAudit, type Audit, type AuditEntry, type AuditOutcome } from '../../src/audit.ts';
import { openStdout } from '../../src/audit/stdout.ts';
import { createWriter } from '../../src/audit/writer.ts';
import { canActAsRoot } from '../dovecot/privilege.ts';
import { FullDisk } from './full-disk.ts';

const entry: AuditEntry = {
  requestId: 'r1',
  principal: { name: 'kim', tokenId: 't1', roles: ['domain-admin'] },
  ip: '192.0.2.7',
  host: 'default',
  command: 'mailboxDelete',
  effect: 'destroy',
  users: ['bob@example.com'],
  arguments: { user: 'bob@example.com' },
};
const applied = (intent: number): AuditOutcome => ({
  ...entry,
  intent,
  outcome: 'APPLIED',
  code: null,
  exitCode: null,
  seen: null,
  durationMs: 1,
});

describe.skipIf(!canActAsRoot())('a disk that is full', () => {
  let disk: FullDisk;
  let path: string;
  let audit: Audit;
  beforeEach(async () => {
    disk = new FullDisk();
    path = disk.path('audit.jsonl');
    audit = await createAudit({ kind: 'file', path });
    await audit.intent(entry);
    disk.fill();
  });
  afterEach(async () => {
    await audit.close();
    disk.remove();
  });

  const lines = (file = path): Record<string, unknown>[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => (line.endsWith('"}') ? [JSON.parse(line) as Record<string, unknown>] : []));

  /** Writes intents until one is refused. @returns the numbers of those that were taken */
  const untilRefused = async (): Promise<number[]> => {
    const taken: number[] = [];
    for (;;) {
      try {
        taken.push(await audit.intent(entry));
      } catch (error) {
        expect(error).toMatchObject({ code: 'INTERNAL', mayHaveRun: false });
        return taken;
      }
    }
  };

  test('cuts an intent off: it is refused, and the log recovers when there is room', async () => {
    const taken = await untilRefused();
    expect(lines().map(({ seq }) => seq)).toEqual([1, ...taken]);
    expect(statSync(path).size % 4096).toBe(0);
    await expect(audit.intent(entry)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await verifyAudit(path)).toMatchObject({ ok: false, line: taken.length + 2, problem: 'is cut off.' });

    disk.makeRoom();
    const next = await audit.intent(entry);
    expect(next).toBe(taken.length + 3);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, torn: 1, lines: next });
  });

  test('recovers without a further line', async () => {
    await untilRefused();
    disk.makeRoom();
    await expect.poll(() => verifyAudit(path), { timeout: 5_000 }).toMatchObject({ ok: true, torn: 1 });
  });

  test('cuts an outcome off: the outcome is in the log when there is room', async () => {
    const before = statSync(path).size;
    let last = 1;
    // So many that the next line, of an outcome, goes over the end of the page.
    while (statSync(path).size + before < 4096) last = await audit.intent(entry);
    await expect(audit.outcome(applied(last))).rejects.toMatchObject({ code: 'INTERNAL', mayHaveRun: true });
    expect(lines().at(-1)).toMatchObject({ seq: last, event: 'intent' });

    disk.makeRoom();
    await expect.poll(() => verifyAudit(path), { timeout: 5_000 }).toMatchObject({ ok: true, torn: 1, lines: last + 2 });
    expect(lines().slice(last)).toMatchObject([{ event: 'recovered' }, { event: 'outcome', intent: last, outcome: 'APPLIED' }]);
  });

  test('stores waiting outcomes when the log is closed', async () => {
    const taken = await untilRefused();
    const last = taken.at(-1) ?? 1;
    await expect(audit.outcome(applied(last))).rejects.toMatchObject({ mayHaveRun: true });
    disk.makeRoom();
    await audit.close();
    expect(lines().at(-1)).toMatchObject({ event: 'outcome', intent: last, outcome: 'APPLIED' });
  });

  test('records NOT_APPLIED for intents that were refused together with the one that was cut off', async () => {
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => audit.intent(entry)));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
    const stray = lines().filter(({ seq }) => Number(seq) > 1);
    expect(stray.length).toBeGreaterThan(1);

    disk.makeRoom();
    await expect
      .poll(() => lines().filter(({ event }) => event === 'outcome'), { timeout: 5_000 })
      .toMatchObject(stray.map(({ seq }) => ({ intent: seq, outcome: 'NOT_APPLIED' })));
    expect(await verifyAudit(path)).toMatchObject({ ok: true, torn: 1 });
  });

  test('does not break a restart while it is full, or afterwards', async () => {
    const taken = await untilRefused();
    await audit.close();
    await expect(createAudit({ kind: 'file', path })).rejects.toThrow();
    disk.makeRoom();
    audit = await createAudit({ kind: 'file', path });
    expect(await audit.intent(entry)).toBe(taken.length + 3);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, torn: 1 });
  });

  test('can be left by rotation: the new file names what was cut off in the old one', async () => {
    const link = join(mkdtempSync(join(tmpdir(), 'link-')), 'audit.jsonl');
    await audit.close();
    symlinkSync(path, link);
    disk.makeRoom();
    audit = await createAudit({ kind: 'file', path: link });
    disk.fill();
    await untilRefused();
    const elsewhere = `${link}.new`;
    rmSync(link);
    symlinkSync(elsewhere, link);
    await audit.reopen();
    await audit.intent(entry);
    expect(lines(elsewhere)).toMatchObject([{ event: 'recovered' }, { event: 'intent' }]);
    expect(await verifyAudit(path)).toMatchObject({ ok: false, problem: 'is cut off.' });
    expect(await verifyAudit(path, elsewhere)).toMatchObject({ ok: true, torn: 1 });
  });

  test('under standard output is noticed as well', async () => {
    const file = disk.path('stdout');
    disk.makeRoom();
    const fd = openSync(file, 'w');
    const writer = createWriter(openStdout({ fd } as never));
    await writer.line('{"event":"first"}');
    disk.fill();
    let refused = 0;
    for (let count = 0; count < 60; count++) await writer.line('{"event":"next"}').catch(() => refused++);
    expect(refused).toBeGreaterThan(0);
    disk.makeRoom();
    await writer.line('{"event":"last"}');
    expect(await verifyAudit(file)).toMatchObject({ ok: true, torn: 1, lines: 60 - refused + 3 });
  });
});
