import { setTimeout as sleep } from 'node:timers/promises';
import { usersNamed } from '../arguments.ts';
import type { AnyCommand, Row } from '../command.ts';
import { isDoveadm, type LogLine } from '../commands/server.ts';
import { CodedError, type ErrorCode } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { Read } from './read.ts';
import { readLog } from './read-log.ts';

/** A permanent cause that shares its exit code with other causes. */
interface Cause {
  readonly line: RegExp;
  readonly code: ErrorCode;
  readonly message: string;
}

/** As the log words them in 2.3.13, 2.3.19.1, 2.4.1 and 2.4.5. */
const CAUSES: readonly Cause[] = [
  {
    line: /Trying to iterate users, but userdbs don't support it/,
    code: 'UPSTREAM_CONFIG',
    message: "Dovecot's user database cannot list its users: it does not support iteration, or has no query for it.",
  },
  {
    line: /User is missing [UG]ID/,
    code: 'UPSTREAM_CONFIG',
    message: 'Dovecot has no system user (UID) or group (GID) for this user: its user database must give one, or the setting mail_uid.',
  },
  {
    line: /Mail access for users with [UG]ID \d+ not permitted/,
    code: 'UPSTREAM_CONFIG',
    message: "Dovecot does not open mail as this user's system user or group: see its settings first_valid_uid and first_valid_gid.",
  },
  {
    line: /Unknown mail storage driver|Failed to initialize \w+: |Failed to parse configuration|Couldn't drop privileges|mail_location not set|Invalid settings/,
    code: 'UPSTREAM_CONFIG',
    message: "Dovecot cannot use the user's settings: its log says which.",
  },
  {
    line: /(?:failed: |: )(?:Permission denied|Operation not permitted)/,
    code: 'UPSTREAM_NO_PERMISSION',
    message: "Dovecot has no permission on the user's files.",
  },
  {
    // Of a proxy: it has not sent the command (2.4.1). 2.3.19 ends its process instead.
    line: /failed for .*: connect\([^)]*\) failed/,
    code: 'UPSTREAM_UNAVAILABLE',
    message: "The proxy could not reach the host that holds the user's mail.",
  },
  { line: /File name too long/, code: 'NOT_POSSIBLE', message: 'A name is too long for the file system of the mail host.' },
];

/** How much later the log is read again, and once more. */
const LATE_MS = [250, 750];

/** Exit codes that stand for both transient and permanent causes. */
const AMBIGUOUS = new Set([65, 75]);

/** Whether Dovecot's log may explain a failure better than its exit code does. */
export function isAmbiguous(command: AnyCommand, exitCode: number | null): boolean {
  return exitCode !== null && AMBIGUOUS.has(exitCode) && (exitCode === 75 || command.transientExitCodes?.[exitCode] !== undefined);
}

/** A command that failed with an ambiguous exit code. */
export interface Failed {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
  /** The log lines that came with its answer. */
  readonly log?: readonly string[] | undefined;
}

/** Sends further reads of the same request together. */
export type ReadFurther = (reads: readonly Read[]) => Promise<readonly (readonly Row[] | Error | null)[]>;

/** Failures of opening a user's mail that are failures of looking up the user as well. */
const OF_USER: ReadonlySet<ErrorCode> = new Set(['UPSTREAM_CONFIG', 'TEMPORARY_FAILURE']);

/**
 * Finds permanent causes of failed commands: by the read that explains them, if they have one, and in the log.
 * @param sinceMs when the commands were sent, in milliseconds since the epoch
 * @returns for each command the error that replaces its exit code; null when nothing more is known
 */
export async function findCauses(
  host: Host,
  requestId: string,
  sinceMs: number,
  failed: readonly Failed[],
  readFurther: ReadFurther | null = null,
): Promise<readonly (CodedError | null)[]> {
  const explained = await explain(failed, readFurther);
  const own = failed.map(({ log = [] }) => firstCause(log));
  // The reason can stand in another process's lines, such as those of auth.
  const open = failed.filter((_, index) => explained[index] === null && own[index] === null);
  const lines = open.length === 0 ? [] : await readReasons(host, requestId, sinceMs, open);
  return failed.map((one, index) => explained[index] ?? errorOf(own[index] ?? causeOf(lines, one)));
}

/** See `Command.explainedBy`. */
async function explain(failed: readonly Failed[], readFurther: ReadFurther | null): Promise<readonly (CodedError | null)[]> {
  const explaining = failed.flatMap((one) => {
    const read = one.command.explainedBy?.(one.args) as Read | undefined;
    return read === undefined ? [] : [{ one, read }];
  });
  if (explaining.length === 0 || readFurther === null) return failed.map(() => null);
  const results = await readFurther(explaining.map(({ read }) => read));
  const reasons = new Map(explaining.map(({ one }, index) => [one, results[index]]));
  return failed.map((one) => {
    const reason = reasons.get(one);
    if (!(reason instanceof CodedError) || !OF_USER.has(reason.code)) return null;
    return new CodedError(reason.code, reason.message, {}, reason.details);
  });
}

function errorOf(cause: Cause | null): CodedError | null {
  return cause === null ? null : new CodedError(cause.code, cause.message, {}, { answered: true });
}

/**
 * The lines of the log. A busy server shows the reason of a failure later: the log is read again when a command failed without a cause and
 * without a line that names its user.
 */
async function readReasons(host: Host, requestId: string, sinceMs: number, failed: readonly Failed[]): Promise<readonly LogLine[]> {
  let lines = await readLog(host, requestId, sinceMs);
  for (const ms of LATE_MS) {
    const shown = lines;
    if (shown === null || failed.every((one) => isExplained(shown, one))) break;
    await sleep(ms);
    lines = await readLog(host, requestId, sinceMs);
  }
  return lines ?? [];
}

/** Whether a later line would add nothing. Lines that name nobody may belong to another command, except where the command names nobody either. */
function isExplained(lines: readonly LogLine[], failed: Failed): boolean {
  if (causeOf(lines, failed) !== null) return true;
  const namesUser = usersNamed(failed.command, failed.args).length > 0;
  return reasonsOf(lines, failed).some(({ user }) => !namesUser || user !== null);
}

/**
 * Prefers lines that name the user. A process that could not become the user logs only its pid. Such lines count only when all of them give
 * the same cause, since they may belong to another command.
 */
function causeOf(lines: readonly LogLine[], failed: Failed): Cause | null {
  const reasons = reasonsOf(lines, failed);
  const users = usersNamed(failed.command, failed.args);
  if (users.length === 0 || reasons.some(({ user }) => user !== null)) return firstCause(reasons.map(({ text }) => text));
  const found = reasons.map(({ text }) => causeIn(text));
  const doveadm = found.filter((_, index) => isDoveadm(reasons[index]?.process ?? ''));
  return doveadm.every((cause) => cause === doveadm[0]) ? (doveadm[0] ?? null) : null;
}

/** The lines that may tell why a command failed: those that name its user, or else those of doveadm and auth that name nobody. */
function reasonsOf(lines: readonly LogLine[], { command, args }: Failed): readonly LogLine[] {
  const users = usersNamed(command, args);
  const own = lines.filter((line) => line.user !== null && users.includes(line.user));
  const candidates =
    own.length > 0 ? own : lines.filter(({ user, process }) => user === null && (isDoveadm(process) || process === 'auth'));
  return candidates.filter(({ text }) => !/^(?:cmd [\w ]+: )?Command [\w ]+ failed$/.test(text));
}

function firstCause(texts: readonly string[]): Cause | null {
  return texts.map(causeIn).find((cause) => cause !== null) ?? null;
}

function causeIn(text: string): Cause | null {
  return CAUSES.find(({ line }) => line.test(text)) ?? null;
}
