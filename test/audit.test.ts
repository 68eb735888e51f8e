import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AuditError, createAudit, redact, verifyAudit } from '../src/audit.ts';
import type { Audit, AuditEntry } from '../src/audit.ts';
import { GENESIS, sealLine } from '../src/audit/chain.ts';
import type { ChainEnd } from '../src/audit/chain.ts';
import { openFile } from '../src/audit/file.ts';
import type { AuditSink } from '../src/audit/sink.ts';
import { createWriter } from '../src/audit/writer.ts';

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  requestId: 'r1',
  principal: { name: 'kim', tokenId: 't1', roles: ['domain-admin'] },
  ip: '192.0.2.7',
  host: 'default',
  command: 'mailboxDelete',
  effect: 'destroy',
  users: ['bob@example.com'],
  arguments: { user: 'bob@example.com', mailbox: ['Old'] },
  ...more,
});

let folder: string;
let path: string;
const opened: Audit[] = [];
const open = async (file = path, now?: () => Date): Promise<Audit> => {
  const audit = await createAudit({ kind: 'file', path: file }, now);
  opened.push(audit);
  return audit;
};
const linesOf = (file = path): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);
const fieldsOf = (file = path): Record<string, unknown>[] => linesOf(file).map((line) => JSON.parse(line) as Record<string, unknown>);
const write = async (count: number, file = path): Promise<void> => {
  const audit = await open(file);
  for (let index = 0; index < count; index++) await audit.intent(entry({ requestId: `r${index + 1}` }));
  await audit.close();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(async () => {
  for (const audit of opened.splice(0)) await audit.close();
  rmSync(folder, { recursive: true });
});

describe('a line', () => {
  test('names the caller, the address, the command, the users and the outcome', async () => {
    const audit = await open(path, () => new Date('2026-01-02T03:04:05.678Z'));
    const intent = await audit.intent(entry());
    await audit.outcome({ ...entry(), intent, outcome: 'NOT_APPLIED', code: 'NOT_FOUND', exitCode: 68, seen: null, durationMs: 12 });
    const [first, second] = fieldsOf();
    expect(first).toEqual({
      seq: 1,
      time: '2026-01-02T03:04:05.678Z',
      event: 'intent',
      requestId: 'r1',
      sub: 'kim',
      jti: 't1',
      roles: ['domain-admin'],
      ip: '192.0.2.7',
      host: 'default',
      command: 'mailboxDelete',
      effect: 'destroy',
      users: ['bob@example.com'],
      arguments: { user: 'bob@example.com', mailbox: ['Old'] },
      prev: GENESIS.hash,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(second).toMatchObject({
      seq: 2,
      event: 'outcome',
      intent: 1,
      outcome: 'NOT_APPLIED',
      code: 'NOT_FOUND',
      exitCode: 68,
      durationMs: 12,
      prev: first?.hash,
    });
  });

  test('of a refusal has the reason, and a null principal for an unauthenticated caller', async () => {
    const audit = await open();
    await audit.refused({ ...entry({ principal: null, ip: null, host: null }), code: 'FORBIDDEN', reason: 'No.' });
    await audit.contentRead(entry({ effect: 'read' }));
    expect(fieldsOf()).toMatchObject([
      { event: 'refused', code: 'FORBIDDEN', reason: 'No.', sub: null, jti: null, roles: [], ip: null, host: null },
      { event: 'content-read' },
    ]);
  });

  test('is in the file when its promise is fulfilled', async () => {
    const audit = await open();
    const seq = await audit.intent(entry());
    expect(seq).toBe(1);
    expect(linesOf()).toHaveLength(1);
  });

  test('stays one line whatever it contains', async () => {
    const audit = await open();
    await audit.intent(entry({ users: ['a\nb', '\u2028', '\ud800'], requestId: '","hash":"x"}' }));
    await audit.close();
    expect(linesOf()).toHaveLength(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 1 });
  });

  test('has the place of its call, however many calls are made together', async () => {
    const audit = await open();
    const numbers = await Promise.all(Array.from({ length: 200 }, (_, index) => audit.intent(entry({ requestId: `r${index}` }))));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(fieldsOf().map((fields) => fields.requestId)).toEqual(Array.from({ length: 200 }, (_, index) => `r${index}`));
  });
});

describe('the file', () => {
  test('can be read by its owner only', async () => {
    await write(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('continues the chain after a restart', async () => {
    await write(2);
    await write(2);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 4, firstSeq: 1, torn: 0, end: { seq: 4 } });
  });

  test('continues the chain after a last line of any length', async () => {
    const audit = await open();
    await audit.intent(entry());
    await audit.intent(entry({ users: Array.from({ length: 20_000 }, (_, index) => `user${index}@example.com`) }));
    await audit.close();
    await write(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 3 });
  });

  test('renamed by log rotation is followed by a new one in the same chain', async () => {
    const audit = await open();
    await audit.intent(entry());
    renameSync(path, `${path}.1`);
    const waiting = audit.intent(entry());
    await audit.reopen();
    await waiting;
    await audit.intent(entry());
    await audit.close();
    expect(linesOf(`${path}.1`)).toHaveLength(2);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 1, firstSeq: 3 });
    expect(await verifyAudit(`${path}.1`, path)).toMatchObject({ ok: true, lines: 3, firstSeq: 1 });
    expect(await verifyAudit(path, `${path}.1`)).toMatchObject({ ok: false, file: `${path}.1`, line: 1 });
  });

  test('continues when it is opened again without a rotation', async () => {
    const audit = await open();
    await audit.intent(entry());
    await audit.reopen();
    await audit.intent(entry());
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 2 });
  });

  test('replaced by another log is not taken: the old one stays in use', async () => {
    await write(1, join(folder, 'other'));
    const audit = await open();
    await audit.intent(entry({ requestId: 'mine' }));
    renameSync(path, `${path}.1`);
    renameSync(join(folder, 'other'), path);
    await expect(audit.reopen()).rejects.toThrow(`${path}: this is another log; the one from before stays in use.`);
    await audit.intent(entry());
    expect(linesOf(`${path}.1`)).toHaveLength(2);
  });

  test.each([
    ['a text of another kind', 'root:x:0:0:root:/root:/bin/bash\n', 'does not end in a line of an audit log, or that line was changed'],
    ['a text without a newline', 'hello', 'does not end in a line of an audit log'],
    ['JSON that is no log', '{"seq":1,"prev":"x","hash":"y"}\n', 'does not end in a line of an audit log, or that line was changed'],
  ])('that is %s is not written to', async (_, text, problem) => {
    writeFileSync(path, text);
    await expect(open()).rejects.toThrow(`${path}: ${problem}; move the file away.`);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('whose last line was changed is not written to', async () => {
    await write(2);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"r2"', '"r3"'));
    await expect(open()).rejects.toThrow(AuditError);
  });

  test('that cannot be opened is an error at start', async () => {
    await expect(open(join(folder, 'none/audit'))).rejects.toThrow(
      `${folder}/none/audit.lock: cannot be created: the folder ${folder}/none does not exist.`,
    );
    await expect(open(folder)).rejects.toThrow(`${folder}: cannot be opened for appending: it is there and cannot be written (EISDIR).`);
  });
});

describe('a crash', () => {
  test.each([1, 8, 100, 250])('that cut the last line off after %d bytes is noted, and the chain goes on', async (bytes) => {
    await write(2);
    const [first = ''] = linesOf();
    truncateSync(path, first.length + 1 + bytes);
    expect(await verifyAudit(path)).toMatchObject({ ok: false, line: 2, problem: 'is cut off.' });
    await write(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 3, torn: 1, end: { seq: 3 } });
    expect(JSON.parse(linesOf()[2] ?? '')).toMatchObject({ seq: 2, event: 'recovered', torn: { bytes } });
  });

  test('does not break the chain, wherever it cuts', async () => {
    await write(3);
    const bytes = readFileSync(path);
    const lastLine = bytes.length - 1 - (linesOf()[2] ?? '').length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: lastLine, max: bytes.length }), async (length) => {
        writeFileSync(path, bytes.subarray(0, length));
        await write(1);
        const torn = length > lastLine && length < bytes.length - 1 ? 1 : 0;
        expect(await verifyAudit(path)).toMatchObject({ ok: true, torn });
      }),
      { examples: [[bytes.length - 2], [bytes.length - 3], [bytes.length - 20]] },
    );
  });

  test('does not break the chain, even while the line about the crash before is stored', async () => {
    await write(2);
    const before = statSync(path).size;
    await write(1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { minLength: 1, maxLength: 4 }), async (cuts) => {
        truncateSync(path, before);
        for (const bytes of cuts) {
          // Each time a line is begun after the whole ones, or what notes that one; and cut off, or not.
          await write(1);
          const [, , third = ''] = linesOf();
          truncateSync(path, Math.min(statSync(path).size, before + third.length + bytes));
        }
        await write(1);
        expect(await verifyAudit(path)).toMatchObject({ ok: true });
      }),
    );
  });

  test('that cut off the line about another crash is noted together with it', async () => {
    await write(2);
    const [, second = ''] = linesOf();
    truncateSync(path, statSync(path).size - second.length + 49);
    const torn = second.slice(0, 50);
    await write(1);
    truncateSync(path, statSync(path).size - (linesOf().at(-1) ?? '').length - 1 - 60);
    const cut = readFileSync(path, 'utf8').slice((linesOf()[0] ?? '').length + 1);
    expect(cut).toMatch(new RegExp(`^.{${String(torn.length)}}\n\\{"seq":2,`));
    await write(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, torn: 1, lines: 3 });
    expect(readFileSync(path, 'utf8')).toContain(`"torn":{"bytes":${String(cut.length)},`);
  });

  test('that cut off only the newline loses nothing', async () => {
    await write(2);
    truncateSync(path, statSync(path).size - 1);
    await write(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 3, torn: 0 });
  });

  test('in the very first line is noted as well', async () => {
    await write(1);
    truncateSync(path, 40);
    await write(1);
    expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 2, torn: 1, firstSeq: 1 });
  });
});

describe('a log that cannot be extended', () => {
  const refusal = {
    code: 'INTERNAL',
    message: 'The audit log cannot be written, so nothing that belongs in it is done.',
    mayHaveRun: false,
  };

  test('refuses: deleted', async () => {
    const audit = await open();
    await audit.intent(entry());
    rmSync(path);
    await expect(audit.intent(entry())).rejects.toMatchObject(refusal);
    await audit.reopen();
    await expect(audit.intent(entry())).resolves.toBe(2);
  });

  test.each([
    ['shortened', () => truncateSync(path, 10)],
    ['lengthened', () => writeFileSync(path, 'x', { flag: 'a' })],
  ])('refuses: %s by somebody else', async (_, change) => {
    const audit = await open();
    await audit.intent(entry());
    change();
    await expect(audit.intent(entry())).rejects.toMatchObject(refusal);
    await expect(audit.intent(entry())).rejects.toMatchObject(refusal);
    expect(readFileSync(path, 'utf8')).not.toContain('"seq":2');
  });

  test('does not claim that a command was not sent when it could not store the outcome', async () => {
    const audit = await open();
    const intent = await audit.intent(entry());
    truncateSync(path, 10);
    await expect(
      audit.outcome({ ...entry(), intent, outcome: 'APPLIED', code: null, exitCode: null, seen: null, durationMs: 1 }),
    ).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'The audit log cannot be written: the command was sent, and the log has its intent without its outcome.',
      mayHaveRun: true,
    });
  });

  test('refuses: closed', async () => {
    const audit = await open();
    await audit.close();
    await expect(audit.intent(entry())).rejects.toMatchObject(refusal);
  });

  test('does not start when it is not a regular file', async () => {
    symlinkSync('/dev/null', path);
    await expect(open()).rejects.toThrow(`${path}: must be a regular file.`);
  });
});

describe('a failed append', () => {
  const sinkThat = (fail: (attempt: number) => Error | null, recovered: ChainEnd | null = null) => {
    const lines: string[] = [];
    let attempt = 0;
    const recover = vi.fn((end: ChainEnd) => Promise.resolve({ end: recovered ?? end, found: 0 }));
    const sink: AuditSink = {
      end: GENESIS,
      append: (bytes) => {
        const error = fail(++attempt);
        if (error !== null) return Promise.reject(error);
        lines.push(bytes.toString());
        return Promise.resolve();
      },
      recover,
      reopen: (end) => Promise.resolve({ end, found: 0 }),
      close: () => Promise.resolve(),
    };
    return { sink, lines, recover };
  };

  test('rejects every line of it, and tries the next ones again', async () => {
    const { sink, lines, recover } = sinkThat((attempt) => (attempt === 1 ? new Error('ENOSPC') : null));
    const writer = createWriter(sink);
    const both = [writer.line('{"a":1}'), writer.line('{"a":2}')];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(writer.line('{"a":3}')).resolves.toBe(1);
    expect(recover).toHaveBeenCalledOnce();
    expect(lines.join('')).not.toContain('"a":1');
  });

  test('continues after the part that was stored all the same', async () => {
    const { sink, lines } = sinkThat((attempt) => (attempt === 1 ? new Error('EIO') : null), { seq: 5, hash: 'f'.repeat(64) });
    const writer = createWriter(sink);
    await expect(writer.line('{"a":1}')).rejects.toThrow('EIO');
    await expect(writer.line('{"a":2}')).resolves.toBe(6);
    expect(lines[0]).toContain(`"prev":"${'f'.repeat(64)}"`);
  });

  describe('of a file', () => {
    const line = (seq: number, prev: string) => sealLine('{"a":1}', { seq: seq - 1, hash: prev });
    const start = async () => {
      const sink = await openFile(path);
      const first = line(1, GENESIS.hash);
      await sink.append(Buffer.from(first.line));
      return { sink, first, next: line(2, first.end.hash) };
    };

    test('that wrote half a line has that half sealed', async () => {
      const { sink, first, next } = await start();
      appendFileSync(path, next.line.slice(0, 50));
      const { end } = await sink.recover(first.end);
      expect(end.seq).toBe(2);
      await sink.append(Buffer.from(line(3, end.hash).line));
      await sink.close();
      expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 3, torn: 1 });
    });

    test('that wrote everything but could not sync keeps everything', async () => {
      const { sink, first, next } = await start();
      appendFileSync(path, next.line);
      expect(await sink.recover(first.end)).toMatchObject({ end: next.end, found: 1 });
      await sink.close();
    });

    test('does not take bytes that are not of this chain', async () => {
      const { sink, first } = await start();
      appendFileSync(path, line(2, GENESIS.hash).line);
      await expect(sink.recover(first.end)).rejects.toThrow(`${path}: was changed by somebody else; move the file away.`);
      await sink.close();
    });
  });

  test('shares one append among the lines that wait', async () => {
    const { sink, lines } = sinkThat(() => null);
    const writer = createWriter(sink);
    await Promise.all(Array.from({ length: 50 }, () => writer.line('{"a":1}')));
    expect(lines.length).toBeLessThanOrEqual(2);
  });
});

describe('a second writer', () => {
  const lock = () => `${path}.lock`;

  test('in this process is refused', async () => {
    await open();
    await expect(open()).rejects.toThrow(`${path}: is in use by process ${process.pid} on ${hostname()}`);
  });

  test('in another process is refused', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    try {
      writeFileSync(lock(), JSON.stringify({ pid: child.pid, host: hostname() }));
      await expect(open()).rejects.toThrow(`is in use by process ${child.pid} on`);
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await expect(open()).resolves.toBeDefined();
    } finally {
      child.kill();
    }
  });

  test('of another machine is refused while it shows signs of life', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: 1, host: 'elsewhere' }));
    await expect(open()).rejects.toThrow('is in use by process 1 on elsewhere; give each gateway a file of its own');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock(), longAgo, longAgo);
    await expect(open()).resolves.toBeDefined();
  });

  test('that had our process id before is gone', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, host: hostname() }));
    await expect(open()).resolves.toBeDefined();
  });

  test('finds no lock after the first one has closed', async () => {
    await write(1);
    expect(existsSync(lock())).toBe(false);
  });
});

describe('verifying', () => {
  const problemAfter = async (change: (lines: string[]) => string[]): Promise<unknown> => {
    await write(6);
    writeFileSync(path, `${change(linesOf()).join('\n')}\n`);
    const found = await verifyAudit(path);
    return found.ok ? found : [found.line, found.problem];
  };
  const CHANGED = 'was changed: its hash does not fit its text.';

  test('an untouched log gives its end', async () => {
    await write(6);
    expect(await verifyAudit(path)).toEqual({
      ok: true,
      lines: 6,
      firstSeq: 1,
      torn: 0,
      end: { seq: 6, hash: fieldsOf().at(-1)?.hash },
    });
  });

  test('names a line that was changed', async () => {
    expect(await problemAfter((lines) => lines.with(2, (lines[2] ?? '').replace('kim', 'tim')))).toEqual([3, CHANGED]);
  });

  test('names a line that was changed together with its hash', async () => {
    const audit = await open(join(folder, 'forged'));
    await audit.intent(entry({ users: ['somebody.else@example.com'] }));
    const forged = linesOf(join(folder, 'forged'))[0] ?? '';
    expect(await problemAfter((lines) => lines.with(0, forged))).toEqual([
      2,
      'does not name the line before it: one of the two was exchanged.',
    ]);
  });

  test('names the place of lines that are missing', async () => {
    expect(await problemAfter((lines) => lines.toSpliced(2, 1))).toEqual([3, 'is number 4 where number 3 is missing.']);
    expect(await problemAfter((lines) => lines.toSpliced(1, 3))).toMatchObject([2, /is number \d+ where numbers \d+ to \d+ are missing\./]);
  });

  test('names a line that was moved or repeated', async () => {
    expect(await problemAfter(([a = '', b = '', ...rest]) => [b, a, ...rest])).toEqual([
      2,
      'is number 1 and stands after number 2: out of order, or another log.',
    ]);
  });

  test('names an inserted line, and a blank one', async () => {
    expect(await problemAfter((lines) => lines.toSpliced(3, 0, '{"seq":4}'))).toEqual([4, CHANGED]);
  });

  test('names a last line that is cut off', async () => {
    await write(3);
    truncateSync(path, statSync(path).size - 10);
    expect(await verifyAudit(path)).toEqual({ ok: false, file: path, line: 3, problem: 'is cut off.' });
  });

  test('an empty log is intact', async () => {
    writeFileSync(path, '');
    expect(await verifyAudit(path)).toEqual({ ok: true, lines: 0, firstSeq: null, torn: 0, end: GENESIS });
  });

  test('finds every flipped bit', async () => {
    await write(4);
    const bytes = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (index, bit) => {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        writeFileSync(path, changed);
        expect((await verifyAudit(path)).ok, `byte ${index}, bit ${bit}`).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('finds every line that was removed, moved or repeated, unless it was at the end', async () => {
    await write(8);
    const lines = linesOf();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(7), { minLength: 1, maxLength: 10 }), async (order) => {
        writeFileSync(path, order.map((index) => `${lines[index] ?? ''}\n`).join(''));
        const contiguous = order.every((index, place) => index === (order[0] ?? 0) + place);
        expect((await verifyAudit(path)).ok).toBe(contiguous);
      }),
    );
  });
});

describe('redact', () => {
  const params = { user: 'user', mailbox: 'mailbox', script: 'content', note: 'content?', recursive: 'boolean?', uids: 'array' } as const;

  test('shows what a command does, and of content only its size and hash', () => {
    const args = { user: 'bob@example.com', mailbox: 'Old', script: 'keep;', note: undefined, recursive: true, uids: ['1', '2'] };
    expect(redact(params, args)).toEqual({
      user: 'bob@example.com',
      mailbox: 'Old',
      script: { bytes: 5, sha256: createHash('sha256').update('keep;').digest('hex') },
      recursive: true,
      uids: ['1', '2'],
    });
  });

  test('shows nothing of what a command does not declare', () => {
    expect(JSON.stringify(redact(params, { note: 'private', extra: 'secret', uids: [{ deep: 'secret' }] }))).not.toMatch(/private|secret/);
  });
});

test('stdout gets lines of a chain of their own', async () => {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(((text: string | Uint8Array, done?: () => void) => {
    lines.push(Buffer.from(text as Uint8Array).toString());
    done?.();
    return true;
  }) as typeof process.stdout.write);
  try {
    const audit = await createAudit({ kind: 'stdout' });
    await audit.intent(entry());
    await audit.intent(entry());
    await audit.close();
  } finally {
    spy.mockRestore();
  }
  writeFileSync(path, lines.join(''));
  expect(await verifyAudit(path)).toMatchObject({ ok: true, lines: 2, firstSeq: 1 });
});
