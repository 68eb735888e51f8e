import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createYoga } from 'graphql-yoga';
import { PEOPLE_SDL } from './subgraphs.ts';

const FEDERATION = `
  directive @link(url: String!, import: [String!]) on SCHEMA
  directive @key(fields: String!) on OBJECT
  directive @shareable on OBJECT
  scalar _Any
  union _Entity = Employee | User
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
`;

/** The subgraph of another team, as a server: an employee for each of these mail accounts. */
export class People {
  readonly #server: Server;

  constructor(accounts: readonly string[]) {
    const badges = new Map(accounts.map((name, index) => [name, `badge ${String(index)}`]));
    const employees = accounts.map((name) => ({ id: `E-${name}`, badge: badges.get(name), account: { name, badge: badges.get(name) } }));
    const schema = makeExecutableSchema({
      typeDefs: [PEOPLE_SDL, FEDERATION],
      resolvers: {
        Query: {
          employees: (_: unknown, { first }: { first: number }) => ({
            nodes: employees.slice(0, first),
            pageInfo: { hasNextPage: employees.length > first, hasPreviousPage: false, startCursor: null, endCursor: null },
          }),
          node: (_: unknown, { id }: { id: string }) => employees.find((one) => one.id === id),
          _entities: (_: unknown, { representations }: { representations: Record<string, string>[] }) =>
            representations.map(({ __typename, name = '', id }) =>
              __typename === 'User' ? { __typename, name, badge: badges.get(name) } : employees.find((one) => one.id === id),
            ),
        },
        Node: { __resolveType: () => 'Employee' },
        _Entity: { __resolveType: ({ __typename = 'Employee' }: { __typename?: string }) => __typename },
      },
    });
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- yoga handles its own errors
    this.#server = createServer(createYoga({ schema, logging: false }));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/graphql`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
