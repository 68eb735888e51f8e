import type { AnyCommand } from '../command.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { OutgoingCommand, Wire } from '../host/wire.ts';
import { dangerProblem } from '../wire/http/danger.ts';
import { encodeCommand } from '../wire/http/envelope.ts';
import { assertFits, wireBytes } from '../wire/http/request-size.ts';
import { subjectOf } from '../wire/failure.ts';
import type { Listing } from '../wire/listing.ts';

/** A command that this server takes, in a size that it takes. */
export interface PreparedCommand extends OutgoingCommand {
  /** The wire that carries it. */
  readonly via: Wire;
  /** Its size in an envelope; 0 over a wire without envelopes. */
  readonly bytes: number;
}

/**
 * Adapts a command to the host's listing, and chooses its wire.
 * @param options.forked true when it needs a process of its own, which means HTTP. @default false
 * @throws CodedError COMMAND_UNSUPPORTED | PARAMETER_UNSUPPORTED | PAYLOAD_TOO_LARGE, before anything is sent
 */
export function prepareCommand(
  host: Host,
  listing: Listing,
  command: AnyCommand,
  args: Readonly<Record<string, unknown>>,
  { forked = false } = {},
): PreparedCommand {
  const { wire, params } = listing.adapt(command, args);
  const outgoing = { command, args, wire, params };
  const via = forked ? host.http : host.wireFor(outgoing, listing);
  if (via.answersInOrder) return { command, args, wire, params, bytes: 0, via };
  const danger = dangerProblem(command, listing);
  if (danger !== null) throw danger;
  const json = encodeCommand({ wire, params });
  const bytes = wireBytes(json);
  assertFits(bytes, params, via.limits(listing));
  return { command, args, wire, params, json, bytes, via };
}

/** @throws CodedError as `prepareCommand` does, and names the command */
export function assertSendable(host: Host, listing: Listing, command: AnyCommand, args: Readonly<Record<string, unknown>>): void {
  try {
    prepareCommand(host, listing, command, args);
  } catch (error) {
    throw error instanceof CodedError ? error.about(subjectOf(command, args)) : error;
  }
}
