import type { SqlValue } from '../store/database.ts';

/** The conditions of a WHERE clause, with numbered parameters. */
export class Conditions {
  readonly params: SqlValue[] = [];
  readonly #parts: string[] = [];

  /** Adds a parameter. @returns its placeholder */
  param(value: SqlValue): string {
    this.params.push(value);
    return `$${String(this.params.length)}`;
  }

  /** Adds a comparison, unless the value is null or missing. */
  add(column: string, operator: '=' | '>=' | '<', value: SqlValue | undefined): void {
    if (value !== null && value !== undefined) this.#parts.push(`${column} ${operator} ${this.param(value)}`);
  }

  /** Adds a condition that holds when one of several conditions holds. */
  addAny(conditions: readonly string[]): void {
    this.#parts.push(`(${conditions.join(' OR ')})`);
  }

  /** A condition that a column has one of these values. */
  isIn(column: string, values: readonly SqlValue[]): string {
    const [first = null] = values;
    // An index in the order of time serves only one value.
    if (values.length === 1) return `${column} = ${this.param(first)}`;
    return values.length === 0 ? '1 = 0' : `${column} IN (${values.map((value) => this.param(value)).join(', ')})`;
  }

  /** All conditions, for a statement. */
  get sql(): string {
    return this.#parts.length === 0 ? '1 = 1' : this.#parts.join(' AND ');
  }
}
