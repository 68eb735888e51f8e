import { CodedError } from '../doveadm/errors.ts';
import { SharedResource } from './shared-resource.ts';
import { Turns } from './turns.ts';

/** The amounts for all principals together. */
export interface Totals {
  /** GraphQL requests in flight. */
  readonly requests: number;
  /** Streams (subscriptions, downloads) that are open. */
  readonly streams: number;
  /** Requests that wait for one host. */
  readonly queuePlaces: number;
}

/** Bytes of request bodies and of Dovecot's answers in memory at the same time. Parsed, they take four to eight times as much. */
const INPUT_BYTES = 128 * 1024 * 1024;
/** Bytes of answers that are being built, or sent to clients that read slowly. */
const ANSWER_BYTES = 128 * 1024 * 1024;
/** Every lease may hold this much: requests of ordinary size must work even while others hold much. */
const FREE_BYTES = 1024 * 1024;
/** The smallest share: one request beside another one. */
const LEAST = 2;

/**
 * The resources that all principals share. One principal holds at most its share of each, so there is always room for others. Code that
 * holds a request, a stream or bytes for a client takes them from here: `const lease = shares.streams.lease(principal.name);
 * lease.take(1)`, and `lease.release()` at the end.
 */
export class Shares {
  readonly requests: SharedResource;
  readonly streams: SharedResource;
  readonly inputBytes: SharedResource;
  readonly answerBytes: SharedResource;
  /** Requests of one principal that may wait for one host. */
  readonly queuePlaces: number;
  /** The time of the event loop. */
  readonly turns: Turns;
  /** Of each resource, what one principal may hold. */
  readonly percent: number;

  /** @param percent of each that one principal may hold */
  constructor({ requests, streams, queuePlaces }: Totals, percent: number) {
    const shareOf = (total: number): number => Math.min(total, Math.max(LEAST, Math.floor((total * percent) / 100)));
    const counted = (name: string, total: number): SharedResource =>
      new SharedResource({ name, total, perPrincipal: shareOf(total), free: 0, tooMuch: tooMany(name) });
    const bytes = (name: string, total: number): SharedResource =>
      new SharedResource({ name, total, perPrincipal: shareOf(total), free: FREE_BYTES, tooMuch: tooManyBytes });
    this.requests = counted('requests', requests);
    this.streams = counted('streams', streams);
    this.inputBytes = bytes('input_bytes', INPUT_BYTES);
    this.answerBytes = bytes('answer_bytes', ANSWER_BYTES);
    this.queuePlaces = shareOf(queuePlaces);
    this.turns = new Turns(percent);
    this.percent = percent;
  }

  get all(): readonly SharedResource[] {
    return [this.requests, this.streams, this.inputBytes, this.answerBytes];
  }
}

const tooMany =
  (name: string) =>
  (limit: number): CodedError => {
    const message = `More than ${String(limit)} ${name} of this token's subject are open; one subject can hold no more. End some, or come back later.`;
    return new CodedError('OVERLOADED', message, { retryAfterSeconds: 1 });
  };

function tooManyBytes(limit: number, alone: boolean): CodedError {
  const details = { mayHaveRun: true };
  if (alone) {
    const message = `The request and its answers are more than ${String(limit)} bytes together; select less, or request smaller pages.`;
    return new CodedError('PAYLOAD_TOO_LARGE', message, {}, details);
  }
  const message = 'Large requests and answers fill the memory reserved for them; try again later, or select less.';
  return new CodedError('OVERLOADED', message, { retryAfterSeconds: 1 }, details);
}
