import type { AnyCommand, Pace } from '../command.ts';
import type { Answer } from '../wire/answer.ts';
import type { WireCommand } from '../wire/http/envelope.ts';
import type { Limits, Listing } from '../wire/listing.ts';
import type { QueueOwner } from './fair-queue.ts';

/** One way over the network to a host. What dispatch knows of the network is this. */
export interface Wire {
  /**
   * Whether commands are answered one by one and in order. Where an answer is lost, it is then known whose, and commands are sent together
   * whatever their number. Otherwise an envelope is answered or lost as a whole.
   */
  readonly answersInOrder: boolean;
  /** Whether this command goes over this wire now. A host takes the first of its wires that says so; HTTP says so of every command. */
  takes(command: OutgoingCommand, listing: Listing): boolean;
  /** How much one `send` can hold on a server with this listing. */
  limits(listing: Listing): Limits;
  /**
   * Sends commands together. Resolves to their answers, in the order of the commands; an error stands for an answer that is missing.
   * @throws CodedError where sending the commands in another way gains nothing
   * @throws LostEnvelopeError where the answer is lost and one of the commands may be the cause
   * @throws ServerReplacedError where nothing was sent and the commands must be adapted to another listing
   */
  send(commands: readonly OutgoingCommand[], options: SendOptions): Promise<SendResult[]>;
}

/** Counts the bytes of answers for as long as they are held. */
export interface Holding {
  /** @throws CodedError where that is too much: the answer is given up */
  take(bytes: number): void;
  giveBack(bytes: number): void;
}

/** An answer, or why a command has none while others have. */
export type SendResult = Answer | Error;

/** A command that is ready to be sent: as its record has it, and as HTTP writes it. */
export interface OutgoingCommand extends WireCommand {
  readonly command: AnyCommand;
  readonly args: Readonly<Record<string, unknown>>;
}

/** On whose behalf, and how, commands are sent. */
export interface SendOptions {
  /** One per GraphQL request: the host shares its slots fairly between principals, and between the requests of each. */
  readonly owner: QueueOwner;
  /** Finds the command in the logs of both sides: an envelope's tags begin with it, and the User-Agent holds it. */
  readonly requestId: string;
  /** The round of reads that the commands belong to. */
  readonly round?: number | undefined;
  /**
   * A `read` that was sent is given up when the deadline passes or the host is found to be down. A `write` is sent only when Dovecot is
   * ready for it, and is then waited for.
   */
  readonly effect: 'read' | 'write';
  readonly pace: Pace;
  /** The listing that the commands were adapted to. Where the server has another one by the time of sending, nothing is sent. */
  readonly madeFor?: Listing | undefined;
  /** Stops commands that are not sent yet: their client went away. Commands that were sent go on. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts when the whole request has taken too long; its reason is thrown. */
  readonly deadline?: AbortSignal | undefined;
  /** Counts the bytes that a `read` is answered while they arrive, and gives the read up where they are too many. */
  readonly holding?: Holding | undefined;
  /**
   * Of a `read` that goes alone over HTTP: gets the answer's bytes while they arrive, and `send` resolves to no answer. The next bytes wait for the
   * promise.
   */
  readonly sink?: ((bytes: Buffer) => Promise<void>) | undefined;
}

/** What stops commands that are not sent yet. */
export function stopsOf({ signal, deadline }: SendOptions): AbortSignal[] {
  return [signal, deadline].filter((stop) => stop !== undefined);
}
