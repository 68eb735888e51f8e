import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Turn } from '../limits/turns.ts';
import type { LongAnswer, ServerContext } from './server-context.ts';

/** Bytes of an answer that is written in pieces. Writing it whole would hold the event loop for milliseconds. */
const LONG = 256 * 1024;
/** How long one piece may take, in milliseconds. */
const PIECE_MS = 4;

/** Writes the JSON of long answers in turns of the event loop. */
export function longAnswerPlugin(): Plugin<object, ServerContext> {
  return {
    onResultProcess: (event) => {
      const { result, serverContext } = event;
      const { answer } = serverContext.admitted?.context ?? {};
      if (answer === undefined || answer.bytes < LONG || Array.isArray(result) || Symbol.asyncIterator in result) return undefined;
      const { data } = result as ExecutionResult;
      if (data === null || data === undefined) return undefined;
      return writeJson(data, answer.turn).then((pieces) => {
        const longAnswer: LongAnswer = { data: pieces, rest: '' };
        serverContext.longAnswer = longAnswer;
        event.setResult({
          ...result,
          data: null,
          // Yoga writes this text as the body, which `onResponse` replaces.
          stringify: (presented: ExecutionResult) => {
            longAnswer.rest = JSON.stringify({ ...presented, data: undefined });
            return '';
          },
        } as ExecutionResult);
      });
    },
    onResponse: (event) => {
      const { response, serverContext, fetchAPI } = event;
      if (serverContext.longAnswer === undefined) return;
      const { data, rest } = serverContext.longAnswer;
      const chunks = [Buffer.from('{"data":'), ...data, Buffer.from(rest === '{}' ? '}' : `,${rest.slice(1)}`)];
      const headers = new fetchAPI.Headers(response.headers);
      headers.set('content-length', String(chunks.reduce((sum, { length }) => sum + length, 0)));
      const body = new fetchAPI.ReadableStream<Buffer>({
        start: (stream) => {
          for (const chunk of chunks) stream.enqueue(chunk);
          stream.close();
        },
      });
      event.setResponse(new fetchAPI.Response(body, { status: response.status, headers }));
    },
  };
}

/** A value's JSON, in pieces. The value is one that JSON can hold. */
export async function writeJson(value: unknown, turn: Turn): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const pieces = jsonPieces(value);
  const write = (): boolean => {
    const startedAt = performance.now();
    let text = '';
    for (let next = pieces.next(); ; next = pieces.next()) {
      if (next.done !== true) text += next.value;
      if (next.done !== true && performance.now() - startedAt < PIECE_MS) continue;
      chunks.push(Buffer.from(text));
      return next.done === true;
    }
  };
  while (!(await turn.run(write)));
  return chunks;
}

function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield index === 0 ? '[' : ',';
      yield* jsonPieces(item);
    }
    yield value.length === 0 ? '[]' : ']';
  } else if (typeof value === 'object' && value !== null && !('toJSON' in value)) {
    let isFirst = true;
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${isFirst ? '{' : ','}${JSON.stringify(key)}:`;
      isFirst = false;
      yield* jsonPieces(item);
    }
    yield isFirst ? '{}' : '}';
  } else yield JSON.stringify(value);
}
