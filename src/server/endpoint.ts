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
import { createYoga, type Plugin, type YogaInitialContext, type YogaServerInstance } from 'graphql-yoga';
import { useDeferStream } from '@graphql-yoga/plugin-defer-stream';
import type { RequestContext } from '../context.ts';
import { turnedAwayPlugin } from './retry-after.ts';
import { assertLiteralsFit, assertTextFits, assertVariablesFit } from '../limits/input-limits.ts';
import { assertQueryFits } from '../limits/query-limits.ts';
import { executeInParts, isSentInParts } from './answer-in-parts.ts';
import { authenticationPlugin } from './authentication-plugin.ts';
import type { EndpointOptions, NodeContext, RequestLimits } from './endpoint-options.ts';
import { httpGuardPlugin } from './http-guard.ts';
import { jsonBodyPlugin, type BodyBounds } from './json-body.ts';
import { boundSending } from './sending.ts';
import { subscriptionPlugin, type Stream } from './subscription-plugin.ts';
import { locateError } from './locate-error.ts';
import { longAnswerPlugin } from './long-answer.ts';
import { presentError, withoutSuggestion } from './present-error.ts';
import { persistedQueryPlugin, trustedDocumentsPlugin } from './trusted-documents.ts';

export type Endpoint = YogaServerInstance<NodeContext, RequestContext>;

/** The GraphQL endpoint. It identifies the caller before it reads anything of the query. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const report = (error: unknown): void => {
    options.log.error({ err: error }, 'a fault of the gateway');
  };
  const contexts = new WeakMap<Request, RequestContext>();
  const bounds = new WeakMap<Request, BodyBounds>();
  const streams = new WeakMap<Request, Stream>();
  return createYoga<NodeContext, RequestContext>({
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
    context: ({ request }) => {
      const context = contexts.get(request);
      if (context === undefined) throw new Error('a request was not authenticated');
      return context;
    },
    plugins: [
      httpGuardPlugin({ cors: options.corsOrigins.length > 0, graphiql: options.graphiql, subscriptionsByGet: options.federation }),
      executionPlugin(report),
      authenticationPlugin(options, contexts, bounds, streams, report),
      subscriptionPlugin(streams, report),
      jsonBodyPlugin((request) => bounds.get(request) ?? { maxBytes: options.limits.bodyBytes }),
      persistedQueryPlugin(options.trustedDocuments),
      ...(options.trustedDocuments === null ? [] : [trustedDocumentsPlugin(options.trustedDocuments)]),
      queryLimitsPlugin(options.limits),
      useDeferStream(),
      validationCachePlugin(),
      turnedAwayPlugin,
      ...(options.introspection ? [] : [introspectionPlugin(contexts)]),
      extensionsPlugin(contexts, report, options.introspection),
      longAnswerPlugin(contexts),
      options.telemetry.plugin(),
      sendingPlugin(options.requestTimeoutMs),
    ],
  });
}

/**
 * Adds to the `extensions` of every answer the request's id, which finds it in the gateway's and in Dovecot's log, and its cost. Validation
 * errors pass through here only.
 */
function extensionsPlugin(contexts: WeakMap<Request, RequestContext>, report: (error: unknown) => void, introspection: boolean): Plugin {
  return {
    onResultProcess: (event) => {
      const { request, result } = event;
      const context = contexts.get(request);
      if (context === undefined || Array.isArray(result) || Symbol.asyncIterator in result) return;
      const { requestId, budget } = context;
      const cost = { commands: budget.commands, limit: budget.limit };
      const { errors, extensions, ...rest } = result as ExecutionResult;
      const suggestions = introspection || context.doveadm.can('SCHEMA_READ', null).allowed;
      const presented = errors
        ?.map((error) => (error.extensions.code === 'GRAPHQL_VALIDATION_FAILED' ? presentError(error, report) : error))
        .map((error) => (suggestions ? error : withoutSuggestion(error)));
      event.setResult({
        ...rest,
        ...(presented === undefined ? {} : { errors: presented }),
        extensions: { ...extensions, requestId, cost },
      });
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
        const result = answer.turn.run(() => execute(args));
        return result instanceof Promise
          ? result.then((settled) => answer.turn.run(() => answer.resultOf(settled)))
          : answer.resultOf(result);
      });
    },
  };
}

/** A client may take as long to read its answer as the request may take. A stream must not stall for that long. */
function sendingPlugin(requestTimeoutMs: number): Plugin<object, NodeContext> {
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
        if (!isDocument(result)) return;
        assertQueryFits(result, query);
        assertLiteralsFit(result);
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
function introspectionPlugin(contexts: WeakMap<Request, RequestContext>): Plugin<YogaInitialContext> {
  return {
    onValidate: (event) => {
      const { params, context } = event;
      if (contexts.get(context.request)?.doveadm.can('SCHEMA_READ', null).allowed === true) return;
      const { schema, documentAST } = params as { schema: GraphQLSchema; documentAST: DocumentNode };
      const errors = validate(schema, documentAST, [NoSchemaIntrospectionCustomRule]);
      if (errors.length > 0) event.setResult(errors);
    },
  };
}
