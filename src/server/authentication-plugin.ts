import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { createPrincipal, type Principal } from '../access/principal.ts';
import type { RequestContext } from '../context.ts';
import { CodedError } from '../doveadm/errors.ts';
import { Gateway } from '../gateway.ts';
import { AnswerMeter } from '../limits/answer-meter.ts';
import { Budget } from '../limits/budget.ts';
import { Deadline } from '../limits/deadline.ts';
import type { EndpointOptions, NodeContext } from './endpoint-options.ts';
import type { BodyBounds } from './json-body.ts';
import { errorAnswer } from './present-error.ts';
import { streamAuthority } from './stream-authority.ts';
import type { Stream } from './subscription-plugin.ts';

/** Verifies the token before the body is read. A client without a token learns nothing, not even whether a field exists. */
export function authenticationPlugin(
  options: EndpointOptions,
  contexts: WeakMap<Request, RequestContext>,
  bounds: WeakMap<Request, BodyBounds>,
  subscriptions: WeakMap<Request, Stream>,
  report: (error: unknown) => void,
): Plugin<RequestContext, NodeContext> {
  const { verify, policy, claims, introspection, gateway, requestTimeoutMs, limits, rate, shares } = options;
  const { jobs, events, onVerified, telemetry, clientAddress, log } = options;
  const reportProblems = reportOnce(log);
  return {
    onRequestParse: async ({ request, serverContext, endResponse, fetchAPI }) => {
      const record = telemetry.recordOf(request);
      const { requestId, client } = record;
      const remoteAddress = clientAddress(serverContext.req);
      record.ip = remoteAddress;
      try {
        const tokenClaims = await verify(request.headers.get('authorization'));
        const principal = createPrincipal(tokenClaims, policy.current(), claims, introspection);
        record.principal = principal;
        reportProblems(principal);
        const running = shares.requests.lease(principal.name);
        const holding = shares.inputBytes.lease(principal.name);
        const answerBytes = shares.answerBytes.lease(principal.name);
        const streams = shares.streams.lease(principal.name);
        const turn = shares.turns.of(principal.name);
        const release = (): void => {
          for (const lease of [running, holding, answerBytes, streams]) lease.release();
        };
        serverContext.res.once('close', release);
        running.take(1);
        onVerified(serverContext.res);
        await rate.consume(principal.name, 1);
        const budget = new Budget(limits.commands, principal.name, rate);
        record.budget = budget;
        const deadline = new Deadline(requestTimeoutMs);
        record.cancel = (by) => deadline.cancel(new CodedError('CANCELLED', `${by} stopped this request.`));
        const end = new AbortController();
        const { signal: ended } = end;
        deadline.signal.addEventListener('abort', () => {
          end.abort();
        });
        serverContext.res.once('close', () => {
          deadline.end();
          end.abort();
        });
        const { signal } = request;
        const mayGoOn = streamAuthority(tokenClaims, principal, options);
        subscriptions.set(request, { running, streams, deadline, ended, mayGoOn, expiresAt: tokenClaims.exp * 1000 });
        bounds.set(request, { maxBytes: limits.bodyBytes, deadline: deadline.signal, holding, turn });
        const doveadm = new Gateway(gateway, { principal, requestId, remoteAddress, client, signal, deadline, budget, holding, turn });
        contexts.set(request, {
          doveadm,
          requestId,
          budget,
          answer: new AnswerMeter(answerBytes, turn),
          claims: tokenClaims,
          remoteAddress,
          client,
          ended,
          jobs,
          events,
        });
      } catch (error) {
        const { code, status, headers, body } = errorAnswer(error, report, requestId);
        record.codes.add(code);
        endResponse(new fetchAPI.Response(body, { status, headers: { ...headers } }));
      }
    },
  };
}

const MOST_REPORTED = 10_000;

/** Logs the problems of a principal's token: once, and not with each request. */
function reportOnce(log: Logger): (principal: Principal) => void {
  const reported = new Set<string>();
  return ({ name, problems }) => {
    const key = JSON.stringify([name, problems]);
    if (problems.length === 0 || reported.has(key)) return;
    if (reported.size >= MOST_REPORTED) reported.clear();
    reported.add(key);
    log.warn({ principal: name, problems }, 'claims of a token cannot be understood');
  };
}
