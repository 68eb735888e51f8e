import type { Row } from '../../command.ts';
import type { FieldSink } from './field-reader.ts';

/** Collects the fields of an answer into rows as they arrive, so that a long answer is not decoded at its end. */
export class RowSink implements FieldSink {
  readonly rows: Row[] = [];
  readonly #columns: readonly string[];
  #row: Record<string, string> = {};
  #pieces: Buffer[] = [];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** @throws TypeError when the answer should have no fields */
  data(_: string, bytes: Buffer): void {
    if (this.#columns.length === 0) throw new TypeError('an answer has other columns');
    this.#pieces.push(bytes);
  }

  end(column: string): void {
    if (this.#columns.length === 0) throw new TypeError('an answer has other columns');
    this.#row[column] = textOf(this.#pieces);
    this.#pieces = [];
    if (column !== this.#columns.at(-1)) return;
    this.rows.push(this.#row);
    this.#row = {};
  }

  drained(): null {
    return null;
  }
}

/** The text of bytes that arrived in pieces: in one, as a rule. */
export function textOf(pieces: readonly Buffer[]): string {
  const [first] = pieces;
  return (first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces)).toString('utf8');
}
