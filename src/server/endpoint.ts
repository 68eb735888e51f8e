import {
  execute,
  Kind,
  parse,
  NoSchemaIntrospectionCustomRule,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type ParseOptions,
} from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { useDeferStream } from '@graphql-yoga/plugin-defer-stream';
import type { RequestContext } from '../context.ts';
import { withRetryAfter } from './retry-after.ts';
import { assertLiteralsFit, assertTextFits, assertVariablesFit } from '../limits/input-limits.ts';
import { assertQueryFits } from '../limits/query-limits.ts';
import { executeInParts, isSentInParts } from './answer-in-parts.ts';
import { authenticationPlugin } from './authentication-plugin.ts';
import type { EndpointOptions, RequestLimits } from './endpoint-options.ts';
import type { ServerContext } from './server-context.ts';
import { httpGuardPlugin } from './http-guard.ts';
import { jsonBodyPlugin } from './json-body.ts';
import { boundSending } from './sending.ts';
import { subscriptionPlugin } from './subscription-plugin.ts';
import { locateError } from './locate-error.ts';
import { longAnswerPlugin } from './long-answer.ts';
import { presentError, withoutSuggestion } from './present-error.ts';
import { persistedQueryPlugin, trustedDocumentsPlugin } from './trusted-documents.ts';

export type Endpoint = YogaServerInstance<ServerContext, RequestContext>;

/** The GraphQL endpoint. It identifies the caller before it reads anything of the query. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const report = (error: unknown): void => {
    options.log.error({ err: error }, 'a fault of the gateway');
  };
  return createYoga<ServerContext, RequestContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    batching: false,
    // jsonBodyPlugin limits the size.
    maxRequestBodySize: false,
    extraParamNames: options.trustedDocuments === null ? [] : ['documentId'],
    // Yoga's cache keeps the last result for a document, even if the result depended on the caller: see validationCachePlugin.
    parserAndValidationCache: { validationCache: false },
    graphiql: false,
    cors: options.corsOrigins.length === 0 ? false : { origin: [...options.corsOrigins], methods: ['POST'], credentials: false },
    logging: false,
    maskedErrors: { maskError: (error) => presentError(error, report) },
    context: ({ admitted }) => {
      if (admitted === undefined) throw new Error('a request was not authenticated');
      return admitted.context;
    },
    plugins: [
      httpGuardPlugin({ cors: options.corsOrigins.length > 0, graphiql: options.graphiql, subscriptionsByGet: options.federation }),
      executionPlugin(report),
      authenticationPlugin(options, report),
      subscriptionPlugin(report),
      jsonBodyPlugin(options.limits.bodyBytes),
      persistedQueryPlugin(options.trustedDocuments),
      ...(options.trustedDocuments === null ? [] : [trustedDocumentsPlugin(options.trustedDocuments)]),
      queryLimitsPlugin(options.limits),
      useDeferStream(),
      validationCachePlugin(),
      ...(options.introspection ? [] : [introspectionPlugin()]),
      extensionsPlugin(report, options.introspection),
      longAnswerPlugin(),
      options.telemetry.plugin(),
      sendingPlugin(options.requestTimeoutMs),
    ],
  });
}

/**
 * Adds to the `extensions` of every answer the request's id, which finds it in the gateway's and in Dovecot's log, and its cost. Validation
 * errors pass through here only.
 */
function extensionsPlugin(report: (error: unknown) => void, introspection: boolean): Plugin<object, ServerContext> {
  return {
    onResultProcess: (event) => {
      const { result, serverContext } = event;
      const { context } = serverContext.admitted ?? {};
      if (context === undefined || Array.isArray(result) || Symbol.asyncIterator in result) return;
      const { requestId, budget } = context;
      const cost = { commands: budget.commands, limit: budget.limit };
      const { errors, extensions } = result as ExecutionResult;
      const suggestions = introspection || context.doveadm.can('SCHEMA_READ', null).allowed;
      const presented = errors
        ?.map((error) => (error.extensions.code === 'GRAPHQL_VALIDATION_FAILED' ? presentError(error, report) : error))
        .map((error) => (suggestions ? error : withoutSuggestion(error)));
      const about = extensions === undefined ? { requestId, cost } : { ...extensions, requestId, cost };
      event.setResult(presented === undefined ? { ...result, extensions: about } : { ...result, errors: presented, extensions: about });
    },
  };
}

/**
 * graphql-js keeps the fields of an answer in the order of the query, as the specification requires. Yoga's executor returns them as they
 * resolve.
 */
function executionPlugin(report: (error: unknown) => void): Plugin {
  return {
    onExecute: ({ setExecuteFn }) => {
      setExecuteFn((args: ExecutionArgs) => {
        if (isSentInParts(args)) return executeInParts(args, report);
        const { answer } = args.contextValue as RequestContext;
        const present = (result: ExecutionResult): ExecutionResult => withRetryAfter(answer.resultOf(result));
        const result = answer.turn.run(() => execute(args));
        return result instanceof Promise ? result.then((settled) => answer.turn.run(() => present(settled))) : present(result);
      });
    },
  };
}

/** A client may take as long to read its answer as the request may take. A stream must not stall for that long. */
function sendingPlugin(requestTimeoutMs: number): Plugin<object, ServerContext> {
  return {
    onResponse: ({ response, serverContext }) => {
      const type = response.headers.get('content-type') ?? '';
      const isStream = type.startsWith('text/event-stream');
      // A proxy such as nginx would collect events and parts before it sends them on.
      if (isStream || type.startsWith('multipart/mixed')) response.headers.set('x-accel-buffering', 'no');
      boundSending(serverContext.res, { totalMs: isStream ? null : requestTimeoutMs, stalledMs: requestTimeoutMs });
    },
  };
}

function queryLimitsPlugin({ query, tokens }: RequestLimits): Plugin {
  // Yoga parses a text once, and measuring its document once is enough.
  const fitting = new WeakSet<DocumentNode>();
  return {
    onParams: ({ params }) => {
      assertVariablesFit(params.variables);
    },
    onParse: (event) => {
      event.setParseFn((source, parseOptions) => {
        assertTextFits(source as string);
        return parse(source as string, { ...(parseOptions as ParseOptions | undefined), maxLexicalTokens: tokens });
      });
      return ({ result }) => {
        if (!isDocument(result) || fitting.has(result)) return;
        assertQueryFits(result, query);
        assertLiteralsFit(result);
        fitting.add(result);
      };
    },
  };
}

/** Validates a document once, by the rules that do not depend on the caller. Validation took a seventh of a small query's CPU time. */
function validationCachePlugin(): Plugin {
  const known = new WeakMap<DocumentNode, ReturnType<typeof validate>>();
  return {
    onValidate: ({ setValidationFn, validateFn }) => {
      setValidationFn((...args: Parameters<typeof validate>) => {
        const [, document] = args;
        const errors = known.get(document) ?? (validateFn as typeof validate)(...args).map((error) => locateError(error, document));
        known.set(document, errors);
        return errors;
      });
    },
  };
}

function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === Kind.DOCUMENT;
}

/** When introspection is not public, reading the schema needs a permission. */
function introspectionPlugin(): Plugin<ServerContext> {
  return {
    onValidate: (event) => {
      const { params, context } = event;
      if (context.admitted?.context.doveadm.can('SCHEMA_READ', null).allowed === true) return;
      const { schema, documentAST } = params as { schema: GraphQLSchema; documentAST: DocumentNode };
      const errors = validate(schema, documentAST, [NoSchemaIntrospectionCustomRule]);
      if (errors.length > 0) event.setResult(errors);
    },
  };
}
