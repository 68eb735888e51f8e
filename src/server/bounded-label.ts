/** What stands for all further values. */
const OTHER = 'other';

/** Keeps the number of values of a metric's label bounded, when clients choose the values: only the first ones are kept. */
export class BoundedLabel {
  readonly #most: number;
  readonly #known = new Set<string>();

  /** @param most values, without `other` */
  constructor(most: number) {
    this.#most = most;
  }

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#most) return OTHER;
    this.#known.add(value);
    return value;
  }
}
