import { looksLikeAddress, sessionList } from '../doveadm/commands/session.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Gateway, WriteError } from '../gateway.ts';
import { pageOfList, type Connection } from './query/connection.ts';
import { encodeId } from './query/global-id.ts';
import type { SessionRef, UserRef } from './refs.ts';

interface Arguments {
  readonly mask?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export type SessionPage = Connection<SessionRef> & { readonly totalCount: number; readonly errors: readonly WriteError[] };

/** The sessions of every host. A host that does not answer is named, and the others still answer. A refusal fails the whole field. */
export async function sessionsOfHosts(doveadm: Gateway, { mask, ...page }: Arguments): Promise<SessionPage> {
  const results = await Promise.allSettled(doveadm.hosts.map(({ name }) => read(doveadm, name, mask)));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const fatal = errors.find((error) => !(error instanceof CodedError) || error.code === 'FORBIDDEN' || error.code === 'BAD_USER_INPUT');
  if (fatal !== undefined) throw fatal as Error;
  const sessions = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  return { ...pageOfList(sessions, sessionId, page), errors: (errors as CodedError[]).map((error) => ({ error, log: null })) };
}

export async function sessionsOfHost(doveadm: Gateway, host: string, { mask, ...page }: Arguments): Promise<SessionPage> {
  return { ...pageOfList(await read(doveadm, host, mask), sessionId, page), errors: [] };
}

/** One user's sessions. One request serves any number of selected users. */
export async function sessionsOfUser(doveadm: Gateway, user: UserRef, page: Omit<Arguments, 'mask'>): Promise<SessionPage> {
  await doveadm.assertCanRead('SESSION_READ', user, sessionList);
  const sessions = await read(doveadm, user.host, null);
  return {
    ...pageOfList(
      sessions.filter((session) => session.user === user.name),
      sessionId,
      page,
    ),
    errors: [],
  };
}

export function sessionId({ host, user, service, pid, ip, alikeBefore }: SessionRef): string {
  return encodeId('Session', host, user, service, pid ?? '', ip ?? '', ...(alikeBefore === 0 ? [] : [alikeBefore]));
}

async function read(doveadm: Gateway, host: string, mask: string | null | undefined): Promise<SessionRef[]> {
  // Dovecot would list every user who is connected from there.
  const isName = typeof mask === 'string' && looksLikeAddress(mask);
  const sent = mask === null || mask === undefined || isName ? undefined : [mask];
  const sessions = await doveadm.run(sessionList, { mask: sent }, { host });
  const counts = new Map<string, number>();
  return sessions
    .filter(({ user }) => !isName || user === mask)
    .map((session) => {
      const alike = sessionId({ ...session, host, alikeBefore: 0 });
      const alikeBefore = counts.get(alike) ?? 0;
      counts.set(alike, alikeBefore + 1);
      return { ...session, host, alikeBefore };
    });
}

/** The session with this id; null when it has ended. */
export async function findSession(doveadm: Gateway, user: UserRef, id: string): Promise<SessionRef | null> {
  await doveadm.assertCanRead('SESSION_READ', user, sessionList);
  return (await read(doveadm, user.host, null)).find((session) => sessionId(session) === id) ?? null;
}
