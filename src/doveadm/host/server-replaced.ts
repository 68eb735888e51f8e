import { CodedError } from '../errors.ts';

/**
 * The Dovecot behind the address is not the one that the commands were adapted to. Nothing was sent, and the commands must be encoded
 * again.
 */
export class ServerReplacedError extends CodedError {
  constructor() {
    super('UPSTREAM_UNAVAILABLE', 'Dovecot was replaced by another version; nothing was sent.');
  }
}
