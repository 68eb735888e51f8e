import { randomUUID } from 'node:crypto';
import { getOperationAST, Kind, type DocumentNode, type GraphQLError } from 'graphql';
import type { Budget } from '../limits/budget.ts';
import type { ClientName } from '../gateway/client-name.ts';
import { clientNameOf } from './client-name.ts';
import type { EnvelopeResult } from '../doveadm/host/envelope-result.ts';

/** An envelope or a round of a request, for its trace. Times are milliseconds since the epoch. */
export interface Passage {
  readonly kind: 'round' | 'envelope';
  readonly host: string;
  /** Null: an envelope that belongs to no round. */
  readonly round: number | null;
  /** Reads of a round, commands of an envelope. */
  readonly size: number;
  readonly result: EnvelopeResult | null;
  readonly startedAt: number;
  readonly endedAt: number;
}

const LONGEST_NAME = 100;
/** A line of the log names this many users at most: a request can have thousands. */
const MOST_USERS = 10;

/** The data of one GraphQL request, collected while it runs. */
export class RequestRecord {
  readonly requestId: string = randomUUID();
  readonly startedAt: number = Date.now();
  /** The operation name from the client, cut to a bounded length; null when it gave none. */
  operationName: string | null = null;
  /** Null: the request had no valid operation. */
  operationType: 'query' | 'mutation' | 'subscription' | null = null;
  /** The distinct selected fields of Query or Mutation. */
  fields: readonly string[] = [];
  /** Null: not authenticated. */
  principal: { readonly name: string; readonly tokenId: string | null; readonly roles: readonly string[] } | null = null;
  ip: string | null = null;
  /** The `traceparent` of the request; null: no such header. */
  readonly traceparent: string | null;
  /** What the client program calls itself; null: it does not say. */
  readonly client: ClientName | null;
  /** Null: it was not admitted. */
  budget: Budget | null = null;
  /** Error codes in its answer, at the top level and in payloads. */
  readonly codes = new Set<string>();
  /** The first users that its commands name. */
  readonly users = new Set<string>();
  /** The first missing permission; null: none was missing. */
  missingPermission: string | null = null;
  /** Commands that have not ended, by host and name. */
  readonly pending = new Map<string, { readonly command: string; readonly host: string; readonly count: number }>();
  /** Cancels it; null: it cannot be cancelled yet. */
  cancel: ((by: string) => void) | null = null;
  commands = 0;
  rounds = 0;
  envelopes = 0;
  replays = 0;
  /** Kept for a trace only. */
  readonly passages: Passage[] = [];
  readonly #began = performance.now();

  /** @param header reads a header of the request; null: it has none of this name */
  constructor(header: (name: string) => string | null = () => null) {
    this.traceparent = header('traceparent');
    this.client = clientNameOf(header);
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

  /** Keeps the codes of errors in the answer, and the first missing permission. */
  noteErrors(errors: readonly GraphQLError[]): void {
    for (const { extensions } of errors) {
      const { code, permission } = extensions;
      if (typeof permission === 'string') this.missingPermission ??= permission;
      if (typeof code === 'string') this.codes.add(code);
    }
  }

  get durationMs(): number {
    return performance.now() - this.#began;
  }

  /** A name for the request from the schema. Never the client's own text, which has unlimited values. */
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
