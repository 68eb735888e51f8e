import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { GraphQLContext } from './context.ts';
import type { Resolvers } from './generated/graphql.ts';
import { meterAnswers } from './limits/answer-meter.ts';
import { entityResolvers, serviceResolvers } from './resolvers/entity.ts';
import { resolvers } from './resolvers/index.ts';
import { describeCommands, inheritDescriptions } from './schema-descriptions.ts';
import { byNeed, orderInputs } from './schema-order.ts';
import { SDL_FOLDER } from './schema-folder.ts';
import { subgraphSdl } from './schema-subgraph.ts';

/** The whole SDL as one text. */
export function typeDefs(): string {
  const files = readdirSync(SDL_FOLDER).filter((name) => name.endsWith('.graphql'));
  return files
    .sort(byNeed)
    .map((name) => readFileSync(new URL(name, SDL_FOLDER), 'utf8'))
    .join('\n');
}

/** Of a subgraph of Apollo Federation. */
export interface SubgraphOptions {
  /** Whether every caller may read its SDL. @default false */
  readonly introspection?: boolean;
}

/** By their options. Nothing changes a schema after it was built, and building one takes a fifth of a second. */
const schemas = new Map<string, GraphQLSchema>();

/** The executable schema. @param subgraph adds `_service` and `_entities` @default null */
export function createSchema(subgraph: SubgraphOptions | null = null): GraphQLSchema {
  const key = JSON.stringify(subgraph);
  const schema = schemas.get(key) ?? createNew(subgraph);
  schemas.set(key, schema);
  return schema;
}

function createNew(subgraph: SubgraphOptions | null): GraphQLSchema {
  const own = { typeDefs: typeDefs(), resolvers };
  if (subgraph === null) return build([own]);
  const federation = {
    typeDefs: readFileSync(new URL('federation/entity.graphql', SDL_FOLDER), 'utf8'),
    resolvers: [entityResolvers, serviceResolvers(createSubgraphSdl(), subgraph.introspection === true)],
  };
  return build([own, federation]);
}

/** The SDL for the composition of a supergraph. */
export function createSubgraphSdl(): string {
  return subgraphSdl(createSchema());
}

function build(parts: readonly { readonly typeDefs: string; readonly resolvers: readonly Resolvers[] }[]): GraphQLSchema {
  const schema = makeExecutableSchema<GraphQLContext>({
    typeDefs: parts.map((part) => part.typeDefs),
    resolvers: parts.flatMap((part) => part.resolvers) as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'ignore' },
  });
  return meterAnswers(orderInputs(describeCommands(inheritDescriptions(schema))));
}
