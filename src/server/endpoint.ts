import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NoSchemaIntrospectionCustomRule, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { createPrincipal } from '../access/principal.ts';
import type { PolicyStore } from '../access/policy-file.ts';
import type { ClaimSettings } from '../access/claims.ts';
import type { TokenVerifier } from '../access/token.ts';
import type { RequestContext } from '../context.ts';
import { Doveadm, type GatewayOptions } from '../gateway.ts';
import { presentError, presentRequestError } from './present-error.ts';

export interface EndpointOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: GatewayOptions;
  readonly verify: TokenVerifier;
  readonly policy: PolicyStore;
  readonly claims: ClaimSettings;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly corsOrigins: readonly string[];
  readonly log: Logger;
}

interface NodeContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

export type Endpoint = YogaServerInstance<NodeContext, RequestContext>;

/** The GraphQL endpoint: who asks is known before anything of the query is looked at. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const report = (error: unknown): void => {
    options.log.error({ err: error }, 'a fault of the gateway');
  };
  return createYoga<NodeContext, RequestContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    batching: false,
    graphiql: options.graphiql,
    cors: options.corsOrigins.length === 0 ? false : { origin: [...options.corsOrigins], methods: ['POST'], credentials: false },
    logging: false,
    maskedErrors: { maskError: (error) => presentError(error, report) },
    context: async ({ request, req }) => {
      const requestId = randomUUID();
      try {
        const claims = await options.verify(request.headers.get('authorization'));
        const principal = createPrincipal(claims, options.policy.current(), options.claims);
        const caller = { principal, requestId, remoteAddress: req.socket.remoteAddress ?? null, signal: request.signal };
        return { doveadm: new Doveadm(options.gateway, caller), requestId };
      } catch (error) {
        throw presentRequestError(error, report);
      }
    },
    plugins: [requestIdPlugin, ...(options.introspection ? [] : [noIntrospectionPlugin])],
  });
}

/** `extensions.requestId` of every answer: the id that finds the request in the gateway's and in Dovecot's log. */
const requestIdPlugin: Plugin<RequestContext> = {
  onExecute: ({ args }) => ({
    onExecuteDone: ({ result, setResult }) => {
      if (Symbol.asyncIterator in result) return;
      const { requestId } = args.contextValue as RequestContext;
      setResult({ ...result, extensions: { ...result.extensions, requestId } });
    },
  }),
};

const noIntrospectionPlugin: Plugin = {
  onValidate: ({ addValidationRule }) => {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};
