/**
 * A part of a message exceeds the limit for one message. The gateway then returns none of it, instead of silently returning the beginning.
 */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
