import { unescapeField } from './escape.ts';

const ESCAPE = 0x01;
const TAB = 0x09;

/** Receives the fields of an answer as they arrive, whatever their size. */
export interface FieldSink {
  /** A piece of a field. A field can have any number of pieces; an empty one has none. */
  data(column: string, bytes: Buffer): void;
  /** The field is complete. */
  end(column: string): void;
  /** Resolves when there is room for more. Null: there is room now. */
  drained(): Promise<void> | null;
}

/** Splits the rows of an answer into fields as they arrive, without holding a field. */
export class FieldReader {
  readonly #columns: readonly string[];
  readonly #sink: FieldSink;
  #column = 0;
  /** Whether the last piece ended within an escape. */
  #escaped = false;
  #isWithin = false;

  constructor(columns: readonly string[], sink: FieldSink) {
    this.#columns = columns;
    this.#sink = sink;
  }

  push(bytes: Buffer): void {
    let start = 0;
    for (let tab = bytes.indexOf(TAB); tab >= 0; tab = bytes.indexOf(TAB, start)) {
      this.#take(bytes.subarray(start, tab));
      this.#sink.end(this.#name);
      this.#column = (this.#column + 1) % this.#columns.length;
      this.#isWithin = false;
      start = tab + 1;
    }
    this.#take(bytes.subarray(start));
  }

  /** @throws TypeError when the last row is not complete */
  finish(): void {
    if (this.#column !== 0 || this.#isWithin) throw new TypeError('an answer has other columns');
  }

  get #name(): string {
    return this.#columns[this.#column] ?? '';
  }

  #take(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#isWithin = true;
    const whole = this.#escaped ? Buffer.concat([Buffer.of(ESCAPE), bytes]) : bytes;
    this.#escaped = whole.at(-1) === ESCAPE;
    const plain = unescapeField(this.#escaped ? whole.subarray(0, -1) : whole);
    if (plain.length > 0) this.#sink.data(this.#name, plain);
  }
}
