/**
 * The text of one operation, with the types of its data and variables. The documents that graphql-codegen makes with `documentMode: 'string'`
 * are such documents, too.
 */
export interface TypedDocument<Data, Variables> {
  toString(): string;
  /** For the types alone: it never has a value. */
  readonly __apiType?: (variables: Variables) => Data;
}

/** The document of its parts: the operation and its fragments. */
export function documentOf<Data, Variables>(...parts: readonly string[]): TypedDocument<Data, Variables> {
  return parts.join('');
}
