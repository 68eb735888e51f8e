import { ApolloGateway, RemoteGraphQLDataSource, type GatewayConfig } from '@apollo/gateway';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { parse, type ExecutionResult } from 'graphql';

/** A federated gateway in front of the subgraphs of a supergraph. */
export interface FederatedGateway {
  readonly name: string;
  ask(query: string, token: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  close(): Promise<unknown>;
}

/** Sends the caller's token on, as docs/federation.md shows it. */
class Authenticated extends RemoteGraphQLDataSource<{ token?: string }> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource<{ token?: string }>['willSendRequest']>>[0]): void {
    if (context.token !== undefined) request.http?.headers.set('authorization', `Bearer ${context.token}`);
  }
}

export async function startApollo(supergraphSdl: string): Promise<FederatedGateway> {
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService: ({ url = '' }) => new Authenticated({ url }),
  } satisfies GatewayConfig);
  const { schema, executor } = await gateway.load();
  return {
    name: '@apollo/gateway',
    async ask(query, token, variables = {}) {
      const request = { query, variables };
      const document = parse(query);
      const context = { schema, document, request, queryHash: query, context: { token }, logger: quiet, operationName: null, metrics: {} };
      return JSON.parse(JSON.stringify(await executor(context as never))) as ExecutionResult;
    },
    close: () => gateway.stop(),
  };
}

export type HiveGateway = FederatedGateway & {
  subscribe(query: string, token: string, variables: object, signal: AbortSignal): Promise<Response>;
};

export function startHive(supergraph: string): HiveGateway {
  const runtime = createGatewayRuntime({
    supergraph,
    logging: false,
    propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') ?? '' }) },
  });
  const send = async (query: string, token: string, variables: object, accept: string, signal?: AbortSignal): Promise<Response> =>
    runtime.fetch('http://hive.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, accept },
      body: JSON.stringify({ query, variables }),
      ...(signal === undefined ? {} : { signal }),
    });
  return {
    name: '@graphql-hive/gateway-runtime',
    ask: async (query, token, variables = {}) =>
      (await send(query, token, variables, 'application/json')).json() as Promise<ExecutionResult>,
    subscribe: (query, token, variables, signal) => send(query, token, variables, 'text/event-stream', signal),
    close: async () => {
      await runtime[Symbol.asyncDispose]();
    },
  };
}
