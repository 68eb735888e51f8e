import type { IncomingMessage, ServerResponse } from 'node:http';
import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { createPrincipal } from '../access/principal.ts';
import { badInput, type ErrorCode } from '../doveadm/errors.ts';
import type { MessageSearch } from '../doveadm/search/search.ts';
import { Gateway } from '../gateway.ts';
import { Budget } from '../limits/budget.ts';
import { hasMethod } from './allowed-methods.ts';
import type { EndpointOptions } from './endpoint-options.ts';
import type { MailFile } from './mail-file-path.ts';
import { errorAnswer } from './present-error.ts';
import { receiveMessage, type UploadBounds } from './receive-message.ts';
import { sendMailbox } from './send-mailbox.ts';
import { sendMessage } from './send-message.ts';
import { boundSending } from './sending.ts';
import { whenClosed } from './when-closed.ts';

export { mailFileOf } from './mail-file-path.ts';

export interface MailFileOptions extends Omit<EndpointOptions, 'limits'> {
  readonly bounds: UploadBounds;
}

/** HTTP statuses of errors, when they are more specific than those of a GraphQL request. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  USER_NOT_FOUND: 404,
  NOT_FOUND: 404,
  NOT_POSSIBLE: 422,
  PAYLOAD_TOO_LARGE: 413,
  OVER_QUOTA: 507,
  COMMAND_UNSUPPORTED: 501,
  PARAMETER_UNSUPPORTED: 501,
  UPSTREAM_TIMEOUT: 504,
  TEMPORARY_FAILURE: 503,
};
const METHODS: Readonly<Record<MailFile['kind'], readonly string[]>> = {
  message: ['GET', 'HEAD'],
  mailbox: ['GET'],
  upload: ['POST'],
};

/** Answers requests for messages and mailboxes as files, with the tokens, errors and codes of the GraphQL endpoint. */
export async function answerMailFile(
  options: MailFileOptions,
  file: MailFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { telemetry, log, gateway, verify, policy, claims, rate, shares, requestTimeoutMs } = options;
  const record = telemetry.follow(request, `${request.method ?? ''} ${file.kind}`);
  const { requestId } = record;
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
    telemetry.ended(record, response.statusCode);
  });
  response.setHeader('x-request-id', requestId);
  try {
    const principal = createPrincipal(await verify(request.headers.authorization), policy.current(), claims);
    record.principal = principal;
    const lease = shares.streams.lease(principal.name);
    whenClosed(response, () => {
      lease.release();
    });
    lease.take(1);
    options.onVerified(response);
    await rate.consume(principal.name, 1);
    if (!hasMethod(METHODS[file.kind], request, response)) return;
    const budget = new Budget(Infinity, principal.name, rate);
    record.budget = budget;
    record.cancel = () => {
      response.destroy();
    };
    boundSending(response, { totalMs: null, stalledMs: requestTimeoutMs });
    const caller = { principal, requestId, remoteAddress: record.ip, client: record.client, signal: gone.signal, budget };
    await answer(options, new Gateway(gateway, caller), file, { request, response, requestId });
  } catch (error) {
    // A response that has begun cannot be withdrawn. The client sees that the end is missing.
    if (response.headersSent || response.destroyed) {
      if (!gone.signal.aborted) log.error({ requestId, err: error }, 'a download ended before its end');
      response.destroy();
      return;
    }
    const { code, status, headers, body } = errorAnswer(error, gateway.onFault, requestId, STATUS);
    record.codes.add(code);
    response.writeHead(status, { connection: 'close', ...headers }).end(body);
    request.resume();
  }
}

function answer(
  { schema, bounds, requestTimeoutMs: stalledMs }: MailFileOptions,
  doveadm: Gateway,
  file: MailFile,
  { request, response, requestId }: { request: IncomingMessage; response: ServerResponse; requestId: string },
): Promise<void> {
  switch (file.kind) {
    case 'message':
      return sendMessage(doveadm, file.id, request, response);
    case 'mailbox':
      return sendMailbox(doveadm, file.id, file.search === null ? null : parseSearch(schema, file.search), response);
    case 'upload':
      return receiveMessage(doveadm, file.id, request, response, { bounds, stalledMs, requestId, statusOf: (code) => STATUS[code] ?? 502 });
  }
}

/** Parses a search in the form that GraphQL takes, from JSON. @throws CodedError BAD_USER_INPUT */
function parseSearch(schema: GraphQLSchema, text: string): MessageSearch {
  const type = schema.getType('MessageSearch') as GraphQLInputType;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badInput('search', 'is no JSON: give a MessageSearch, for instance {"unseen":true}');
  }
  return coerceInputValue(value, type, (path, _, error) => {
    throw badInput(['search', ...path].join('.'), error.message);
  }) as MessageSearch;
}
