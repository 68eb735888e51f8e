import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../context.ts';
import type { BodyBounds } from './json-body.ts';
import type { LongAnswer } from './long-answer.ts';
import type { RequestRecord } from './request-record.ts';
import type { Stream } from './subscription-plugin.ts';

/** What a request may use once its token is verified. */
export interface Admitted {
  readonly context: RequestContext;
  readonly bounds: BodyBounds;
  readonly stream: Stream;
}

/**
 * One request to the endpoint and its answer. Yoga passes this object to every hook, as its server context. The plugins keep here what
 * they know of the request.
 */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** See `Telemetry.recordOf`. */
  record?: RequestRecord;
  /** Unset until the token is verified, and when it is refused. */
  admitted?: Admitted;
  /** Set for an answer that is written in pieces. */
  longAnswer?: LongAnswer;
}
