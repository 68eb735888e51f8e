import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GraphQLContext } from '../context.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { ServerContext, Stream } from './server-context.ts';
import { presentError } from './present-error.ts';

/** How often a stream is checked for whether its token is still good. */
const CHECK_MS = 2_000;

/**
 * Counts a subscription as a stream of its principal instead of a request, measures each of its events, and ends it when it is
 * cancelled, or when its token is not good any more: then with the error as its last event.
 */
export function subscriptionPlugin(report: (error: unknown) => void): Plugin {
  return {
    onSubscribe: ({ subscribeFn, setSubscribeFn }) => {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const context = args.contextValue as GraphQLContext & ServerContext;
        const stream = context.admitted?.stream;
        if (stream === undefined) throw new Error('a subscription was not authenticated');
        try {
          stream.streams.take(1);
        } catch (error) {
          return { errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] };
        }
        stream.running.giveBack(1);
        stream.deadline.lift();
        const source = (await subscribeFn(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
        return Symbol.asyncIterator in source ? eventsOf(source, context, stream, report) : source;
      });
    },
  };
}

async function* eventsOf(
  source: AsyncIterable<ExecutionResult>,
  { answer }: GraphQLContext,
  { deadline, mayGoOn, expiresAt }: Stream,
  report: (error: unknown) => void,
): AsyncGenerator<ExecutionResult> {
  const iterator = source[Symbol.asyncIterator]();
  const ended = new Promise<null>((resolve) => {
    deadline.ended.addEventListener('abort', () => resolve(null), { once: true });
  });
  let timer: NodeJS.Timeout | undefined;
  const refused = new Promise<CodedError>((resolve) => {
    const check = (): void => {
      mayGoOn().then((refusal) => (refusal === null ? checkLater() : resolve(refusal)), report);
    };
    const checkLater = (): void => {
      timer = setTimeout(check, Math.max(0, Math.min(CHECK_MS, expiresAt - Date.now()))).unref();
    };
    checkLater();
  });
  const errorOf = (error: unknown): ExecutionResult => {
    const original = error instanceof Error ? error : new Error(String(error));
    return { errors: [presentError(new GraphQLError(original.message, { originalError: original }), report)] };
  };
  try {
    for (;;) {
      answer.restart();
      const next = await Promise.race([iterator.next(), ended, refused]);
      if (next instanceof CodedError) yield errorOf(next);
      if (next === null || next instanceof CodedError || next.done === true) return;
      yield answer.resultOf(next.value);
    }
  } catch (error) {
    // A source that fails while it is open, for instance because its reader is too slow.
    yield errorOf(error);
  } finally {
    clearTimeout(timer);
    deadline.cancel(new CodedError('CANCELLED', 'The stream has ended.'));
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
