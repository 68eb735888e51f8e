import type { AnyCommand } from '../../command.ts';
import { CodedError } from '../../errors.ts';
import type { Listing } from '../listing.ts';

/** Why a command must not go to this Dovecot over HTTP: COMMAND_UNSUPPORTED. Null when it may. */
export function dangerProblem(command: AnyCommand, listing: Listing): CodedError | null {
  const danger = listing.dangerOverHttp(command);
  if (danger === null) return null;
  const message = `${command.name} is not sent to this Dovecot over HTTP: ${danger}. It can be sent over doveadm's own protocol (DOVEADM_TCP_URL).`;
  return new CodedError('COMMAND_UNSUPPORTED', message, { command: command.name });
}
