/** A part of a message that is larger than what is read of one message. Nothing of it is handed out, rather than the beginning in silence. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}
