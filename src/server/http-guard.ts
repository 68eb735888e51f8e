import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../doveadm/errors.ts';

/** What is served at the address of the endpoint besides POST. */
export interface Served {
  /** Preflight requests of pages of other origins. */
  readonly cors: boolean;
  /** The page of GraphiQL, for browsers. */
  readonly graphiql: boolean;
}

/**
 * Lets through what a GraphQL client sends, and nothing that a page of another origin could send without a CORS preflight: POST with a JSON
 * body. Queries do not come by GET, where user names would end in the logs of proxies.
 */
export const httpGuardPlugin = ({ cors, graphiql }: Served): Plugin => ({
  onRequest: (event) => {
    const { request, fetchAPI } = event;
    const refuse = (status: number, message: string, headers: Record<string, string> = {}): void => {
      const code: ErrorCode = 'BAD_USER_INPUT';
      const body = { errors: [{ message, extensions: { code, retryable: false } }] };
      const response = new fetchAPI.Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      });
      event.endResponse(response);
    };
    if (cors && request.method === 'OPTIONS') return;
    if (request.method !== 'POST') {
      const allow = [...(graphiql ? ['GET', 'HEAD'] : []), ...(cors ? ['OPTIONS'] : []), 'POST'];
      refuse(405, 'Send GraphQL by POST.', { allow: allow.join(', ') });
    } else if (!isJson(request.headers.get('content-type'))) {
      refuse(415, 'Send a body of the content type application/json, in UTF-8.');
    } else if (!/^(?:identity)?$/i.test(request.headers.get('content-encoding')?.trim() ?? '')) {
      refuse(415, 'Send the body as it is, without a content encoding.');
    }
  },
});

function isJson(contentType: string | null): boolean {
  const [type, ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  return type === 'application/json' && parameters.every((parameter) => /^(charset="?utf-?8"?)?$/.test(parameter));
}

/** Headers of every answer, unless one says otherwise: nothing is kept, framed, sniffed or run. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
}

/**
 * Whether a request is for the endpoint. What of it would go into a URL is then what this server says and not the client: a host header
 * that no URL can hold would be answered with a stack trace, and parameters in the address are not for a POST.
 */
export function toEndpoint(request: IncomingMessage): boolean {
  if (request.url?.split('?', 1)[0] !== '/graphql') return false;
  request.url = '/graphql';
  // For the addresses that answers hold, unless a proxy in front has said it already.
  request.headers['x-forwarded-host'] ??= request.headers.host;
  request.headers.host = 'localhost';
  return true;
}
