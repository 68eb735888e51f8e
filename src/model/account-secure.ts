import { setTimeout as sleep } from 'node:timers/promises';
import { authCacheFlush } from '../doveadm/commands/auth.ts';
import { sessionKick, sessionList } from '../doveadm/commands/session.ts';
import type { HostService } from '../doveadm/command.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import type { Gateway, Outcome, Payload, WriteError } from '../gateway.ts';
import { runOnHosts } from './change/run-on-hosts.ts';
import { hostsServing } from './read-from-hosts.ts';
import type { HostRef, SessionRef, UserRef } from './refs.ts';
import { sessionsOn } from './sessions.ts';
import { userRef } from './users.ts';

/** The GraphQL type `AccountSecureStep`. */
interface Step {
  readonly kind: 'FLUSH_AUTH_CACHE' | 'END_SESSIONS' | 'LOOK';
  readonly host: HostRef;
  readonly at: Date;
  readonly outcome: Outcome;
  readonly errors: readonly WriteError[];
  readonly sessionCount: number | null;
}

/** The GraphQL type `AccountSecurePayload`. */
export interface AccountSecured extends Payload {
  readonly user: UserRef;
  readonly steps: readonly Step[];
  readonly sessionsLeft: readonly SessionRef[];
}

/** The sessions of a user on one host, or why they cannot be seen. */
interface Look {
  readonly host: string;
  readonly sessions: readonly SessionRef[];
  readonly error: CodedError | null;
}

const BETWEEN_LOOKS_MS = 250;
const MAX_KICKS = 10;
const MAX_WATCH_SECONDS = 30;
/** Sessions that come back are ended for so long. */
const PATIENCE_MS = 30_000;
const MAX_LEFT = 100;

/** Flushes the authentication caches, and ends the user's sessions until none has been there for the time of the watch. @throws CodedError */
export async function secureAccount(
  doveadm: Gateway,
  input: {
    readonly user: string;
    readonly host?: string | null | undefined;
    readonly force?: boolean | null | undefined;
    readonly watchSeconds?: number | null | undefined;
  },
): Promise<AccountSecured> {
  const watchMs = (input.watchSeconds ?? 2) * 1000;
  if (watchMs < 0 || watchMs > MAX_WATCH_SECONDS * 1000) {
    throw badInput('input.watchSeconds', `must be from 0 to ${String(MAX_WATCH_SECONDS)}`);
  }
  const user = userRef(doveadm, input.user, input.host);
  // Nothing is done where something of it may not be done.
  await doveadm.assertCanRead('AUTH_CACHE_FLUSH', user, authCacheFlush);
  await doveadm.assertCanRead('SESSION_KICK', user, sessionKick);
  await doveadm.assertCanRead('SESSION_READ', user, sessionList);

  const hosts = (services: readonly HostService[]) => (typeof input.host === 'string' ? [user.host] : hostsServing(doveadm, services));
  const flushed = await flushCaches(doveadm, user, hosts(['proxy', 'director', 'mail']));
  const { steps: ended, looks } = await endSessions(doveadm, user, hosts(['mail']), { watchMs, force: input.force ?? undefined });
  const seen = looks.map(stepOfLook);
  const steps = [...flushed, ...ended, ...seen];
  const sessionsLeft = looks.flatMap(({ sessions }) => sessions);
  const lastKicks = ended.filter(({ host }) => sessionsLeft.some((session) => session.host === host.name)).slice(-looks.length);
  const errors = [...flushed, ...lastKicks, ...seen].flatMap((step) => step.errors);
  return { outcome: outcomeOf(errors, steps), errors, user, steps, sessionsLeft: sessionsLeft.slice(0, MAX_LEFT) };
}

async function flushCaches(doveadm: Gateway, user: UserRef, hosts: readonly string[]): Promise<readonly Step[]> {
  const results = await runOnHosts(doveadm, hosts, authCacheFlush, { user: user.name });
  return results.map(({ host, outcome, errors }) => ({ ...stepOn(host, 'FLUSH_AUTH_CACHE'), outcome, errors, sessionCount: null }));
}

/** @returns what was ended, and what was seen last */
async function endSessions(
  doveadm: Gateway,
  user: UserRef,
  hosts: readonly string[],
  { watchMs, force }: { readonly watchMs: number; readonly force: boolean | undefined },
): Promise<{ readonly steps: readonly Step[]; readonly looks: readonly Look[] }> {
  const steps: Step[] = [];
  const startedAt = Date.now();
  let quietSince: number | null = null;
  for (let kicks = 0; ;) {
    const looks = await Promise.all(hosts.map((host) => lookAt(doveadm, host, user)));
    const found = looks.filter(({ sessions }) => sessions.length > 0);
    if (found.length === 0) {
      quietSince ??= Date.now();
      if (Date.now() - quietSince >= watchMs) return { steps, looks };
    } else {
      quietSince = null;
      if (kicks++ >= MAX_KICKS || Date.now() - startedAt > PATIENCE_MS) return { steps, looks };
      const made = await kick(doveadm, user, found, force);
      steps.push(...made);
      // What is refused once is refused again.
      if (made.length > 0 && made.every(({ outcome }) => outcome === 'NOT_APPLIED')) return { steps, looks };
    }
    await sleep(Math.min(BETWEEN_LOOKS_MS, watchMs));
  }
}

async function kick(doveadm: Gateway, user: UserRef, found: readonly Look[], force: boolean | undefined): Promise<readonly Step[]> {
  const hosts = found.map(({ host }) => host);
  const results = await runOnHosts(doveadm, hosts, sessionKick, { user: user.name, force });
  return results.flatMap(({ host, outcome, errors }) => {
    // They have ended before.
    if (outcome === 'NOT_APPLIED' && errors[0]?.error.code === 'NOT_FOUND') return [];
    const sessionCount = found.find((look) => look.host === host)?.sessions.length ?? null;
    return [{ ...stepOn(host, 'END_SESSIONS'), outcome, errors, sessionCount }];
  });
}

async function lookAt(doveadm: Gateway, host: string, user: UserRef): Promise<Look> {
  try {
    return { host, sessions: await sessionsOn(doveadm, host, user.name), error: null };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { host, sessions: [], error: error.about({ host }) };
  }
}

function stepOfLook({ host, sessions, error }: Look): Step {
  const count = sessions.length;
  const message = `${String(count)} of the user's sessions are left: change the password, so that clients cannot log in again, and repeat.`;
  const left = count === 0 ? null : new CodedError('TEMPORARY_FAILURE', message, { user: sessions[0]?.user, host });
  const reason = error ?? left;
  return {
    ...stepOn(host, 'LOOK'),
    outcome: reason === null ? 'APPLIED' : 'NOT_APPLIED',
    errors: reason === null ? [] : [{ error: reason, log: null }],
    sessionCount: error === null ? count : null,
  };
}

function stepOn(host: string, kind: Step['kind']): Pick<Step, 'kind' | 'host' | 'at'> {
  return { kind, host: { name: host }, at: new Date() };
}

function outcomeOf(errors: readonly WriteError[], steps: readonly Step[]): Outcome {
  if (errors.length === 0) return 'APPLIED';
  if (steps.some(({ outcome }) => outcome === 'APPLIED')) return 'PARTIAL';
  return steps.some(({ outcome }) => outcome === 'UNKNOWN') ? 'UNKNOWN' : 'NOT_APPLIED';
}
