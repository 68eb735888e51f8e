import { GraphQLError } from 'graphql';
import { CodedError, ERROR_CODES, type ErrorCode } from '../doveadm/errors.ts';

/** HTTP statuses of errors that concern the request as a whole. Every other error is part of an answer with status 200. */
const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  // Here it concerns only this principal. With 503 it would seem to concern the gateway.
  OVERLOADED: 429,
  UPSTREAM_UNAVAILABLE: 503,
};

/**
 * An error as clients see it: code, message, subject, and whether a retry makes sense. An unknown error is masked: the caller gets
 * INTERNAL, and `report` gets the full error.
 */
export function presentError(error: unknown, report: (error: unknown) => void): GraphQLError {
  const graphqlError = error instanceof GraphQLError ? error : null;
  const cause: unknown = graphqlError?.originalError ?? (graphqlError === null ? error : undefined);
  const coded = findCoded(cause);
  if (coded !== null) {
    if (coded.code === 'INTERNAL') report(coded);
    return located(graphqlError, coded.message, extensionsOf(coded));
  }
  if (graphqlError !== null && (cause === undefined || cause instanceof GraphQLError)) {
    // Errors of parsing, validation and variables: they contain only the client's own text and graphql-js's message about it.
    const { code: known, http, field } = graphqlError.extensions as { code?: unknown; http?: Http; field?: unknown };
    const code = codeOf(known, http?.status);
    // With `spec`, an invalid query has status 200 for clients that accept application/json. An invalid body is an error for every client.
    const about = http === undefined ? {} : { http: { ...http, spec: known === 'BAD_REQUEST' ? false : http.spec } };
    const extensions = { code, retryable: ERROR_CODES[code].retryable, ...(field === undefined ? {} : { field }), ...about };
    return located(graphqlError, graphqlError.message, extensions);
  }
  report(cause);
  return located(graphqlError, ERROR_CODES.INTERNAL.meaning, { code: 'INTERNAL', retryable: false });
}

/** An HTTP answer that holds one error. */
export interface ErrorAnswer {
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The answer to a request that fails before any query was read, or that is not a query.
 * @param statuses HTTP statuses of codes, when they are more specific than those of a GraphQL request
 */
export function errorAnswer(
  error: unknown,
  report: (error: unknown) => void,
  requestId: string,
  statuses: Partial<Record<ErrorCode, number>> = {},
): ErrorAnswer {
  const { message, extensions } = presentRequestError(error, report);
  const { http, ...rest } = extensions as { http: { status: number; headers: Record<string, string> }; code: ErrorCode };
  return {
    code: rest.code,
    status: statuses[rest.code] ?? http.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...http.headers },
    body: JSON.stringify({ errors: [{ message, extensions: rest }], extensions: { requestId } }),
  };
}

/** As `presentError`, for an error before any query was read: with the matching HTTP status. */
function presentRequestError(error: unknown, report: (error: unknown) => void): GraphQLError {
  const presented = presentError(error, report);
  const status = HTTP_STATUS[presented.extensions.code as ErrorCode] ?? 500;
  const headers = { ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}), ...retryAfter(presented) };
  return located(presented, presented.message, { ...presented.extensions, http: { status, headers } });
}

/** Yoga reads this from an error for its response. */
interface Http {
  readonly status?: number;
  readonly spec?: boolean;
  readonly headers?: Record<string, string>;
}

function retryAfter({ extensions }: GraphQLError): Record<string, string> {
  const { retryAfterSeconds } = extensions;
  return typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {};
}

function codeOf(known: unknown, status: number | undefined): ErrorCode {
  if (typeof known === 'string' && known in ERROR_CODES) return known as ErrorCode;
  return status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_USER_INPUT';
}

function findCoded(error: unknown): CodedError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CodedError) return cause;
    if (cause instanceof GraphQLError && cause.originalError !== undefined) return findCoded(cause.originalError);
  }
  return null;
}

function extensionsOf(error: CodedError): Record<string, unknown> {
  const about = Object.entries(error.subject).filter(([, value]) => value !== undefined);
  return {
    code: error.code,
    retryable: error.retryable,
    ...Object.fromEntries(about),
  };
}

function located(at: GraphQLError | null, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = at ?? {};
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

/** The error without suggestions of names in the schema, for callers who may not read the schema. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*\?$/s, '');
  return message === error.message ? error : located(error, message, error.extensions);
}
