import { describe, expect, test } from 'vitest';
import { DEFAULT_ROLES } from '../../src/access/roles.ts';
import { eventsOf, openEvents, postEvent } from '../e2e/live.ts';
import { allowed, bearer, INSIDE, nameOf, OUTSIDE, PLACES, ROLES } from './matrix/callers.ts';
import { gatewayWithEveryWayIn } from './matrix/gateway.ts';
import { list, user } from './matrix/needs.ts';

const { gateway, eventsPort } = await gatewayWithEveryWayIn();

describe('an event', () => {
  const login = (name: string | null, success = 'yes'): unknown => ({
    event: 'auth_request_finished',
    fields: { user: name ?? '', service: 'imap', remote_ip: '192.0.2.1', success },
  });
  const logins = '{ logins(first: 100) { nodes { user } } deliveries { nodes { user } } failedLoginsByAddress { ip } }';

  test('reaches only callers with the permission for its user, live and in the history', async () => {
    const open = await Promise.all(
      ROLES.flatMap((role) =>
        PLACES.map(async (place) => {
          const as = bearer(role, place);
          return {
            role,
            place,
            as,
            stream: await openEvents(gateway, { as }),
            node: await openEvents(gateway, { as, variables: { user: nameOf(place) } }),
          };
        }),
      ),
    );
    // The last event names no user, so only callers with a scope of everyone see it.
    for (const name of [INSIDE, OUTSIDE, null]) expect(await postEvent(eventsPort, login(name, name === null ? 'no' : 'yes'))).toBe(204);
    const everything = open.find(({ role, place }) => role === 'superadmin' && place === 'everyone')!;
    await expect.poll(() => eventsOf(everything.stream).length, { timeout: 20_000 }).toBe(3);
    for (const { role, place, as, stream, node } of open) {
      const where = `${role}, ${place}`;
      const isSelf = DEFAULT_ROLES[role]?.scope === 'self';
      const all = place === 'everyone' && !isSelf ? [INSIDE, OUTSIDE, null] : [INSIDE];
      if (allowed(list('EVENT_READ'), role, place)) {
        await expect.poll(() => eventsOf(stream).map((event) => event.user), { message: where, timeout: 20_000 }).toEqual(all);
        const { data } = await gateway.ask<{ logins: { nodes: { user: string | null }[] } }>(logins, { as });
        expect(data?.logins.nodes.map((event) => event.user).sort(), where).toEqual([...all].sort());
      } else {
        expect(stream.answers[0]?.errors?.[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: 'EVENT_READ' });
        expect(eventsOf(stream), where).toEqual([]);
      }
      if (allowed(user('EVENT_READ'), role, place))
        expect(
          node.answers.every(({ errors }) => errors === undefined),
          where,
        ).toBe(true);
      else expect(node.answers[0]?.errors?.[0]?.extensions, where).toMatchObject({ code: 'FORBIDDEN', permission: 'EVENT_READ' });
      await stream.close();
      await node.close();
    }
  });
});
