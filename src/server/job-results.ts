import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClaimSettings } from '../access/claims.ts';
import type { PolicyStore } from '../access/policy-file.ts';
import { createPrincipal } from '../access/principal.ts';
import type { TokenVerifier } from '../access/token.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import { Gateway, type GatewayOptions } from '../gateway.ts';
import { Budget } from '../limits/budget.ts';
import type { RateLimiter } from '../limits/rate-limit.ts';
import type { Shares } from '../limits/shares.ts';
import { hasMethod } from './allowed-methods.ts';
import type { ClientAddressOf } from './client-address.ts';
import { clientNameOf, headerOf } from './client-name.ts';
import { boundSending } from './sending.ts';
import { whenClosed } from './when-closed.ts';
import { errorAnswer } from './present-error.ts';
import { isFinal, type SettledItem } from '../jobs/job.ts';
import type { JobCaller, Jobs } from '../jobs/jobs.ts';

const PATH = /^\/jobs\/([0-9a-f-]{36})\/results$/;

/** The job whose results a request is for; null for any other request. */
export function jobOfResults({ url = '' }: IncomingMessage): string | null {
  return PATH.exec(url)?.[1] ?? null;
}

/** The authentication and accounting of these requests. */
export interface ResultsOptions {
  readonly jobs: Jobs;
  readonly gateway: GatewayOptions;
  readonly verify: TokenVerifier;
  readonly policy: PolicyStore;
  readonly claims: ClaimSettings;
  readonly rate: RateLimiter;
  readonly shares: Pick<Shares, 'streams'>;
  readonly clientAddress: ClientAddressOf;
  /** How long a client may stop reading, in milliseconds. */
  readonly stalledMs: number;
}

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, NOT_FOUND: 404, NOT_POSSIBLE: 409, TEMPORARY_FAILURE: 503 };

/** Answers `GET /jobs/ID/results`, with the errors and codes of the GraphQL endpoint. */
export async function answerResults(
  options: ResultsOptions,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { jobs, gateway, verify, policy, claims: settings, rate, shares, clientAddress, stalledMs } = options;
  const requestId = randomUUID();
  try {
    const claims = await verify(request.headers.authorization);
    const principal = createPrincipal(claims, policy.current(), settings);
    const stream = shares.streams.lease(principal.name);
    whenClosed(response, () => {
      stream.release();
    });
    stream.take(1);
    boundSending(response, { totalMs: null, stalledMs });
    await rate.consume(principal.name, 1);
    const remoteAddress = clientAddress(request);
    const client = clientNameOf(headerOf(request));
    const doveadm = new Gateway(gateway, { principal, requestId, remoteAddress, client, budget: new Budget(0, principal.name, rate) });
    if (!hasMethod(['GET'], request, response)) return;
    await sendResults(jobs, { doveadm, claims, remoteAddress }, id, request, response);
  } catch (error) {
    // A response that has begun cannot be withdrawn. The client sees that the last line is missing.
    if (response.headersSent) return void response.destroy();
    const { status, headers, body } = errorAnswer(error, gateway.onFault, requestId, STATUS);
    response.writeHead(status, headers).end(body);
  }
}

/**
 * Answers with the results of a job as JSON lines. The last line has the SHA-256 of all bytes before it. The bytes never change, so `Range:
 * bytes=N-` continues an interrupted download.
 * @throws CodedError before anything is sent
 */
async function sendResults(jobs: Jobs, caller: JobCaller, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const job = await jobs.find(caller, id);
  if (job === null) throw new CodedError('NOT_FOUND', 'The job does not exist, or you may not see it.');
  await jobs.assertResults(caller.doveadm, job);
  if (!isFinal(job.state)) throw new CodedError('NOT_POSSIBLE', `The job is ${job.state}: its results can be had when it has ended.`);
  const start = startOf(request, `"${id}"`);
  const range = start === null ? {} : { 'content-range': `bytes ${String(start)}-*/*` };
  response.writeHead(start === null ? 200 : 206, {
    'content-type': 'application/jsonl; charset=utf-8',
    'content-disposition': `attachment; filename="job-${id}.jsonl"`,
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
    etag: `"${id}"`,
    ...range,
  });
  let skip = start ?? 0;
  const write = async (bytes: Buffer): Promise<void> => {
    const rest = bytes.subarray(Math.min(skip, bytes.length));
    skip -= bytes.length - rest.length;
    if (rest.length > 0 && !response.write(rest)) await once(response, 'drain', { signal: closing.signal });
  };
  const closing = new AbortController();
  whenClosed(response, () => closing.abort());
  const hash = createHash('sha256');
  let users = 0;
  for await (const items of jobs.results(id)) {
    const bytes = Buffer.from(items.map(lineOf).join(''));
    hash.update(bytes);
    users += items.length;
    await write(bytes);
  }
  await write(Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex'), users })}\n`));
  response.end();
}

function lineOf({ user, outcome, data, errors }: SettledItem): string {
  return `${JSON.stringify({ user, outcome, data, errors })}\n`;
}

/** The first byte that the client requests; null for all bytes. A range of another version is ignored. */
function startOf({ headers }: IncomingMessage, etag: string): number | null {
  const ifRange = headers['if-range'];
  if (ifRange !== undefined && ifRange !== etag) return null;
  const start = /^bytes=(\d{1,15})-$/.exec(headers.range ?? '')?.[1];
  return start === undefined ? null : Number(start);
}
