import { describe, expect, test } from 'vitest';
import type { LogLine } from '../../src/doveadm/commands/server.ts';
import { explainingLine } from '../../src/gateway/failure-reason.ts';

const USER = 'carol@example.com';
let pid = 100;

/** The lines of one process, as 2.3.19 and 2.4.1 write them. */
function processLines(...texts: readonly string[]): LogLine[] {
  const prefix = `doveadm(${USER})<${String(++pid)}><session>`;
  return texts.map((text) => ({ timestamp: '', prefix, process: 'doveadm', user: USER, type: 'Error', text }));
}

const explained = (lines: readonly LogLine[], names: readonly string[], user: string | null = USER): string | undefined =>
  explainingLine(lines, names, user)?.text;

describe('of the log lines of a failed write', () => {
  test('the one with the reason is shown, not the summary after it', () => {
    const reason = "sieve: bad: line 3: expected end of command ';'";
    expect(explained(processLines(reason, 'sieve: bad: line 5: unknown command', 'sieve: bad: parse failed'), ['bad'])).toBe(reason);
    expect(explained(processLines('Command user failed'), [])).toBe('Command user failed');
  });

  test('the one about its own folder is shown, not that of another folder', () => {
    const lines = processLines(
      "cmd mailbox delete: Can't delete mailbox Lists/old: Mailbox doesn't exist",
      "cmd mailbox delete: Can't delete mailbox Lists: Mailbox has children",
      "cmd mailbox delete: Can't delete mailbox Listserv: Permission denied",
    );
    expect(explained(lines, ['Lists'])).toContain('mailbox Lists: ');
    expect(explained(lines, ['Listserv'])).toContain('mailbox Listserv: ');
  });

  test('those of another process, of another user, and earlier ones are ignored', () => {
    const before = processLines("Can't create mailbox B: Mailbox already exists");
    const other: LogLine[] = [
      { timestamp: '', prefix: 'imap(x)', process: 'imap', user: 'x', type: 'Error', text: "Can't open mailbox A" },
    ];
    const own = processLines("Can't rename mailbox A to B: Mailbox already exists");
    expect(explained([...before, ...own, ...other], ['A', 'B'])).toBe("Can't rename mailbox A to B: Mailbox already exists");
    expect(explained(other, ['A'])).toBeUndefined();
  });

  test('without a user, an unrelated line is ignored', () => {
    const line = (process: string, text: string): LogLine => ({ timestamp: '', prefix: process, process, user: null, type: 'Error', text });
    const lines = [line('stats', 'Cannot add metric slow: bad filter'), line('config', 'BUG: Config client sent too much data')];
    expect(explained(lines, ['slow'], null)).toContain('metric slow');
    expect(explained(lines, ['fast'], null)).toBeUndefined();
  });
});
