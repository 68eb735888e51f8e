import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../context.ts';
import type { CodedError } from '../doveadm/errors.ts';
import type { Holding } from '../doveadm/host/wire.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { Lease } from '../limits/shared-resource.ts';
import type { Turn } from '../limits/turns.ts';
import type { RequestRecord } from './request-record.ts';

/** The limits for reading one body. */
export interface BodyBounds {
  readonly maxBytes: number;
  /** Aborts when the request has taken too long. */
  readonly deadline?: AbortSignal | undefined;
  /** Counts the bytes that are held. */
  readonly holding?: Pick<Holding, 'take'> | undefined;
  /** Taken before the body is parsed. */
  readonly turn?: Turn | undefined;
}

/** What a subscription takes and gives back while it is open. */
export interface Stream {
  /** Its place among running requests: given back, since it counts as a stream. */
  readonly running: Lease;
  readonly streams: Lease;
  /** Its limit is lifted. When the request is cancelled or its client goes, the stream ends. */
  readonly deadline: Deadline;
  /** Answers why the stream may not go on; null: it may. */
  readonly mayGoOn: () => Promise<CodedError | null>;
  /** When its token expires, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What a request may use once its token is verified. */
export interface Admitted {
  readonly context: RequestContext;
  readonly bounds: BodyBounds;
  readonly stream: Stream;
}

/** The JSON of an answer: its data in pieces, and its other entries. */
export interface LongAnswer {
  readonly data: readonly Buffer[];
  rest: string;
}

/** Yoga's server context: one object for each request, which every hook gets. The plugins keep here what they know of the request. */
export interface ServerContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** See `Telemetry.recordOf`. */
  record?: RequestRecord;
  /** Unset until the token is verified, and when it is refused. */
  admitted?: Admitted;
  /** Set for an answer that is written in pieces. */
  longAnswer?: LongAnswer;
}
