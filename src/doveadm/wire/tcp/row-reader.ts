import type { Row } from '../../command.ts';
import { unescapeText } from './escape.ts';

const TAB = 0x09;

/**
 * Decodes the rows of an answer as they arrive, so that a long answer is not decoded at its end. The complete fields of a chunk are
 * decoded together: a call into Node's buffers for each of them took most of the time.
 */
export class RowReader {
  readonly rows: Row[] = [];
  readonly #columns: readonly string[];
  #row: Record<string, string> = {};
  #column = 0;
  /** The beginning of a field whose end has not arrived. */
  #pieces: Buffer[] = [];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** @throws TypeError when the answer should have no fields */
  push(bytes: Buffer): void {
    if (bytes.length > 0 && this.#columns.length === 0) throw new TypeError('an answer has other columns');
    const end = bytes.lastIndexOf(TAB);
    if (end >= 0) {
      const text = textOf([...this.#pieces, bytes.subarray(0, end)]);
      this.#pieces = [];
      for (const field of text.split('\t')) this.#add(unescapeText(field));
    }
    if (end + 1 < bytes.length) this.#pieces.push(bytes.subarray(end + 1));
  }

  /** @throws TypeError when the last row is not complete */
  finish(): void {
    if (this.#column !== 0 || this.#pieces.length > 0) throw new TypeError('an answer has other columns');
  }

  #add(value: string): void {
    this.#row[this.#columns[this.#column] ?? ''] = value;
    if (++this.#column < this.#columns.length) return;
    this.rows.push(this.#row);
    this.#row = {};
    this.#column = 0;
  }
}

/** The text of bytes that arrived in pieces: in one, as a rule. */
export function textOf(pieces: readonly Buffer[]): string {
  const [first] = pieces;
  return (first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces)).toString('utf8');
}
