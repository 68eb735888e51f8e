import { looksLikeAddress, sessionList, type SessionRow } from '../doveadm/commands/session.ts';
import { USER_HOST, type Gateway, type RunOptions, type WriteError } from '../gateway.ts';
import { pageOfList, type Connection } from './query/connection.ts';
import { encodeId } from './query/global-id.ts';
import { readFromHosts, type HostAnswers } from './read-from-hosts.ts';
import type { SessionRef, UserRef } from './refs.ts';

interface Arguments {
  readonly mask?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** The GraphQL type `HostOccupancy`. */
export interface HostOccupancy {
  readonly sessionCount: number;
  readonly userCount: number;
  readonly services: readonly { readonly service: string; readonly sessionCount: number; readonly userCount: number }[];
}

export type SessionPage = Connection<SessionRef> & { readonly totalCount: number; readonly errors: readonly WriteError[] };

/** The sessions of every host that serves mail. */
export async function sessionsOfHosts(doveadm: Gateway, { mask, ...page }: Arguments): Promise<SessionPage> {
  const { rows, errors } = await readAll(doveadm, mask);
  return { ...pageOfList(rows, sessionId, page), errors };
}

export async function sessionsOfHost(doveadm: Gateway, host: string, { mask, ...page }: Arguments): Promise<SessionPage> {
  return { ...pageOfList(await read(doveadm, host, mask), sessionId, page), errors: [] };
}

/** The sessions of a host, counted. */
export async function occupancyOf(doveadm: Gateway, host: string): Promise<HostOccupancy> {
  const sessions = await doveadm.run(sessionList, {}, { host });
  const count = (some: readonly SessionRow[]) => ({ sessionCount: some.length, userCount: new Set(some.map(({ user }) => user)).size });
  const services = [...new Set(sessions.map(({ service }) => service))].sort();
  const countOf = (service: string) => ({ service, ...count(sessions.filter((session) => session.service === service)) });
  return { ...count(sessions), services: services.map(countOf) };
}

/** One user's sessions, wherever they are. The sessions of all users are requested once, for any number of selected users. */
export async function sessionsOfUser(doveadm: Gateway, user: UserRef, page: Omit<Arguments, 'mask'>): Promise<SessionPage> {
  await doveadm.assertCanRead('SESSION_READ', user, sessionList);
  const { rows, errors } =
    user.host === USER_HOST ? await readAll(doveadm, null) : { rows: await read(doveadm, user.host, null), errors: [] };
  const own = rows.filter((session) => session.user === user.name);
  return { ...pageOfList(own, sessionId, page), errors };
}

export function sessionId({ host, user, service, pid, ip, alikeBefore }: SessionRef): string {
  return encodeId('Session', host, user, service, pid ?? '', ip ?? '', ...(alikeBefore === 0 ? [] : [alikeBefore]));
}

/** The sessions of every host that serves mail. */
function readAll(doveadm: Gateway, mask: string | null | undefined): Promise<HostAnswers<SessionRef>> {
  return readFromHosts(doveadm.hostsServing('mail'), (host) => read(doveadm, host, mask));
}

/** The sessions that a user has on a host now, whatever this request has read before. */
export function sessionsOn(doveadm: Gateway, host: string, user: string): Promise<SessionRef[]> {
  return read(doveadm, host, user, { fresh: true }).then((sessions) => sessions.filter((session) => session.user === user));
}

async function read(
  doveadm: Gateway,
  host: string,
  mask: string | null | undefined,
  options: Pick<RunOptions, 'fresh'> = {},
): Promise<SessionRef[]> {
  // Dovecot would list every user who is connected from there.
  const isName = typeof mask === 'string' && looksLikeAddress(mask);
  const sent = mask === null || mask === undefined || isName ? undefined : [mask];
  const sessions = await doveadm.run(sessionList, { mask: sent }, { ...options, host });
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
