import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { Turn } from './turns.ts';

/**
 * About how many values of one answer are built in one turn of the event loop. Enough that the selections of a page of users share one
 * round.
 */
const VALUES_IN_TURN = 10_000;

/** Spreads the items of an answer's long lists over turns of the event loop, so that the gateway can serve other requests between them. */
export class AnswerPace {
  readonly #request: Turn;
  #left = VALUES_IN_TURN;
  /** The turn that builds the next items. Null: the current turn. */
  #turn: Promise<void> | null = null;

  constructor(request: Turn) {
    this.#request = request;
  }

  /** @param valuesEach number of selected fields of each item */
  spread(items: readonly unknown[], valuesEach: number): readonly unknown[] {
    const values = items.length * valuesEach;
    if (values > this.#left) return items.map((item) => this.#inTurn(item, valuesEach));
    this.#left -= values;
    return items;
  }

  #inTurn(item: unknown, values: number): unknown {
    if (values > this.#left) {
      const next = (): Promise<void> => this.#request.take() ?? nextTurn();
      this.#turn = this.#turn === null ? next() : this.#turn.then(next);
      this.#left = VALUES_IN_TURN;
    }
    this.#left -= values;
    return this.#turn === null ? item : this.#turn.then(() => item);
  }
}

const known = new WeakMap<SelectionSetNode, number>();

/**
 * The number of selected fields of a list's items, including those of nested objects. A nested list counts as one item: it is spread
 * separately.
 */
export function selectedFields({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): number {
  const count = (set: SelectionSetNode | undefined): number => {
    if (set === undefined) return 0;
    const existing = known.get(set);
    if (existing !== undefined) return existing;
    let fields = 0;
    for (const selection of set.selections) {
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;
      fields += count(inner) + Number(selection.kind === Kind.FIELD);
    }
    known.set(set, fields);
    return fields;
  };
  return 1 + fieldNodes.reduce((sum, node) => sum + count(node.selectionSet), 0);
}
