/** GraphQL Yoga with the gateway's schema and constant resolvers, in a separate process. */
import { createServer } from 'node:http';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createYoga } from 'graphql-yoga';
import { typeDefs } from '../src/schema.ts';

const user = { name: 'bench0000@bench.example', home: '/home/bench0000@bench.example' };
const schema = makeExecutableSchema({
  typeDefs: typeDefs(),
  resolvers: { Query: { user: () => user } },
  resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
});
const yoga = createYoga({ schema, logging: false });
const server = createServer((req, res) => void yoga(req, res));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('unreachable');
  process.stderr.write(`listening on http://127.0.0.1:${String(address.port)}/graphql\n`);
});
process.once('SIGTERM', () => process.exit(0));
