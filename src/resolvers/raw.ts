import { rawCommand } from '../doveadm/commands/raw.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { runForHost } from '../model/change/run-for-user.ts';

export const rawResolvers: Resolvers = {
  Mutation: {
    doveadm: async (_, { input }, { doveadm }) => {
      const { command, parameters } = input;
      // The check of the record refuses anything but an object.
      const args = { command, parameters: parameters as Readonly<Record<string, unknown>> | null | undefined };
      const result = await runForHost(doveadm, input, rawCommand, args);
      return { ...result, rows: result.value };
    },
  },
};
