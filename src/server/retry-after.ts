import type { GraphQLError } from 'graphql';
import { type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';

/** Errors that say "not now" of the gateway or its hosts. */
const NOT_NOW: ReadonlySet<ErrorCode> = new Set(['OVERLOADED', 'UPSTREAM_UNAVAILABLE', 'RATE_LIMITED']);

/**
 * HTTP 503 (or 429) with Retry-After where nothing at all was answered because of load or a host that is down, so that clients and proxies
 * which look no further than the status come back later. An answer in part is an answer.
 */
export const turnedAwayPlugin: Plugin = {
  onExecute: () => ({
    onExecuteDone: ({ result, setResult }) => {
      if (Symbol.asyncIterator in result) return;
      const http = turnedAway(result);
      if (http !== null) setResult({ ...result, extensions: { ...result.extensions, http } });
    },
  }),
};

function turnedAway({ data, errors = [] }: ExecutionResult): { status: number; headers: Record<string, string> } | null {
  if (errors.length === 0 || Object.values(data ?? {}).some((value) => value !== null)) return null;
  const causes = errors.map(causeOf);
  if (!causes.every((cause) => cause !== null && NOT_NOW.has(cause.code))) return null;
  const seconds = Math.max(1, ...causes.map((cause) => cause?.subject.retryAfterSeconds ?? 1));
  const status = causes.every((cause) => cause?.code === 'RATE_LIMITED') ? 429 : 503;
  return { status, headers: { 'retry-after': String(seconds) } };
}

function causeOf(error: GraphQLError): CodedError | null {
  const cause: unknown = error.originalError;
  return cause instanceof CodedError ? cause : null;
}
