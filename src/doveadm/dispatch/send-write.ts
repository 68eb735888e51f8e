import { paceOf, type AnyCommand } from '../command.ts';
import type { Host } from '../host/host.ts';
import { ServerReplacedError } from '../host/server-replaced.ts';
import { isForeign, type Answer } from '../wire/answer.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { Listing } from '../wire/listing.ts';
import { prepareCommand } from './prepare-command.ts';
import type { ReadOptions } from './read.ts';

/**
 * Sends one write alone, once. It is sent again only when the first server did not know the command, so has not run it, and another version
 * has taken that server's place.
 * @throws CodedError | LostEnvelopeError
 */
export async function sendWrite(
  host: Host,
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  options: ReadOptions,
): Promise<Answer> {
  const listing = await host.listing();
  try {
    const answer = await sendFor(listing, host, command, args, options);
    if (!isForeign(answer)) return answer;
    host.forgetListing();
    if ((await host.listing()) === listing) return answer;
  } catch (error) {
    if (!(error instanceof ServerReplacedError)) throw error;
  }
  return sendFor(await host.listing(), host, command, args, options);
}

async function sendFor(
  listing: Listing,
  host: Host,
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  { spend, owner, requestId, signal, deadline }: ReadOptions,
): Promise<Answer> {
  const prepared = prepareCommand(host, listing, command, args);
  await spend(1);
  const options = { owner, requestId, effect: 'write', pace: paceOf(command), madeFor: listing, signal, deadline } as const;
  const [answer] = await host.send([prepared], options, prepared.via);
  if (answer === undefined) throw new LostEnvelopeError('garbled', 'Dovecot answered nothing.');
  if (answer instanceof Error) throw answer;
  return answer;
}
