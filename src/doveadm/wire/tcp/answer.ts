import type { Row } from '../../command.ts';
import type { Answer } from '../answer.ts';
import type { Line } from './command-line.ts';
import { hideSecrets } from '../../secret-text.ts';

/** A line of Dovecot's log that came with an answer. */
export interface LogLine {
  readonly level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'FATAL' | 'PANIC';
  readonly text: string;
}

/** The protocol's words for exit codes (2.3.19, 2.4.1). */
const EXIT_CODES: ReadonlyMap<string, number> = new Map([
  ['TEMPFAIL', 75],
  ['USAGE', 64],
  ['NOUSER', 67],
  ['NOPERM', 77],
  ['PROTOCOL', 76],
  ['DATAERR', 65],
  ['NOTFOUND', 68],
  ['CHANGED', 2],
  ['NOREPLICATE', 1001],
  ['EXPIRED', 1003],
]);

/** Dovecot's answer to one line: the same as over HTTP, or `REFERRED`: the command belongs to another server and has not run. */
export type LineAnswer = Answer | 'REFERRED';

/**
 * @param status `+`, or `-` and a word: `-NOUSER`
 * @param rows called for a `+`
 * @throws TypeError when it is not an answer to this line
 */
export function decodeAnswer(status: string, rows: () => readonly Row[], unknownExitCode: Line['unknownExitCode']): LineAnswer {
  if (status === '+') return { rows: rows() };
  const [, word] = /^-([A-Z]*)(?: .*)?$/s.exec(status) ?? [];
  if (word === undefined) throw new TypeError('an answer has no status');
  if (word === 'REFERRAL') return 'REFERRED';
  if (word === '') return { error: { type: 'unknownMethod', exitCode: null } };
  return { error: { type: 'exitCode', exitCode: word === 'UNKNOWN' ? unknownExitCode : (EXIT_CODES.get(word) ?? -1) } };
}

const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'FATAL', 'PANIC'] as const;

/** Reads `\x04doveadm(127.0.0.1,alice)<12><abc>: text`. The prefix names the user, and the error then names the user too. */
export function decodeLog(line: Buffer): LogLine {
  const level = LEVELS[(line[0] ?? 0) - 1] ?? 'WARNING';
  const text = line.subarray(1).toString('utf8');
  return { level, text: hideSecrets(text.replace(/^doveadm(?:\([^)]*\))?(?:<[^>]*>)*: /, '')) };
}
