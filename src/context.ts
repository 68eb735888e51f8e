import type { YogaInitialContext } from 'graphql-yoga';
import type { Gateway } from './gateway.ts';
import type { AnswerMeter } from './limits/answer-meter.ts';
import type { Budget } from './limits/budget.ts';

/** What one request carries to its resolvers. */
export interface RequestContext {
  /** The only way to Dovecot. */
  readonly doveadm: Gateway;
  /** In every answer and in every log line of this request. */
  readonly requestId: string;
  /** What it has cost so far. */
  readonly budget: Budget;
  /** How large its answer has become. */
  readonly answer: AnswerMeter;
}

export type GraphQLContext = RequestContext & Partial<YogaInitialContext>;
