import { parseArgs } from 'node:util';
import { printSchema } from 'graphql';
import type { CliCommand } from './command.ts';

export const schema: CliCommand = {
  summary: 'Print the GraphQL schema.',
  usage: `[--federation]

  --federation  as a subgraph of Apollo Federation 2, for composition; see docs/federation.md`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { federation: { type: 'boolean' } } });
    const { createSchema, createSubgraphSdl } = await import('../schema.ts');
    io.stdout.write(values.federation === true ? createSubgraphSdl() : `${printSchema(createSchema())}\n`);
    return 0;
  },
};
