import { rawCommand as rawCommand } from '../doveadm/commands/raw.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { payload } from '../model/change/payload.ts';

export const rawResolvers: Resolvers = {
  Mutation: {
    doveadm: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const { command, parameters, confirm } = input;
      // What is no object is refused by the check of the record.
      const given = { command, parameters: (parameters ?? undefined) as Readonly<Record<string, unknown>> | undefined };
      const written = await doveadm.run(rawCommand, given, { host: server.name, confirm: confirm ?? undefined });
      return payload(written, { server, rows: written.value });
    },
  },
};
