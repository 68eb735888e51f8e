import type { YogaInitialContext } from 'graphql-yoga';
import type { Gateway } from './gateway.ts';
import type { ClientName } from './gateway/client-name.ts';
import type { Claims } from './access/claims.ts';
import type { Events } from './events/events.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { AnswerMeter } from './limits/answer-meter.ts';
import type { Budget } from './limits/budget.ts';

/** What one request passes to its resolvers. */
export interface RequestContext {
  /** The only way to Dovecot. */
  readonly doveadm: Gateway;
  /** In every answer and in every log line of this request. */
  readonly requestId: string;
  /** Its cost so far. */
  readonly budget: Budget;
  /** The size of its answer so far. */
  readonly answer: AnswerMeter;
  /** The claims of the verified token. */
  readonly claims: Claims;
  /** The client's address; null when it is not known. */
  readonly remoteAddress: string | null;
  /** What the client program calls itself; null: it does not say. */
  readonly client: ClientName | null;
  /** Gives a signal that aborts when nobody gets more of the answer: the client has gone, the time is up, or the request is cancelled. */
  readonly ended: () => AbortSignal;
  /** Whether the answer is sent in parts, as `@defer` and `@stream` say. @default false */
  readonly inParts?: boolean | undefined;
  /** Null when there is no database, and within a job. */
  readonly jobs: Jobs | null;
  /** Null where no event can reach this gateway. */
  readonly events: Events | null;
}

export type GraphQLContext = RequestContext & Partial<YogaInitialContext>;
