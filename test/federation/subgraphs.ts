import { composeServices as composeApollo } from '@apollo/composition';
import { composeServices as composeGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** The composers that these tests use, with the same promise: a supergraph, or the errors of the composition. */
export const COMPOSERS = { '@apollo/composition': composeApollo, '@theguild/federation-composition': composeGuild } as const;
export type Composer = keyof typeof COMPOSERS;

export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** @throws Error with what the composer says against it */
export function compose(composer: Composer, subgraphs: readonly Subgraph[]): string {
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors = [] } = COMPOSERS[composer](services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** A subgraph of another team, in the style of Relay: it has a `node` and a `PageInfo` of its own, and knows mail accounts by name. */
export const PEOPLE_SDL = `
  schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"]) { query: Query }
  type Query {
    employees(first: Int!): EmployeeConnection!
    node(id: ID!): Node
  }
  interface Node { id: ID! }
  type Employee implements Node @key(fields: "id") { id: ID!  badge: String!  account: User!  }
  type EmployeeConnection { nodes: [Employee!]!  pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
  type User @key(fields: "name") { name: String!  badge: String }
`;
