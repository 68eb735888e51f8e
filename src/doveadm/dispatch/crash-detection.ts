import { isDoveadm } from '../commands/server.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { JoinedRead } from './joined-read.ts';
import { readLog } from './read-log.ts';

/** How often a command is sent alone before the gateway gives up. A command that ended its process a short while ago is sent once. */
export const ATTEMPTS = 3;

/**
 * Classifies the loss of a command that was lost repeatedly while alone. Only Dovecot's log can distinguish a crash from a network fault.
 */
export async function classifyLoss(
  { command, args, losses }: JoinedRead,
  lost: LostEnvelopeError,
  host: Host,
  requestId: string,
  sinceMs: number,
): Promise<CodedError> {
  const all = (kind: LostEnvelopeError['kind']): boolean => losses.every((loss) => loss.kind === kind);
  const details = { mayHaveRun: true, cause: lost };
  if (all('rejected') && losses.length === ATTEMPTS) return new CodedError('INTERNAL', lost.message, {}, details);
  if (all('dropped')) {
    const deaths = await countCrashes(host, requestId, sinceMs);
    if (deaths === null ? losses.length === ATTEMPTS : deaths >= losses.length) {
      host.quarantine.quarantineCrash(command, args);
      host.emit({ kind: 'crash', command: command.name });
      return new CodedError('COMMAND_CRASHED', `${command.name} ended its doveadm process without an answer.`, {}, details);
    }
  }
  return new CodedError('UPSTREAM_UNAVAILABLE', lost.message, {}, details);
}

/** Whether the log shows that a command that was lost twice ended its process each time. A third attempt would show nothing new. */
export async function isKnownToCrash({ losses }: JoinedRead, host: Host, requestId: string, sinceMs: number): Promise<boolean> {
  if (losses.some(({ kind }) => kind !== 'dropped')) return false;
  const deaths = await countCrashes(host, requestId, sinceMs);
  return deaths !== null && deaths >= losses.length;
}

/**
 * How many doveadm processes have crashed since then, according to Dovecot's own log. The network can also end a connection without an
 * answer, so only the log counts as evidence against a command.
 * @param sinceMs milliseconds since the epoch
 * @returns null when this Dovecot does not show its log; 0 when the log could not be reached, since the network is then at fault
 */
async function countCrashes(host: Host, requestId: string, sinceMs: number): Promise<number | null> {
  const log = await readLog(host, requestId, sinceMs);
  if (log === null) return null;
  const lines = log.filter(({ process, type }) => isDoveadm(process) && /^(Fatal|Panic)$/.test(type));
  // The process logs the reason, and the master logs it again. For a segmentation fault, only the master does.
  const ofMaster = lines.filter(({ text }) => text.startsWith('master: '));
  const crashed = ofMaster.filter(({ text }) => !/killed with signal (9|15)\b/.test(text));
  return Math.max(lines.length - ofMaster.length, crashed.length);
}
