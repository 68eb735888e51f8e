import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../doveadm/errors.ts';
import type { ServerContext } from './server-context.ts';

const POST_ONLY = 'Send GraphQL by POST.';

/** What the endpoint's address serves besides POST. */
export interface Served {
  /** Preflight requests from pages of other origins. */
  readonly cors: boolean;
  /** The GraphiQL page, for browsers. */
  readonly graphiql: boolean;
  /** Subscriptions by GET, which is how Hive Gateway opens those of a subgraph. */
  readonly subscriptionsByGet: boolean;
}

/**
 * Accepts what GraphQL clients send, and nothing that a page of another origin could send without a CORS preflight: only POST with a JSON
 * body. GET is refused for queries, because it would put user names into the logs of proxies.
 */
export const httpGuardPlugin = ({ cors, graphiql, subscriptionsByGet }: Served): Plugin<object, ServerContext> => ({
  onRequest: (event) => {
    const { serverContext, fetchAPI } = event;
    const { method, headers } = serverContext.req;
    const refuse = (status: number, message: string, further: Record<string, string> = {}): void => {
      const code: ErrorCode = 'BAD_USER_INPUT';
      const body = { errors: [{ message, extensions: { code, retryable: false } }] };
      const response = new fetchAPI.Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8', ...further },
      });
      event.endResponse(response);
    };
    if (cors && method === 'OPTIONS') return;
    if (subscriptionsByGet && method === 'GET' && headers.accept?.includes('text/event-stream') === true) return;
    if (method !== 'POST') {
      // A GET that comes here is not for the page.
      const page = graphiql && method !== 'GET' && method !== 'HEAD' ? ['GET', 'HEAD'] : [];
      refuse(405, POST_ONLY, { allow: [...page, ...(cors ? ['OPTIONS'] : []), 'POST'].join(', ') });
    } else if (!isJson(headers['content-type'])) {
      refuse(415, 'Send a body of the content type application/json, in UTF-8.');
    } else if (!/^(?:identity)?$/i.test(headers['content-encoding']?.trim() ?? '')) {
      refuse(415, 'Send the body as it is, without a content encoding.');
    }
  },
  ...(subscriptionsByGet ? { onExecute: refuseGet } : {}),
  onResponse: ({ response }) => {
    // Yoga adds it to other refusals, with methods that are not served here.
    if (!response.ok && response.status !== 405) response.headers.delete('allow');
  },
});

/** A query by GET, where subscriptions may come by GET. */
const refuseGet: NonNullable<Plugin['onExecute']> = ({ args, setResultAndStopExecution }) => {
  const { req } = args.contextValue as Partial<ServerContext>;
  if (req?.method !== 'GET') return;
  const code: ErrorCode = 'BAD_USER_INPUT';
  const http = { status: 405, headers: { allow: 'POST' } };
  setResultAndStopExecution({ errors: [new GraphQLError(POST_ONLY, { extensions: { code, retryable: false, http } })] });
};

function isJson(contentType = ''): boolean {
  if (contentType === 'application/json') return true;
  const [type, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return type === 'application/json' && parameters.every((parameter) => /^(charset="?utf-?8"?)?$/.test(parameter));
}

/** Default headers of every answer: no caching, no framing, no sniffing, no scripts. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
}

/**
 * Whether a request is for the endpoint. If so, the server itself sets the parts of the request that go into a URL. A Host header that is
 * not valid in a URL would otherwise cause a stack trace as the answer, and a POST takes no parameters from the address.
 */
export function toEndpoint(request: IncomingMessage): boolean {
  if (request.url?.split('?', 1)[0] !== '/graphql') return false;
  if (request.method !== 'GET') request.url = '/graphql';
  // For the addresses in answers, unless a proxy in front has set it.
  request.headers['x-forwarded-host'] ??= request.headers.host;
  request.headers.host = 'localhost';
  return true;
}
