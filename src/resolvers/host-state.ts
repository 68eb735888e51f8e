import { badInput } from '../doveadm/errors.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { occupancyOf } from '../model/sessions.ts';

const MAX_MINUTES = 720;

export const hostStateResolvers: Resolvers = {
  Host: {
    occupancy: ({ name }, _, { doveadm }) => occupancyOf(doveadm, name),
    running: async ({ name }, _, { doveadm }) =>
      (await doveadm.operations.runningRequests()).flatMap(({ waitsFor, requestId, principal, users, since }) =>
        waitsFor.flatMap(({ host, command, count }) => (host === name ? [{ command, count, requestId, principal, users, since }] : [])),
      ),
    history: ({ name }, { minutes }, { doveadm }) => {
      if (minutes < 1 || minutes > MAX_MINUTES) throw badInput('minutes', `must be from 1 to ${String(MAX_MINUTES)}`);
      return doveadm.operations.hostHistory(name, minutes);
    },
  },
};
