import {
  defaultFieldResolver,
  getNamedType,
  GraphQLError,
  isLeafType,
  isObjectType,
  responsePathAsArray,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { ExecutionResult, GraphQLField, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { CodedError } from '../doveadm/errors.ts';
import { AnswerPace, selectedFields } from './answer-pace.ts';
import type { Lease } from './shared-resource.ts';
import type { Turn } from './turns.ts';

/** Fields and list items that one answer may hold: the number of selected fields times the number of objects. */
export const MOST_VALUES = 250_000;
/** What an error costs: its message, path and extensions. */
const ERROR = { values: 5, bytes: 500 } as const;
const SCALAR_BYTES = 8;
/** The quotes of a name and its value, colon and comma. */
const SIGNS_BYTES = 6;

/** The key of a result's error, when a part of the result is missing: the response has the error beside its data. */
export const MISSING = Symbol('missing');
export type Incomplete<T> = T & { readonly [MISSING]?: Error };

/** Measures an answer while it is built, and stops when it is too large. */
export class AnswerMeter {
  readonly turn: Turn;
  readonly pace: AnswerPace;
  readonly #lease: Lease;
  readonly #mostValues: number;
  #values = 0;
  #bytes = 0;
  #overflow: GraphQLError | null = null;
  readonly #missing = new Map<string, GraphQLError>();

  /** @param lease of the memory for answers, held until the answer has been sent */
  constructor(lease: Lease, turn: Turn, mostValues = MOST_VALUES) {
    this.#lease = lease;
    this.turn = turn;
    this.pace = new AnswerPace(turn);
    this.#mostValues = mostValues;
  }

  /** Counts a part of the answer. @throws GraphQLError, the same each time: once the answer is too large, it is not built further */
  count(values: number, bytes: number): void {
    if (this.#overflow !== null) throw this.#overflow;
    this.#values += values;
    try {
      if (this.#values > this.#mostValues) throw tooManyValues(this.#mostValues);
      this.#bytes += bytes;
      this.#lease.take(bytes);
    } catch (error) {
      // graphql-js treats an error with a path as located, and does not make a new one for each field that meets it.
      this.#overflow = new GraphQLError((error as Error).message, { path: [], originalError: error as Error });
      throw this.#overflow;
    }
  }

  /** Begins the next answer of a stream, after the one before has been sent. */
  restart(): void {
    this.#lease.giveBack(this.#bytes);
    this.#values = 0;
    this.#bytes = 0;
    this.#overflow = null;
    this.#missing.clear();
  }

  /**
   * Items that a resolver looks up one by one, for the selection of its field. Many of them are spread over turns of the event loop.
   * @throws GraphQLError when the answer would be too large
   */
  lookUp<T>(items: readonly T[], info: GraphQLResolveInfo): readonly (T | Promise<T>)[] {
    const values = selectedFields(info);
    if (items.length * values > this.#mostValues) throw tooManyValues(this.#mostValues);
    return new AnswerPace(this.turn).spread(items, values) as readonly (T | Promise<T>)[];
  }

  /** About how many bytes the answer has so far. */
  get bytes(): number {
    return this.#bytes;
  }

  countError(): void {
    this.count(ERROR.values, ERROR.bytes);
  }

  /** The error that the answer is too large. */
  get overflow(): GraphQLError | null {
    return this.#overflow;
  }

  /** The errors of incomplete results since the last call. */
  takeMissing(): readonly GraphQLError[] {
    const missing = [...this.#missing.values()];
    this.#missing.clear();
    return missing;
  }

  /** The answer with the errors of incomplete results, or the error that it is too large. */
  resultOf(result: ExecutionResult): ExecutionResult {
    if (this.#overflow !== null) return { data: null, errors: [this.#overflow] };
    const missing = this.takeMissing();
    return missing.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...missing] };
  }

  /** Notes that a field's result is not complete. A result that was read ahead comes twice, the second time at its own path. */
  noteMissing(error: Error, { path, fieldNodes }: GraphQLResolveInfo): void {
    this.countError();
    this.#missing.set(
      error.message,
      new GraphQLError(error.message, { nodes: fieldNodes, path: responsePathAsArray(path), originalError: error }),
    );
  }
}

function tooManyValues(limit: number): CodedError {
  const message = `The answer would hold more than ${String(limit)} values. Select less, or fewer users; changes that this request made before are in the audit log.`;
  return new CodedError('COST_LIMIT', message, {}, { mayHaveRun: true });
}

type Resolver = NonNullable<GraphQLField<unknown, unknown>['resolve']>;

/** Measured fields. Introspection fields are shared by all schemas of a process. */
const measured = new WeakSet<GraphQLField<unknown, unknown>>();

/** Makes every field of a schema count in its request's meter. */
export function meterAnswers(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  for (const field of [...fields, TypeNameMetaFieldDef]) {
    if (measured.has(field)) continue;
    measured.add(field);
    field.resolve = meter(field.resolve ?? defaultFieldResolver, isLeafType(getNamedType(field.type)));
  }
  return schema;
}

/** @param leaf whether the field's value is part of the answer directly, and not through its own fields */
function meter(resolve: Resolver, leaf: boolean): Resolver {
  return (source, args, context, info) => {
    const answer = (context as { readonly answer?: AnswerMeter } | null | undefined)?.answer;
    if (answer === undefined) return resolve(source, args, context, info);
    answer.count(1, String(info.path.key).length + SIGNS_BYTES);
    const measure = (value: unknown): unknown => {
      if (leaf) answer.count(Array.isArray(value) ? value.length : 0, bytesOf(value));
      else if (Array.isArray(value)) {
        answer.count(value.length, 0);
        return answer.pace.spread(value, selectedFields(info));
      } else if (isIncomplete(value)) answer.noteMissing(value[MISSING], info);
      return value;
    };
    const failed = (error: unknown): never => {
      answer.countError();
      throw error;
    };
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      return failed(error);
    }
    return value instanceof Promise ? value.then(measure, failed) : measure(value);
  };
}

function isIncomplete(value: unknown): value is { readonly [MISSING]: Error } {
  return typeof value === 'object' && value !== null && MISSING in value;
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length > 1000 ? Buffer.byteLength(value) : value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + bytesOf(item), 0);
  if (typeof value !== 'object' || value === null || value instanceof Date) return SCALAR_BYTES;
  return JSON.stringify(value).length;
}
