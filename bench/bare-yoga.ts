/**
 * GraphQL Yoga with the gateway's schema, in a separate process: with constant resolvers, or with resolvers written by hand for the small
 * questions, when there is a listener for doveadm's own protocol. It has no tokens, checks, limits, batches and logs.
 */
import { createServer } from 'node:http';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { createYoga } from 'graphql-yoga';
import { typeDefs } from '../src/schema.ts';
import { LinePool } from './lines.ts';
import { resolversByHand } from './resolvers-by-hand.ts';

const { DOVEADM_PORT, DOVEADM_PASSWORD = '' } = process.env;
const user = { name: 'bench0000@bench.example', home: '/home/bench0000@bench.example' };
const constant: IResolvers = { Query: { user: () => user } };
const resolvers =
  DOVEADM_PORT === undefined ? constant : resolversByHand(await LinePool.open({ port: Number(DOVEADM_PORT), password: DOVEADM_PASSWORD }));
const schema = makeExecutableSchema({
  typeDefs: typeDefs(),
  resolvers,
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
