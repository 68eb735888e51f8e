import { decide } from '../access/decide.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import { logErrors, type LogLine } from '../doveadm/commands/server.ts';
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
 * What Dovecot wrote into its log about a failed write: the lines that came with its answer or else, read by the gateway at its own expense, the
 * line that explains it.
 * @returns null where there is no such line, or the caller may not see it
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

/** What says that something failed and not why: it stands after the line that does. */
const SUMMARY = /\b(?:parse|compile|command [\w ]+) failed\.?$/i;

/**
 * Of the lines since a write was sent, the one that tells most about it: of the process that ran it, about what the write names, a reason
 * and not a summary; of several, the first.
 * @param names that the write was given: of mailboxes, scripts, keys
 */
export function explainingLine(lines: readonly LogLine[], names: readonly string[], user: string | null): LogLine | undefined {
  const own = lines.filter((line) => (user === null ? line.user === null : line.user === user));
  const isNamed = ({ text }: LogLine): boolean => names.some((name) => mentions(text, name));
  // A write has a process to itself; without a user there is no telling its lines from those of others but by names and the program.
  const named = own.findLast(isNamed);
  const last = named ?? own.findLast(({ process }) => user !== null || process === 'doveadm');
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

/** Whether a text holds a name as a whole, and not as a part of a longer one. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}/_-]/u.test(text.charAt(at - 1) + text.charAt(at + name.length))) return true;
  }
  return false;
}
