import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { GraphQLContext } from './context.ts';
import { meterAnswers } from './limits/answer-meter.ts';
import { resolvers } from './resolvers/index.ts';
import { describeCommands } from './schema-descriptions.ts';
import { byNeed, orderInputs } from './schema-order.ts';

/** The package's own folder for the SDL, from src/ as from dist/. */
const SDL_FOLDER = new URL('../schema/', import.meta.url);

/** The whole SDL as one text. */
export function typeDefs(): string {
  const files = readdirSync(SDL_FOLDER).filter((name) => name.endsWith('.graphql'));
  return files
    .sort(byNeed)
    .map((name) => readFileSync(new URL(name, SDL_FOLDER), 'utf8'))
    .join('\n');
}

/** The executable schema. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema<GraphQLContext>({
    typeDefs: typeDefs(),
    resolvers: resolvers as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'ignore' },
  });
  return meterAnswers(orderInputs(describeCommands(schema)));
}
