import type { CommandClass } from '../command.ts';
import type { Host } from '../host/host.ts';
import type { Limits } from '../wire/listing.ts';
import type { JoinedRead } from './joined-read.ts';

/** Commands per envelope. 100 to 200 performed best on both versions; smaller envelopes make others wait less for a slot. */
const FULL_ENVELOPE = 100;
/** An envelope costs a forked process. This many commands cost several times as much as the fork; fewer are not worth another envelope. */
const WORTH_AN_ENVELOPE: Readonly<Record<CommandClass, number>> = { mail: 40, server: 100 };

/** Spreads reads over parallel envelopes: at most the host's concurrency, none too small to be worth a fork, none over the limits. */
export function packEnvelopes(units: readonly JoinedRead[], { concurrency, quarantine }: Host, limits: Limits): JoinedRead[][] {
  const share = (opens: CommandClass): number => units.filter(({ command }) => command.class === opens).length / WORTH_AN_ENVELOPE[opens];
  const needed = Math.ceil(units.length / Math.min(FULL_ENVELOPE, limits.commands));
  const size = Math.ceil(units.length / Math.max(needed, Math.min(concurrency, Math.ceil(share('mail') + share('server')))));
  const envelopes: JoinedRead[][] = [];
  let current: JoinedRead[] = [];
  let bytes = 0;
  let room = size;
  for (const unit of units) {
    const mostBeside = Math.min(size, ...unit.reads.map(({ read }) => quarantine.envelopeLimit(read.command, read.args)));
    if (current.length > 0 && (current.length >= Math.min(room, mostBeside) || bytes + unit.bytes > limits.requestBytes)) {
      envelopes.push(current);
      current = [];
      bytes = 0;
      room = size;
    }
    current.push(unit);
    bytes += unit.bytes;
    room = Math.min(room, mostBeside);
  }
  if (current.length > 0) envelopes.push(current);
  return envelopes;
}
