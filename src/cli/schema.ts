import { parseArgs } from 'node:util';
import type { CliCommand } from './command.ts';

export const schema: CliCommand = {
  summary: 'Print the GraphQL schema.',
  usage: '',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const { typeDefs } = await import('../schema.ts');
    io.stdout.write(`${typeDefs().trimEnd()}\n`);
    return 0;
  },
};
