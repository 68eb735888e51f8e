import { readFileSync } from 'node:fs';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { Kind, print, printSchema, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { SDL_FOLDER } from './schema-folder.ts';

/**
 * The SDL of this API as a subgraph of Apollo Federation 2: the schema with the directives of `schema/federation/subgraph.graphql`. Without
 * `Query.node`, which every subgraph in the style of Relay has, and whose ids only its own subgraph can read. Without `@defer` and `@stream`,
 * which are the federated gateway's own.
 * @param schema without the fields of federation itself
 */
export function subgraphSdl(schema: GraphQLSchema): string {
  const directives = readFileSync(new URL('federation/subgraph.graphql', SDL_FOLDER), 'utf8');
  return `${print(reduce(mergeTypeDefs([printSchema(schema), directives])))}\n`;
}

function reduce(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.DIRECTIVE_DEFINITION]: ({ name }) => (name.value === 'defer' || name.value === 'stream' ? null : false),
    [Kind.OBJECT_TYPE_DEFINITION]: (type) =>
      type.name.value === 'Query' ? { ...type, fields: type.fields?.filter(({ name }) => name.value !== 'node') ?? [] } : false,
  });
}
