import type { ExecutionResult, GraphQLError } from 'graphql';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';

/** Errors that mean "not now" for the gateway or its hosts. */
const NOT_NOW: ReadonlySet<ErrorCode> = new Set(['OVERLOADED', 'UPSTREAM_UNAVAILABLE', 'RATE_LIMITED']);

/**
 * Gives a result the HTTP status 503 (or 429) and Retry-After when nothing at all was answered because of load or a host that is down.
 * Clients and proxies that check only the status then retry later. A partial answer keeps its status.
 */
export function withRetryAfter(result: ExecutionResult): ExecutionResult {
  const http = turnedAway(result);
  return http === null ? result : { ...result, extensions: { ...result.extensions, http } };
}

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
