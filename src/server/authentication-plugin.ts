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
import type { EndpointOptions } from './endpoint-options.ts';
import type { ServerContext } from './server-context.ts';
import { errorAnswer } from './present-error.ts';
import { streamAuthority } from './stream-authority.ts';
import { whenClosed } from './when-closed.ts';

/** Verifies the token before the body is read. A client without a token learns nothing, not even whether a field exists. */
export function authenticationPlugin(options: EndpointOptions, report: (error: unknown) => void): Plugin<RequestContext, ServerContext> {
  const { verify, policy, claims, introspection, gateway, requestTimeoutMs, limits, rate, shares } = options;
  const { jobs, events, onVerified, telemetry, clientAddress, log } = options;
  const reportProblems = reportOnce(log);
  const principalOf = principals(policy, claims, introspection);
  return {
    onRequestParse: async ({ request, serverContext, endResponse, fetchAPI }) => {
      const { req, res } = serverContext;
      const record = telemetry.recordOf(serverContext);
      const { requestId, client } = record;
      const remoteAddress = clientAddress(req);
      record.ip = remoteAddress;
      try {
        const tokenClaims = await verify(req.headers.authorization);
        const principal = principalOf(tokenClaims);
        record.principal = principal;
        reportProblems(principal);
        const running = shares.requests.lease(principal.name);
        const holding = shares.inputBytes.lease(principal.name);
        const answerBytes = shares.answerBytes.lease(principal.name);
        const streams = shares.streams.lease(principal.name);
        const turn = shares.turns.of(principal.name);
        const deadline = new Deadline(requestTimeoutMs);
        whenClosed(res, () => {
          deadline.end();
          for (const lease of [running, holding, answerBytes, streams]) lease.release();
        });
        running.take(1);
        onVerified(res);
        await rate.consume(principal.name, 1);
        const budget = new Budget(limits.commands, principal.name, rate);
        record.budget = budget;
        record.cancel = (by) => deadline.cancel(new CodedError('CANCELLED', `${by} stopped this request.`));
        const { signal } = request;
        const doveadm = new Gateway(gateway, { principal, requestId, remoteAddress, client, signal, deadline, budget, holding, turn });
        const mayGoOn = streamAuthority(tokenClaims, principal, verify, principalOf);
        serverContext.admitted = {
          bounds: { maxBytes: limits.bodyBytes, deadline: deadline.signal, holding, turn },
          stream: { running, streams, deadline, mayGoOn, expiresAt: tokenClaims.exp * 1000 },
          context: {
            doveadm,
            requestId,
            budget,
            answer: new AnswerMeter(answerBytes, turn),
            claims: tokenClaims,
            remoteAddress,
            client,
            ended: () => deadline.ended,
            jobs,
            events,
          },
        };
      } catch (error) {
        const { code, status, headers, body } = errorAnswer(error, report, requestId);
        record.codes.add(code);
        endResponse(new fetchAPI.Response(body, { status, headers: { ...headers } }));
      }
    },
  };
}

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
