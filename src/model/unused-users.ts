import type { GraphQLContext } from '../context.ts';
import { userNameProblem } from '../access/scope.ts';
import { userList } from '../doveadm/commands/user.ts';
import type { Gateway } from '../gateway.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize, type Connection } from './query/connection.ts';
import type { UserRef } from './refs.ts';
import { distinctUsers, listedUser } from './users.ts';

type Events = NonNullable<GraphQLContext['events']>;

interface Arguments {
  readonly since: Date;
  readonly mask?: string | null | undefined;
  readonly host?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Names that are looked up together. */
const TOGETHER = 500;

/** A page of the users that Dovecot lists, whose events the caller may see, and who have not logged in since a time. */
export async function unusedUsers(
  doveadm: Gateway,
  events: Events,
  { since, mask, host, first, after }: Arguments,
): Promise<Connection<UserRef> & { readonly recordedSince: Date | null }> {
  const size = pageSize(first, 'first');
  const begin = typeof after === 'string' ? decodeCursor(after, 'after') : '';
  const [listed, recordedSince] = await Promise.all([doveadm.run(userList, { mask: mask || '*' }, { host }), events.recordedSince()]);
  const names = distinctUsers(doveadm, listed)
    .filter((name) => name > begin && userNameProblem(name) === null && doveadm.can('EVENT_READ', name).allowed)
    .sort();
  const found: string[] = [];
  for (let start = 0; start < names.length && found.length <= size; start += TOGETHER)
    found.push(...(await events.unusedSince(names.slice(start, start + TOGETHER), since.getTime())));
  const page = found.slice(0, size).map((name) => listedUser(doveadm, name, host));
  const more = { next: found.length > size, previous: begin !== '' };
  return {
    ...connectionOf(page, ({ name }) => encodeCursor(name), more),
    recordedSince: recordedSince === null ? null : new Date(recordedSince),
  };
}
