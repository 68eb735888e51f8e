import { createHash } from 'node:crypto';
import { assertAllowed } from '../access/decide.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Events } from '../events/events.ts';
import type { Gateway } from '../gateway.ts';
import { assertConfirmed, type UserTarget } from '../model/change/user-target.ts';
import type { JobTarget } from './job.ts';

const LONGEST_TEXT = 1_000;

/** The GraphQL input `JobStartInput`. */
export interface JobStart {
  readonly operation: string;
  readonly variables?: unknown;
  readonly target: UserTarget;
  readonly unusedSince?: Date | null | undefined;
  readonly host?: string | null | undefined;
  readonly confirm?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly usersPerSecond?: number | null | undefined;
  readonly pauseAfterFailures?: number | null | undefined;
  readonly note?: string | null | undefined;
}

/** The variables of an operation. @throws CodedError BAD_USER_INPUT */
export function readVariables(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw badInput('input.variables', 'must be an object');
  return value as Readonly<Record<string, unknown>>;
}

/** A text of one line. @throws CodedError BAD_USER_INPUT */
export function readText(field: 'note' | 'key', value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (value === '' || value.length > LONGEST_TEXT)
    throw badInput(`input.${field}`, `must have from 1 to ${String(LONGEST_TEXT)} characters`);

  if (/[\u0000-\u001f\u007f]/.test(value)) throw badInput(`input.${field}`, 'must be one line without control characters');
  return value;
}

/** The target of a new job, with names as Dovecot folds them, each authorised. @throws CodedError */
export async function readTarget(doveadm: Gateway, input: JobStart, events: Events | null): Promise<JobTarget> {
  const { unusedSince } = input;
  if (unusedSince === null || unusedSince === undefined) return readUsers(doveadm, input, ['JOB_START']);
  if (events === null)
    throw new CodedError(
      'COMMAND_UNSUPPORTED',
      'input.unusedSince: needs recorded events, and this gateway records none. Set EVENTS_PORT.',
    );
  doveadm.assertCan('EVENT_READ', null, { filtered: true });
  const recordedSince = await events.recordedSince();
  // Logins before the first event are unknown, and a job can destroy mail.
  if (recordedSince === null || unusedSince.getTime() < recordedSince) {
    const first =
      recordedSince === null ? 'no event was recorded yet' : `the first event was recorded at ${new Date(recordedSince).toISOString()}`;
    throw badInput('input.unusedSince', `lies before the first recorded login: ${first}. Give a later time`);
  }
  return { ...readUsers(doveadm, input, ['JOB_START', 'EVENT_READ']), unusedSince: unusedSince.getTime() };
}

function readUsers(doveadm: Gateway, { target, host, confirm }: JobStart, permissions: readonly Permission[]): UserTarget {
  const fold = (name: string): string => {
    const folded = doveadm.foldUser(name);
    for (const permission of permissions) assertAllowed(doveadm.principal, permission, folded);
    return folded;
  };
  if (target.user !== null && target.user !== undefined) return { user: fold(target.user) };
  if (target.users !== null && target.users !== undefined) {
    if (target.users.length === 0) throw badInput('input.target.users', 'must name at least one user');
    return { users: [...new Set(target.users.map(fold))] };
  }
  doveadm.assertCan('JOB_START', null, { filtered: true });
  assertConfirmed(doveadm, { target, host, confirm }, () => ['JOB_START']);
  return target.mask === null || target.mask === undefined ? { everyone: true } : { mask: target.mask };
}

/** A hash to compare two inputs. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
