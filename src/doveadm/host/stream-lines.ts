import { CodedError } from '../errors.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { LineResult } from '../wire/tcp/batch.ts';
import type { Line } from '../wire/tcp/command-line.ts';
import type { FieldSink } from '../wire/tcp/field-reader.ts';
import { resultOf } from './envelope-result.ts';
import { FairQueue } from './fair-queue.ts';
import { envelopeEvent } from './host-event.ts';
import type { LineConnections } from './line-connections.ts';
import { overloaded, type EnvelopeSenderOptions, type HostLink } from './send-envelope.ts';
import { requestTimeouts, type Timeouts } from './timeouts.ts';
import { stopsOf, type SendOptions } from './wire.ts';

/** Answers of any size, read as they arrive. They have slots of their own, so a slow reader delays no other command. */
export class LineStreams {
  readonly #connections: LineConnections;
  readonly #queue: FairQueue;
  readonly #timeouts: Timeouts;
  readonly #link: HostLink;

  constructor(connections: LineConnections, options: EnvelopeSenderOptions, link: HostLink) {
    const { concurrency, timeouts } = options;
    this.#connections = connections;
    this.#queue = new FairQueue(concurrency, options);
    this.#timeouts = timeouts;
    this.#link = link;
  }

  get running(): number {
    return this.#queue.running;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  writeOff(): void {
    this.#queue.writeOff();
  }

  /**
   * Runs a read whose rows go to a sink.
   * @param options `signal` ends it at any time, also after it was sent
   * @returns null when the listener does not accept the connection; the sink then received nothing
   * @throws CodedError | LostEnvelopeError
   */
  async read(line: Line, sink: FieldSink, options: SendOptions): Promise<LineResult | null> {
    this.#link.liveness.assertUp();
    if (this.#queue.isFullFor(options.owner)) throw overloaded(this.#link.emit);
    const queuedAt = performance.now();
    return this.#queue.run(options.owner, () => this.#run(line, sink, options, performance.now() - queuedAt), ...stopsOf(options));
  }

  async #run(line: Line, sink: FieldSink, options: SendOptions, waitedMs: number): Promise<LineResult | null> {
    const { liveness, emit } = this.#link;
    liveness.assertUp();
    const { firstByteMs, transferMs } = requestTimeouts(this.#timeouts, options.pace);
    const signals = [...stopsOf(options), liveness.downSignal];
    const startedAt = performance.now();
    const connection = await this.#connections.take('mail', true);
    if (connection === null) return null;
    const { results, failure } = await connection.run([line], { firstByteMs, transferMs, signals, sink });
    const [result] = results;
    const sent = { wire: 'tcp', commands: 1, options, waitedMs, startedAt } as const;
    emit(envelopeEvent(sent, failure === null ? 'answered' : resultOf(failure)));
    if (failure !== null) {
      if (failure instanceof LostEnvelopeError && failure.kind === 'dropped') liveness.probe();
      throw failure instanceof LostEnvelopeError
        ? new CodedError('UPSTREAM_UNAVAILABLE', failure.message, {}, { cause: failure })
        : failure;
    }
    liveness.heard();
    this.#connections.giveBack(connection, 'mail');
    return result ?? null;
  }
}
