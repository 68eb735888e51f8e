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
import { Deadline } from '../doveadm/deadline.ts';
import { Doveadm, type GatewayOptions } from '../gateway.ts';
import { turnedAwayPlugin } from './turned-away.ts';
import { presentError, presentRequestError } from './present-error.ts';

export interface EndpointOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: GatewayOptions;
  readonly verify: TokenVerifier;
  readonly policy: PolicyStore;
  readonly claims: ClaimSettings;
  readonly introspection: boolean;
  readonly corsOrigins: readonly string[];
  readonly requestTimeoutMs: number;
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
  const contexts = new WeakMap<Request, RequestContext>();
  return createYoga<NodeContext, RequestContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    batching: false,
    graphiql: false,
    cors: options.corsOrigins.length === 0 ? false : { origin: [...options.corsOrigins], methods: ['POST'], credentials: false },
    logging: false,
    maskedErrors: { maskError: (error) => presentError(error, report) },
    context: ({ request }) => {
      const context = contexts.get(request);
      if (context === undefined) throw new Error('a request was not authenticated');
      return context;
    },
    plugins: [
      authenticationPlugin(options, contexts, report),
      requestIdPlugin,
      turnedAwayPlugin,
      ...(options.introspection ? [] : [noIntrospectionPlugin]),
    ],
  });
}

/** Verifies the token before the body is read, so that whoever has none learns nothing, not even whether a field exists. */
function authenticationPlugin(
  { verify, policy, claims, gateway, requestTimeoutMs }: EndpointOptions,
  contexts: WeakMap<Request, RequestContext>,
  report: (error: unknown) => void,
): Plugin<RequestContext, NodeContext> {
  return {
    onRequestParse: async ({ request, serverContext, endResponse, fetchAPI }) => {
      const requestId = randomUUID();
      try {
        const principal = createPrincipal(await verify(request.headers.get('authorization')), policy.current(), claims);
        const remoteAddress = serverContext.req.socket.remoteAddress ?? null;
        const deadline = new Deadline(requestTimeoutMs);
        serverContext.res.once('close', () => {
          deadline.end();
        });
        const doveadm = new Doveadm(gateway, { principal, requestId, remoteAddress, signal: request.signal, deadline });
        contexts.set(request, { doveadm, requestId });
      } catch (error) {
        const presented = presentRequestError(error, report);
        const { http, ...extensions } = presented.extensions as { http: { status: number; headers?: Record<string, string> } };
        endResponse(
          new fetchAPI.Response(JSON.stringify({ errors: [{ message: presented.message, extensions }], extensions: { requestId } }), {
            status: http.status,
            headers: { 'content-type': 'application/json; charset=utf-8', ...http.headers },
          }),
        );
      }
    },
  };
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
