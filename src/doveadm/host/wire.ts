import type { AnyCommand, Pace } from '../command.ts';
import type { Answer } from '../wire/answer.ts';
import type { WireCommand } from '../wire/http/envelope.ts';
import type { Limits, Listing } from '../wire/listing.ts';
import type { Turn } from '../wire/turn.ts';
import type { QueueOwner } from './fair-queue.ts';

/** One way over the network to a host. Dispatch sees the network only through this interface. */
export interface Wire {
  /**
   * Whether commands are answered one by one and in order. A lost answer then belongs to a known command, and any number of commands can be
   * sent together. Otherwise an envelope is answered or lost as a whole.
   */
  readonly answersInOrder: boolean;
  /** Whether this command can go over this wire now. A host takes the first of its wires that says so; HTTP takes every command. */
  takes(command: OutgoingCommand, listing: Listing): boolean;
  /** How much one `send` can hold on a server with this listing. */
  limits(listing: Listing): Limits;
  /**
   * Sends commands together. Resolves to their answers in the order of the commands, with an error for each missing answer.
   * @throws CodedError when sending the commands in another way would not help
   * @throws LostEnvelopeError when the answer is lost and one of the commands may be the cause
   * @throws ServerReplacedError when nothing was sent and the commands must be adapted to another listing
   */
  send(commands: readonly OutgoingCommand[], options: SendOptions): Promise<SendResult[]>;
}

/** Counts the bytes of answers while they are held. */
export interface Holding {
  /** @throws CodedError when that is too much: the answer is discarded */
  take(bytes: number): void;
  giveBack(bytes: number): void;
}

/** An answer, or why this command has none while others have. */
export type SendResult = Answer | Error;

/** A command that is ready to send: its record, and its form over HTTP. */
export interface OutgoingCommand extends WireCommand {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Who commands are sent for, and how. */
export interface SendOptions {
  /** One per GraphQL request. The host shares its slots fairly between principals, and between the requests of each. */
  readonly owner: QueueOwner;
  /** Identifies the command in the logs of both sides: an envelope's tags begin with it, and the User-Agent contains it. */
  readonly requestId: string;
  /** The round of reads that the commands belong to. */
  readonly round?: number | undefined;
  /**
   * A `read` in flight is cancelled when the deadline passes or the host is found to be down. A `write` is sent only when Dovecot is ready
   * for it, and the gateway then waits for its answer.
   */
  readonly effect: 'read' | 'write';
  readonly pace: Pace;
  /** The listing that the commands were adapted to. If the server has another one when they are sent, nothing is sent. */
  readonly madeFor?: Listing | undefined;
  /** Stops commands that are not sent yet, because their client went away. Commands in flight go on. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts when the whole request has taken too long; its reason is thrown. */
  readonly deadline?: AbortSignal | undefined;
  /** Counts the bytes of a `read`'s answer as they arrive, and cancels the read if there are too many. */
  readonly holding?: Holding | undefined;
  /** Runs pieces of long work, each in a turn of the event loop. */
  readonly turn?: Turn | undefined;
  /**
   * For a `read` alone over HTTP: receives the answer's bytes as they arrive, and `send` resolves without an answer. The next bytes wait
   * for the promise.
   */
  readonly sink?: ((bytes: Buffer) => Promise<void>) | undefined;
}

/** The signals that stop commands that are not sent yet. */
export function stopsOf({ signal, deadline }: SendOptions): AbortSignal[] {
  return [signal, deadline].filter((stop) => stop !== undefined);
}
