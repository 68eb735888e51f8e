import { decide } from '../access/decide.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import { isDoveadm, logErrors, type LogLine } from '../doveadm/commands/server.ts';
import type { Params } from '../doveadm/param-types.ts';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { decode } from '../doveadm/wire/answer.ts';
import { ownReadOptions, type Caller } from './caller.ts';
import type { MailboxReach } from './mailbox-reach.ts';

/** A failed write. */
interface FailedWrite {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
  readonly failure: CodedError;
  /** When it was sent, in milliseconds since 1970. */
  readonly sinceMs: number;
}

/**
 * What Dovecot logged about a failed write: the lines that came with its answer or, otherwise, the line that explains it. The gateway reads
 * that line without cost to the caller.
 * @returns null when there is no such line, or when the caller may not see it
 */
export async function readFailureReason(
  host: Host,
  caller: Caller,
  reach: MailboxReach,
  { command, args, failure, sinceMs }: FailedWrite,
): Promise<string | null> {
  const user = failure.subject.user ?? null;
  if (!decide(caller.principal, 'ERROR_LOG_READ', user, { hostOnly: user === null }).allowed) return null;
  if (failure.log !== undefined) return failure.log.length === 0 ? null : failure.log.join('\n');
  try {
    const since = { since: Math.floor(sinceMs / 1000) };
    const rows = await createReadLoader(host, ownReadOptions(caller)).load({ command: logErrors, args: since });
    const lines = decode(logErrors, rows.filter(reach.mayKnow(logErrors, ['ERROR_LOG_READ'])), since);
    return explainingLine(lines, namesIn(command, args), user)?.text ?? null;
  } catch {
    return null;
  }
}

/** A line that reports a failure without its reason. It follows the line with the reason. */
const SUMMARY = /\b(?:parse|compile|command [\w ]+) failed\.?$/i;

/**
 * Of the lines since a write was sent, the most informative one: it comes from the write's process, mentions what the write names, and
 * gives a reason instead of a summary. Of several, the first.
 * @param names in the write's arguments: mailboxes, scripts, keys
 */
export function explainingLine(lines: readonly LogLine[], names: readonly string[], user: string | null): LogLine | undefined {
  const own = lines.filter((line) => (user === null ? line.user === null : line.user === user));
  const isNamed = ({ text }: LogLine): boolean => names.some((name) => mentions(text, name));
  // A write has a process of its own. Without a user, only names and the program distinguish its lines from others.
  const named = own.findLast(isNamed);
  const last = named ?? own.findLast(({ process }) => user !== null || isDoveadm(process));
  const together = own.filter(({ prefix }) => prefix === last?.prefix);
  const relevant = named === undefined ? together : together.filter(isNamed);
  const reasons = relevant.filter(({ text }) => !SUMMARY.test(text));
  return reasons.length > 0 && (named !== undefined || user !== null) ? reasons[0] : (reasons.at(-1) ?? last);
}

/** The names and keys in a command's arguments, without the users. */
function namesIn(command: AnyCommand, args: Readonly<Record<string, unknown>>): string[] {
  const params = Object.entries(command.params as Params).filter(([, spec]) => !/^(?:user|content|message|boolean|integer)\??$/.test(spec));
  const values = params.flatMap(([name]): readonly unknown[] => (Array.isArray(args[name]) ? (args[name] as unknown[]) : [args[name]]));
  return values.filter((value) => typeof value === 'string' && value !== '') as string[];
}

/** Whether a text contains a whole name, not as a part of a longer one. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}/_-]/u.test(text.charAt(at - 1) + text.charAt(at + name.length))) return true;
  }
  return false;
}
