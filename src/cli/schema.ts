import { parseArgs } from 'node:util';
import { printSchema } from 'graphql';
import type { CliCommand } from './command.ts';

export const schema: CliCommand = {
  summary: 'Print the GraphQL schema.',
  usage: '',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const { createSchema } = await import('../schema.ts');
    io.stdout.write(`${printSchema(createSchema())}\n`);
    return 0;
  },
};
