/**
 * An envelope without a usable answer. Its commands may have run, and one of them may be the cause.
 * - `dropped`: the connection ended without one byte of an answer, as when a doveadm process dies.
 * - `truncated`: it ended within the answer.
 * - `garbled`: the answer is not valid.
 * - `rejected`: HTTP 400; commands before the fault have run.
 */
export class LostEnvelopeError extends Error {
  override readonly name = 'LostEnvelope';
  readonly kind: 'dropped' | 'truncated' | 'garbled' | 'rejected';

  constructor(kind: LostEnvelopeError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
