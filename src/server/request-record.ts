import { randomUUID } from 'node:crypto';
import { getOperationAST, Kind, type DocumentNode } from 'graphql';
import type { Budget } from '../limits/budget.ts';
import type { EnvelopeResult } from '../doveadm/host/envelope-result.ts';

/** An envelope or a round of a request, for its trace. Times are milliseconds since the epoch. */
export interface Passage {
  readonly kind: 'round' | 'envelope';
  readonly host: string;
  /** null: an envelope that belongs to no round. */
  readonly round: number | null;
  /** Reads of a round, commands of an envelope. */
  readonly size: number;
  readonly result: EnvelopeResult | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

const LONGEST_NAME = 100;

/** What is known of one GraphQL request, gathered while it runs. */
export class RequestRecord {
  readonly requestId: string = randomUUID();
  readonly startedAt: number = Date.now();
  /** The client's word for it, cut to a sensible length; null: it gave none. */
  operationName: string | null = null;
  /** null: it came to no operation. */
  operationType: 'query' | 'mutation' | 'subscription' | null = null;
  /** The fields of Query or Mutation that it asks for, each once. */
  fields: readonly string[] = [];
  /** null: not authenticated. */
  principal: { readonly name: string; readonly tokenId: string | null; readonly roles: readonly string[] } | null = null;
  ip: string | null = null;
  /** The `traceparent` it came with; null: none. */
  readonly traceparent: string | null;
  /** null: it was not let in. */
  budget: Budget | null = null;
  /** Error codes that it met, on top and in payloads. */
  readonly codes = new Set<string>();
  commands = 0;
  rounds = 0;
  envelopes = 0;
  replays = 0;
  /** Kept for a trace only. */
  readonly passages: Passage[] = [];
  readonly #began = performance.now();

  constructor(traceparent: string | null = null) {
    this.traceparent = traceparent;
  }

  get durationMs(): number {
    return performance.now() - this.#began;
  }

  /** What the request is, in a word from the schema: never the client's own, of which there is no end. */
  get label(): string {
    const [field] = this.fields;
    if (field === undefined) return 'none';
    return this.fields.length === 1 ? field : 'several';
  }

  describe(document: DocumentNode, operationName: string | null | undefined): void {
    const operation = getOperationAST(document, operationName);
    if (operation === null || operation === undefined) return;
    this.operationName = operation.name?.value.slice(0, LONGEST_NAME) ?? null;
    this.operationType = operation.operation;
    const names = operation.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '...'));
    this.fields = [...new Set(names)].slice(0, 20);
  }
}
