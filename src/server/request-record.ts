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
/** So many users stand on a line of the log: a request can name thousands. */
const MOST_USERS = 10;

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
  /** The first users that its commands name. */
  readonly users = new Set<string>();
  /** The permission that was missing first; null: none was. */
  missingPermission: string | null = null;
  /** Commands that have not ended, by host and name. */
  readonly pending = new Map<string, { readonly command: string; readonly host: string; readonly count: number }>();
  /** Stops it; null: it cannot be stopped yet. */
  cancel: ((by: string) => void) | null = null;
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

  commandStarted(host: string, command: string, users: readonly string[]): void {
    for (const user of users) if (this.users.size < MOST_USERS) this.users.add(user);
    this.#count(host, command, 1);
  }

  commandEnded(host: string, command: string): void {
    this.#count(host, command, -1);
  }

  #count(host: string, command: string, change: number): void {
    const key = `${host} ${command}`;
    const count = (this.pending.get(key)?.count ?? 0) + change;
    if (count <= 0) this.pending.delete(key);
    else this.pending.set(key, { command, host, count });
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
