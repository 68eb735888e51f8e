import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { ClaimSettings } from '../access/claims.ts';
import type { Policy } from '../access/policy.ts';
import { createPrincipal, type Principal } from '../access/principal.ts';
import type { TokenClaims } from '../access/token.ts';
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
  const principalOf = principals(policy, claims, introspection);
  return {
    onRequestParse: async ({ request, serverContext, endResponse, fetchAPI }) => {
      const record = telemetry.recordOf(request);
      const { requestId, client } = record;
      const remoteAddress = clientAddress(serverContext.req);
      record.ip = remoteAddress;
      try {
        const tokenClaims = await verify(request.headers.get('authorization'));
        const principal = principalOf(tokenClaims);
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
          end.abort(ENDED);
        });
        serverContext.res.once('close', () => {
          deadline.end();
          end.abort(ENDED);
        });
        const { signal } = request;
        const mayGoOn = streamAuthority(tokenClaims, principal, verify, principalOf);
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

/** The reason of a signal that ends what a request has left behind. An error of its own for each request would cost a stack trace. */
const ENDED = new Error('The request has ended.');

/** The principal of a token under the policy in force. Claims of a verified token are the same object with each of its requests. */
function principals(
  policy: EndpointOptions['policy'],
  settings: ClaimSettings,
  introspection: boolean,
): (claims: TokenClaims) => Principal {
  const known = new WeakMap<TokenClaims, { readonly under: Policy; readonly principal: Principal }>();
  return (claims) => {
    const under = policy.current();
    const last = known.get(claims);
    if (last?.under === under) return last.principal;
    const principal = createPrincipal(claims, under, settings, introspection);
    known.set(claims, { under, principal });
    return principal;
  };
}

const MOST_REPORTED = 10_000;

/** Logs the problems of a principal's token: once, and not with each request. */
function reportOnce(log: Logger): (principal: Principal) => void {
  const reported = new Set<string>();
  return ({ name, problems }) => {
    if (problems.length === 0) return;
    const key = JSON.stringify([name, problems]);
    if (reported.has(key)) return;
    if (reported.size >= MOST_REPORTED) reported.clear();
    reported.add(key);
    log.warn({ principal: name, problems }, 'claims of a token cannot be understood');
  };
}
