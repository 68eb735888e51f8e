import { openFile } from './audit/file.ts';
import { boundedUsers, cutText, type AuditValue } from './audit/redact.ts';
import { openStdout } from './audit/stdout.ts';
import { createWriter, type LineOptions } from './audit/writer.ts';
import type { Effect } from './doveadm/command.ts';
import { CodedError } from './doveadm/errors.ts';
import type { ErrorCode } from './doveadm/errors.ts';

export { redact } from './audit/redact.ts';
export type { AuditValue } from './audit/redact.ts';
export { AuditError } from './audit/sink.ts';
export { verifyAudit } from './audit/verify.ts';
export type { Verification } from './audit/verify.ts';

export type AuditTarget = { readonly kind: 'stdout' } | { readonly kind: 'file'; readonly path: string };

/** Who did what, as one line of the audit log says it. */
export interface AuditEntry {
  readonly requestId: string;
  /** Of what a job does: the job. */
  readonly jobId?: string | undefined;
  /** null: a caller who was not authenticated. */
  readonly principal: {
    readonly name: string;
    readonly tokenId: string | null;
    readonly roles: readonly string[];
  } | null;
  /** The caller's address; null where it is not known. */
  readonly ip: string | null;
  /** The Dovecot host's configured name; null where none was chosen yet. */
  readonly host: string | null;
  readonly command: string;
  readonly effect: Effect;
  /** Every user the command names; none where it is about the host. */
  readonly users: readonly string[];
  /** From `redact`. */
  readonly arguments: Readonly<Record<string, AuditValue>>;
}

/** How a write ended. */
export interface AuditOutcome extends AuditEntry {
  /** What `intent` returned for it. */
  readonly intent: number;
  readonly outcome: 'APPLIED' | 'NOT_APPLIED' | 'PARTIAL' | 'UNKNOWN';
  /** null: no error. */
  readonly code: ErrorCode | null;
  /** Dovecot's; null where it gave none. */
  readonly exitCode: number | null;
  /** What was found when the answer was lost and the gateway looked; null where it did not. */
  readonly seen: string | null;
  readonly durationMs: number;
}

/** What was not done, and why. */
export interface AuditRefusal extends AuditEntry {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** What happened to a job: started, paused, resumed, ended. */
export interface AuditedJob extends Pick<AuditEntry, 'principal' | 'host'> {
  readonly jobId: string;
  readonly job: Readonly<Record<string, unknown>>;
}

/**
 * The append-only record of what was done. Each promise is fulfilled once the line is durable (a file: on disk, by fdatasync; stdout:
 * taken by its reader). Lines stand in the order of the calls.
 *
 * A line that cannot be written rejects with CodedError INTERNAL. After a rejected `intent` the write must not be sent, and after a
 * rejected `contentRead` the content not be given.
 */
export interface Audit {
  /**
   * Before a write is sent. @returns the line's number, for `outcome`.
   * A rejected one that is found in the log all the same gets the outcome NOT_APPLIED there.
   */
  intent(entry: AuditEntry): Promise<number>;
  /**
   * After it. A rejection says nothing about the write itself: `mayHaveRun` is true then. The line is kept, and written when the log can
   * be written again.
   */
  outcome(entry: AuditOutcome): Promise<void>;
  /** Instead of it. */
  refused(entry: AuditRefusal): Promise<void>;
  /** Before the content of messages is given. */
  contentRead(entry: AuditEntry): Promise<void>;
  /** When a job starts, stops, goes on or ends. */
  job(entry: AuditedJob): Promise<void>;
  /**
   * Opens the file by its name again, after log rotation has renamed it. The chain goes on in the new file.
   * @throws AuditError where that fails; the file from before stays in use.
   */
  reopen(): Promise<void>;
  /** Writes what is waiting, and lets the file go. */
  close(): Promise<void>;
}

const REFUSED = 'The audit log cannot be written, so nothing that belongs in it is done.';
const OUTCOME_LOST = 'The audit log cannot be written: the command was sent, and the log has its intent without its outcome.';

/**
 * Opens the audit log.
 * @throws AuditError where the file cannot be appended to, is in use by another gateway, or does not end in a line of an audit log.
 */
export async function createAudit(target: AuditTarget, now: () => Date = () => new Date()): Promise<Audit> {
  const writer = createWriter(target.kind === 'file' ? await openFile(target.path) : openStdout());

  async function line(
    event: string,
    entry: AuditEntry,
    more: Readonly<Record<string, unknown>> = {},
    options: LineOptions = {},
  ): Promise<number> {
    const { requestId, jobId, principal, ip, host, command, effect, users } = entry;
    const who = { sub: principal?.name ?? null, jti: principal?.tokenId ?? null, roles: principal?.roles ?? [], ip };
    const what = { host, command, effect, ...boundedUsers(users), arguments: entry.arguments };
    try {
      return await writer.line(
        JSON.stringify({
          time: now().toISOString(),
          event,
          requestId,
          ...(jobId === undefined ? {} : { jobId }),
          ...who,
          ...what,
          ...more,
        }),
        options,
      );
    } catch (cause) {
      const mayHaveRun = event === 'outcome';
      throw new CodedError('INTERNAL', mayHaveRun ? OUTCOME_LOST : REFUSED, {}, { cause, mayHaveRun });
    }
  }

  async function outcomeLine(entry: AuditOutcome): Promise<void> {
    const { intent, outcome, code, exitCode, seen, durationMs } = entry;
    await line('outcome', entry, { intent, outcome, code, exitCode, seen, durationMs }, { keep: true });
  }

  return {
    intent(entry) {
      const onStray = (intent: number): void => {
        const notSent = { intent, outcome: 'NOT_APPLIED', code: 'INTERNAL', exitCode: null, seen: null, durationMs: 0 } as const;
        outcomeLine({ ...entry, ...notSent }).catch(() => undefined);
      };
      return line('intent', entry, {}, { onStray });
    },
    outcome: outcomeLine,
    async refused(entry) {
      await line('refused', entry, { code: entry.code, reason: cutText(entry.reason) });
    },
    async contentRead(entry) {
      await line('content-read', entry);
    },
    async job({ jobId, principal, host, job }) {
      const entry = {
        requestId: jobId,
        jobId,
        principal,
        ip: null,
        host,
        command: 'job',
        effect: 'write',
        users: [],
        arguments: {},
      } as const;
      await line('job', entry, { job });
    },
    reopen: () => writer.reopen(),
    close: () => writer.close(),
  };
}
