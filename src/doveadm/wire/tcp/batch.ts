import type { Row } from '../../command.ts';
import { CodedError } from '../../errors.ts';
import { LostEnvelopeError } from '../http/lost-envelope.ts';
import { decodeAnswer, type LineAnswer, type LogLine } from './answer.ts';
import { watchAbort } from '../abort-watch.ts';
import type { Line } from './command-line.ts';
import { FieldReader, type FieldSink } from './field-reader.ts';
import { RowReader, textOf } from './row-reader.ts';

/** Counts the bytes of answers while they are held. */
export interface Holding {
  /** @throws CodedError when that is too much: the answer is discarded */
  take(bytes: number): void;
  giveBack(bytes: number): void;
}

export interface LineOptions {
  /** Milliseconds from the time when Dovecot can start a command to the first byte of its answer. */
  readonly firstByteMs: number;
  /** Milliseconds from the first byte of an answer to its last, and for sending a message. */
  readonly transferMs: number;
  /** Each one cancels what has no answer yet. */
  readonly signals?: readonly AbortSignal[];
  readonly holding?: Holding | undefined;
  /** Receives the milliseconds that decoding took. */
  readonly onDecoded?: ((ms: number) => void) | undefined;
  /**
   * Receives the rows of one line's answer as they arrive, instead of the result. The transfer may then take any time, as long as it makes
   * progress.
   */
  readonly sink?: FieldSink | undefined;
  /** Waits a moment for the log lines of a failure: they can arrive after the answer. */
  readonly awaitsLog?: boolean;
}

export interface LineResult {
  readonly answer: LineAnswer;
  /** What Dovecot logged for it. */
  readonly log: readonly LogLine[];
}

/** The results of several lines. Answers arrive in the order of the lines. */
export interface LinesResult {
  readonly results: readonly LineResult[];
  /** Why there are fewer results than lines. The first line without a result was running; those after it did not run. */
  readonly failure: Error | null;
  /** Log lines of the line that was running. */
  readonly log: readonly LogLine[];
}

/** The largest answer that is held. A larger one is discarded. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const LF = 0x0a;
/** Dovecot sends both at the same time. */
const LOG_DELAY_MS = 10;

/** Lines in flight on a connection. */
export class Batch {
  readonly done: Promise<LinesResult>;
  readonly #lines: readonly Line[];
  readonly #options: LineOptions;
  /** Reads the rows of the current line as they arrive. Null: its answer is JSON. */
  #reader: RowReader | FieldReader | null = null;
  readonly #results: LineResult[] = [];
  #settle: (result: LinesResult) => void = () => undefined;
  #data: Buffer[] = [];
  #bytes = 0;
  #status: Buffer[] | null = null;
  #log: LogLine[] = [];
  #timer: NodeJS.Timeout | undefined;
  #limitMs = 0;
  /** What did not happen when the time is over. */
  #missing = '';
  #delay: NodeJS.Timeout | undefined;
  /** Whether the rest of the current answer has its time limit. */
  #isLimited = false;
  #isSettled = false;
  readonly #ignore: () => void;

  constructor(lines: readonly Line[], options: LineOptions) {
    this.#lines = lines;
    this.#options = options;
    this.#expectRows();
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const { signals = [] } = options;
    this.#ignore = watchAbort(signals, () => {
      this.fail(signals.find(({ aborted }) => aborted)?.reason as Error);
    });
  }

  /** @param inputSent resolves when the input after a line has been sent */
  begin(inputSent: Promise<unknown> | null): void {
    if (this.#options.signals?.some(({ aborted }) => aborted) === true) {
      this.fail(this.#options.signals.find(({ aborted }) => aborted)?.reason as Error);
      return;
    }
    if (inputSent === null) this.#limit(this.#options.firstByteMs, 'Dovecot did not answer');
    else {
      this.#limit(this.#options.transferMs, 'The message could not be sent');
      void inputSent.then(() => {
        this.#limit(this.#options.firstByteMs, 'Dovecot did not answer');
      });
    }
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** More of the content after the line has been sent. */
  moved(): void {
    this.#limit(this.#options.transferMs, 'The message could not be sent');
  }

  /** All content so far has been sent. The clock stops: the upload limits how long its client may send nothing. */
  awaitsContent(): void {
    this.#stopClock();
  }

  /** Resolves when the sink accepts more; the clock stops meanwhile. Null: it accepts more now. */
  waitForSink(): Promise<void> | null {
    const drained = this.#isSettled ? null : (this.#options.sink?.drained() ?? null);
    if (drained === null) return null;
    this.#stopClock();
    return drained.then(() => {
      this.#limit(this.#options.transferMs, "Dovecot's answer did not go on");
    });
  }

  data(bytes: Buffer): void {
    const startedAt = performance.now();
    for (let rest = bytes; rest.length > 0 && !this.#isSettled;)
      rest = this.#status === null ? this.#takeRows(rest) : this.#takeStatus(this.#status, rest);
    this.#limitRest();
    this.#options.onDecoded?.(performance.now() - startedAt);
  }

  log(line: LogLine): void {
    this.#log.push(line);
  }

  /** Log lines can arrive after their answer: in the same chunk, or in the next. */
  endOfChunk(): void {
    if (this.#results.length < this.#lines.length) return;
    const answer = this.#results.at(-1)?.answer;
    const hasFailed = typeof answer === 'object' && 'error' in answer;
    if (this.#options.awaitsLog !== true || !hasFailed) this.#complete();
    else this.#delay ??= setTimeout(() => this.#complete(), LOG_DELAY_MS);
  }

  #complete(): void {
    const last = this.#results.at(-1);
    if (last !== undefined && this.#log.length > 0) this.#results[this.#results.length - 1] = { ...last, log: [...last.log, ...this.#log] };
    this.#finish(null, []);
  }

  /** The connection ended. */
  lose(reason: Error): void {
    if (this.#results.length === this.#lines.length) return;
    const kind = this.#bytes > 0 || this.#status !== null ? 'truncated' : 'dropped';
    const what = kind === 'truncated' ? 'ended within the answer' : 'ended without an answer';
    this.fail(
      new LostEnvelopeError(kind, `The connection to Dovecot ${what} (${(reason as { code?: string }).code ?? reason.message}).`, reason),
    );
  }

  fail(error: Error): void {
    this.#options.holding?.giveBack(this.#bytes);
    this.#finish(error, this.#log);
  }

  #takeRows(bytes: Buffer): Buffer {
    if (this.#results.length === this.#lines.length) throw new TypeError('there are more answers than commands');
    const { sink } = this.#options;
    const end = bytes.indexOf(LF);
    const rows = end < 0 ? bytes : bytes.subarray(0, end);
    this.#bytes += rows.length;
    if (sink === undefined) this.#hold(rows.length);
    if (this.#reader !== null) this.#reader.push(rows);
    else if (rows.length > 0) this.#data.push(rows);
    if (end < 0) return bytes.subarray(bytes.length);
    this.#status = [];
    return bytes.subarray(end + 1);
  }

  #hold(bytes: number): void {
    this.#options.holding?.take(bytes);
    if (this.#bytes > MAX_ANSWER_BYTES) {
      const message = `Dovecot's answer is larger than ${String(MAX_ANSWER_BYTES)} bytes; select less, or request a smaller page.`;
      throw new CodedError('PAYLOAD_TOO_LARGE', message, {}, { mayHaveRun: true });
    }
  }

  /** Prepares for the answer to the next line. */
  #expectRows(): void {
    const columns = this.#lines[this.#results.length]?.columns ?? [];
    const { sink } = this.#options;
    if (columns === 'json') this.#reader = null;
    else this.#reader = sink === undefined ? new RowReader(columns) : new FieldReader(columns, sink);
  }

  #takeStatus(status: Buffer[], bytes: Buffer): Buffer {
    const end = bytes.indexOf(LF);
    status.push(end < 0 ? bytes : bytes.subarray(0, end));
    if (end < 0) return bytes.subarray(bytes.length);
    this.#answer(textOf(status));
    return bytes.subarray(end + 1);
  }

  #answer(status: string): void {
    const line = this.#lines[this.#results.length];
    if (line === undefined) throw new Error('unreachable');
    if (status === '+') this.#reader?.finish();
    this.#results.push({ answer: decodeAnswer(status, () => this.#rows(), line.unknownExitCode), log: this.#log });
    this.#data = [];
    this.#bytes = 0;
    this.#status = null;
    this.#log = [];
    this.#isLimited = false;
    if (this.#results.length === this.#lines.length) return;
    this.#expectRows();
    this.#limit(this.#options.firstByteMs, 'Dovecot did not answer');
  }

  #rows(): readonly Row[] {
    if (this.#reader === null) return [JSON.parse(textOf(this.#data)) as Row];
    return this.#reader instanceof RowReader ? this.#reader.rows : [];
  }

  /** Most answers arrive in one piece. The rest of another one gets a time limit, and with a sink, each part of it. */
  #limitRest(): void {
    const isPartial = this.#bytes > 0 || this.#status !== null;
    if (!isPartial || (this.#isLimited && this.#options.sink === undefined)) return;
    this.#isLimited = true;
    this.#limit(this.#options.transferMs, "Dovecot's answer did not end");
  }

  #limit(ms: number, what: string): void {
    if (this.#isSettled) return;
    this.#missing = what;
    // There is a limit for each answer. Starting the same timer again costs a fraction of a new one.
    if (this.#timer !== undefined && this.#limitMs === ms) {
      this.#timer.refresh();
      return;
    }
    this.#stopClock();
    this.#limitMs = ms;
    this.#timer = setTimeout(() => {
      this.fail(new CodedError('UPSTREAM_TIMEOUT', `${this.#missing} within ${String(ms / 1000)} s.`, {}, { mayHaveRun: true }));
    }, ms);
  }

  #stopClock(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #finish(failure: Error | null, log: readonly LogLine[]): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#stopClock();
    this.#ignore();
    this.#settle({ results: this.#results, failure, log });
  }
}
