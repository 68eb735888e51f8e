import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GraphQLContext } from '../context.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { Lease } from '../limits/shared-resource.ts';

/** What a subscription takes and gives back while it is open. */
export interface Stream {
  /** Its place among running requests: given back, since it counts as a stream. */
  readonly running: Lease;
  readonly streams: Lease;
  /** Its clock stops. When the request is cancelled, the stream ends. */
  readonly deadline: Deadline;
}

/**
 * Counts a subscription as a stream of its principal instead of a request, measures each of its events, and ends it when it is cancelled.
 */
export function subscriptionPlugin(streams: WeakMap<Request, Stream>): Plugin {
  return {
    onSubscribe: ({ subscribeFn, setSubscribeFn }) => {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const context = args.contextValue as GraphQLContext;
        const stream = context.request === undefined ? undefined : streams.get(context.request);
        if (stream === undefined) throw new Error('a subscription was not authenticated');
        try {
          stream.streams.take(1);
        } catch (error) {
          return { errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] };
        }
        stream.running.giveBack(1);
        stream.deadline.end();
        const source = (await subscribeFn(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
        return Symbol.asyncIterator in source ? eventsOf(source, context, stream.deadline.signal) : source;
      });
    },
  };
}

async function* eventsOf(
  source: AsyncIterable<ExecutionResult>,
  { answer }: GraphQLContext,
  cancelled: AbortSignal,
): AsyncGenerator<ExecutionResult> {
  const iterator = source[Symbol.asyncIterator]();
  const ended = new Promise<{ readonly done: true }>((resolve) => {
    cancelled.addEventListener('abort', () => resolve({ done: true }), { once: true });
  });
  try {
    for (;;) {
      answer.restart();
      const next = await Promise.race([iterator.next(), ended]);
      if (next.done === true) return;
      yield answer.resultOf(next.value);
    }
  } finally {
    void iterator.return?.();
  }
}
