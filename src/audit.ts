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

/** Who did what, for one line of the audit log. */
export interface AuditEntry {
  readonly requestId: string;
  /** The job that does it, if any. */
  readonly jobId?: string | undefined;
  /** Null for a caller who was not authenticated. */
  readonly principal: {
    readonly name: string;
    readonly tokenId: string | null;
    readonly roles: readonly string[];
  } | null;
  /** The caller's address; null when it is not known. */
  readonly ip: string | null;
  /** What the caller's program calls itself; null when it does not say. @default null */
  readonly client?: { readonly name: string; readonly version: string | null } | null | undefined;
  /** The Dovecot host's configured name; null when no host was chosen yet. */
  readonly host: string | null;
  readonly command: string;
  readonly effect: Effect;
  /** Every user that the command names; empty when the command concerns the host. */
  readonly users: readonly string[];
  /** From `redact`. */
  readonly arguments: Readonly<Record<string, AuditValue>>;
}

/** How a write ended. */
export interface AuditOutcome extends AuditEntry {
  /** What `intent` returned for it. */
  readonly intent: number;
  readonly outcome: 'APPLIED' | 'NOT_APPLIED' | 'PARTIAL' | 'UNKNOWN';
  /** Null: no error. */
  readonly code: ErrorCode | null;
  /** Dovecot's exit code; null when it gave none. */
  readonly exitCode: number | null;
  /** What a reconciling read found after the answer was lost; null when there was no such read. */
  readonly seen: string | null;
  readonly durationMs: number;
}

/** What was refused, and why. */
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
 * The append-only record of what was done. Each promise is fulfilled when the line is durable (a file: on disk, by fdatasync; stdout: taken
 * by its reader). Lines stand in the order of the calls.
 * A line that cannot be written rejects with CodedError INTERNAL. After a rejected `intent` the caller must not send the write, and after a
 * rejected `contentRead` it must not return the content.
 */
export interface Audit {
  /**
   * Call before a write is sent. @returns the line's number, for `outcome`.
   * If a rejected line turns out to be in the log, it gets the outcome NOT_APPLIED there.
   */
  intent(entry: AuditEntry): Promise<number>;
  /**
   * Call after the write. A rejection says nothing about the write itself: `mayHaveRun` is then true. The line is kept, and stored as soon
   * as the log works again.
   */
  outcome(entry: AuditOutcome): Promise<void>;
  /** Call instead of the write. */
  refused(entry: AuditRefusal): Promise<void>;
  /** Call before the content of messages is returned. */
  contentRead(entry: AuditEntry): Promise<void>;
  /** Call when a job starts, pauses, resumes or ends. */
  job(entry: AuditedJob): Promise<void>;
  /**
   * Opens the file by its name again, after log rotation has renamed it. The chain continues in the new file.
   * @throws AuditError when that fails; the old file then stays in use.
   */
  reopen(): Promise<void>;
  /** Stores waiting lines, and closes the file. */
  close(): Promise<void>;
}

const REFUSED = 'The audit log cannot be written, so nothing that belongs in it is done.';
const OUTCOME_LOST = 'The audit log cannot be written: the command was sent, and the log has its intent without its outcome.';

/**
 * Opens the audit log.
 * @throws AuditError when the file cannot be appended to, is in use by another gateway, or does not end in a line of an audit log.
 */
export async function createAudit(target: AuditTarget, now: () => Date = () => new Date()): Promise<Audit> {
  const writer = createWriter(target.kind === 'file' ? await openFile(target.path) : openStdout());

  async function line(
    event: string,
    entry: AuditEntry,
    more: Readonly<Record<string, unknown>> = {},
    options: LineOptions = {},
  ): Promise<number> {
    const { requestId, jobId, principal, ip, client = null, host, command, effect, users } = entry;
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
          ...(client === null ? {} : { client: client.name, clientVersion: client.version }),
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
