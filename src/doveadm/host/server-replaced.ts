import { CodedError } from '../errors.ts';

/**
 * Another Dovecot stands behind the address than the one that the commands were made for: nothing was sent, and the commands must be
 * encoded again.
 */
export class ServerReplacedError extends CodedError {
  constructor() {
    super('UPSTREAM_UNAVAILABLE', 'Dovecot was replaced by another version; nothing was sent.');
  }
}
