import { processDeaths } from './crash-evidence.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { LostEnvelope } from '../wire/http/lost-envelope.ts';
import type { Unit } from './joined-read.ts';

/** How often a command that stands alone is asked before it is given up; one that was found to end its process a short while ago, once. */
export const ATTEMPTS = 3;

/** Of a command that was lost alone, again and again. Only Dovecot's log can tell its doing from the network's. */
export async function verdictOn(
  { command, args, losses }: Unit,
  lost: LostEnvelope,
  host: Host,
  requestId: string,
  sinceMs: number,
): Promise<CodedError> {
  const all = (kind: LostEnvelope['kind']): boolean => losses.every((loss) => loss.kind === kind);
  const details = { mayHaveRun: true, cause: lost };
  if (all('rejected') && losses.length === ATTEMPTS) return new CodedError('INTERNAL', lost.message, {}, details);
  if (all('dropped')) {
    const deaths = await processDeaths(host, requestId, sinceMs);
    if (deaths === null ? losses.length === ATTEMPTS : deaths >= losses.length) {
      host.suspects.addCrash(command, args);
      host.emit({ kind: 'crash', command: command.name });
      return new CodedError('COMMAND_CRASHED', `${command.name} ended its doveadm process without an answer.`, {}, details);
    }
  }
  return new CodedError('UPSTREAM_UNAVAILABLE', lost.message, {}, details);
}
