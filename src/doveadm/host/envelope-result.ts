import { CodedError } from '../errors.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';

/** How an envelope ended: with an answer, or with a kind of loss. */
export type EnvelopeResult =
  'answered' | 'unreachable' | 'timeout' | 'abandoned' | 'refused' | 'dropped' | 'truncated' | 'garbled' | 'rejected';

/** The result of an envelope that failed with this error. */
export function resultOf(error: unknown): EnvelopeResult {
  if (error instanceof LostEnvelopeError) return error.kind;
  if (!(error instanceof CodedError)) return 'abandoned';
  if (error.code === 'UPSTREAM_UNAVAILABLE') return error.mayHaveRun ? 'abandoned' : 'unreachable';
  return error.code === 'UPSTREAM_TIMEOUT' ? 'timeout' : 'refused';
}
