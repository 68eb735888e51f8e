import type { Socket } from 'node:net';
import { CodedError } from '../../errors.ts';
import type { Upload } from '../upload.ts';
import { LostEnvelopeError } from '../http/lost-envelope.ts';
import { decodeLog } from './answer.ts';
import { Batch, type LineOptions, type LinesResult } from './batch.ts';
import { encodeInput, type Line } from './command-line.ts';
import { PacketReader } from './packets.ts';
import { stuffDots } from './stuff-dots.ts';

/** One connection to a doveadm process, which runs commands in sequence. Lines are sent together and answered in order. */
export class Connection {
  /** Commands sent on it. */
  commands = 0;
  /** When it was opened, by `performance.now()`, and when it last answered. */
  readonly openedAt = performance.now();
  usedAt = this.openedAt;
  readonly #socket: Socket;
  readonly #packets: PacketReader;
  #batch: Batch | null = null;
  #ended: Error | null = null;
  #onClose: () => void = () => undefined;

  /** @param socket after the handshake */
  constructor(socket: Socket) {
    this.#socket = socket;
    this.#packets = new PacketReader({
      data: (bytes) => {
        if (this.#batch === null) throw new TypeError('an answer came to nothing');
        this.#batch.data(bytes);
      },
      log: (line) => {
        this.#batch?.log(decodeLog(line));
      },
    });
    socket.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    socket.on('error', (error) => {
      this.#end(error);
    });
    socket.once('end', () => {
      this.#end(new Error('the connection ended'));
    });
    socket.once('close', () => {
      this.#end(new Error('the connection closed'));
      this.#onClose();
    });
    socket.resume();
  }

  get isOpen(): boolean {
    return this.#ended === null && this.#socket.writable && !this.#socket.destroyed;
  }

  /** Idle connections do not keep the process running. */
  setIdle(idle: boolean): void {
    if (idle) this.#socket.unref();
    else this.#socket.ref();
  }

  onceClosed(listener: () => void): void {
    this.#onClose = listener;
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Sends lines and collects their answers. One call at a time. Never rejects; a connection with a failure is closed. */
  async run(lines: readonly Line[], options: LineOptions): Promise<LinesResult> {
    if (!this.isOpen) return { results: [], failure: notSent(this.#ended), log: [] };
    const batch = new Batch(lines, options);
    this.#batch = batch;
    this.commands += lines.length;
    batch.begin(this.#send(lines, batch));
    const result = await batch.done;
    this.#batch = null;
    this.usedAt = performance.now();
    // A Dovecot that has refused a line reads its content as lines, and is about to close the connection.
    const isRefused = result.results.some(
      ({ answer }, index) => lines[index]?.input !== null && answer !== 'REFERRED' && 'error' in answer,
    );
    if (result.failure !== null || isRefused || lines.some(({ endsConnection }) => endsConnection)) this.close();
    return result;
  }

  /** @returns resolves when the content after a line has been sent; null: no line has content */
  #send(lines: readonly Line[], batch: Batch): Promise<unknown> | null {
    let text = '';
    let inputSent: Promise<unknown> | null = null;
    for (const line of lines) {
      text += line.text;
      if (line.input === null) continue;
      this.#socket.write(text);
      text = '';
      const { input } = line;
      if (typeof input === 'string') inputSent = new Promise((resolve) => this.#socket.write(encodeInput(input), resolve));
      else inputSent = this.#pump(input, batch);
    }
    if (text !== '') this.#socket.write(text);
    return inputSent;
  }

  /** Sends content as it arrives. If it does not arrive whole, the connection ends before its last line, and Dovecot saves none of it. */
  async #pump(upload: Upload, batch: Batch): Promise<void> {
    try {
      for await (const chunk of stuffDots(upload.chunks())) {
        if (batch.isSettled || this.#socket.destroyed) return;
        batch.moved();
        if (!this.#socket.write(chunk)) await this.#drained();
        batch.awaitsContent();
      }
    } catch (error) {
      batch.fail(error as Error);
    }
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#socket.off('drain', done).off('close', done);
        resolve();
      };
      this.#socket.on('drain', done).on('close', done);
    });
  }

  #take(chunk: Buffer): void {
    try {
      this.#packets.push(chunk);
      this.#batch?.endOfChunk();
      const drained = this.#batch?.waitForSink() ?? null;
      if (drained === null) return;
      this.#socket.pause();
      void drained.then(() => {
        this.#socket.resume();
      });
    } catch (error) {
      const fault =
        error instanceof CodedError
          ? error
          : new LostEnvelopeError('garbled', `Dovecot's answer is unreadable: ${(error as Error).message}.`, error);
      this.#ended ??= fault;
      this.#batch?.fail(fault);
      this.close();
    }
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    this.#batch?.lose(reason);
  }
}

function notSent(cause: Error | null): CodedError {
  return new CodedError('UPSTREAM_UNAVAILABLE', 'The connection to Dovecot ended before a command was sent.', {}, { cause });
}
