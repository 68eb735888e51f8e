import { normalizedExecutor } from '@graphql-tools/executor';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import { mayBeSentInParts } from './count-parts.ts';
import type { ServerContext } from './server-context.ts';
import { presentError } from './present-error.ts';
import { withRetryAfter } from './retry-after.ts';

/** A deferred fragment, or items of a streamed list. */
interface Increment {
  readonly path?: readonly (string | number)[];
  readonly label?: string;
  readonly data?: unknown;
  readonly items?: unknown;
  readonly errors?: readonly GraphQLError[];
}

/** One part of an answer: the first one, or one with increments. */
export type Part = ExecutionResult & { readonly hasNext?: boolean; readonly incremental?: readonly Increment[] };

/**
 * Whether the answer is sent in parts, as `@defer` and `@stream` say. Only for clients that accept it. Any other client gets the whole
 * answer, which the two directives allow.
 */
export function isSentInParts({ schema, document, contextValue }: ExecutionArgs): boolean {
  const { req } = contextValue as Partial<ServerContext>;
  return /multipart\/mixed|text\/event-stream/.test(req?.headers.accept ?? '') && mayBeSentInParts(schema, document);
}

/** Executes a query with `@defer` or `@stream`. graphql-js 16 ignores them. */
export async function executeInParts(
  args: ExecutionArgs,
  report: (error: unknown) => void,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const context = args.contextValue as GraphQLContext;
  const result = await normalizedExecutor({ ...args, contextValue: { ...context, inParts: true } });
  if (Symbol.asyncIterator in result) return partsOf(result, context, report);
  return withRetryAfter(context.answer.resultOf(result as ExecutionResult));
}

async function* partsOf(
  source: AsyncIterable<Part>,
  { answer, requestId, budget }: GraphQLContext,
  report: (error: unknown) => void,
): AsyncGenerator<Part> {
  for await (const part of source) {
    const { overflow } = answer;
    if (overflow !== null) {
      // What follows would hold nothing but this error.
      const increments = part.incremental?.map(({ path = [], label }) => ({
        ...{ path, ...(label === undefined ? {} : { label }), data: null },
        errors: [presentError(overflow, report)],
      }));
      yield increments === undefined ? { data: null, errors: [overflow], hasNext: false } : { incremental: increments, hasNext: false };
      return;
    }
    const missing = answer.takeMissing();
    const incremental = part.incremental?.map(({ errors = [], ...rest }, index) => {
      const all = index === 0 ? [...errors, ...missing] : errors;
      return all.length === 0 ? rest : { ...rest, errors: all.map((error) => presentError(error, report)) };
    });
    const cost = { commands: budget.commands, limit: budget.limit };
    yield {
      ...part,
      ...(incremental !== undefined ? { incremental } : missing.length > 0 ? { errors: [...(part.errors ?? []), ...missing] } : {}),
      ...(part.hasNext === true && part.incremental !== undefined ? {} : { extensions: { requestId, cost } }),
    };
  }
}
