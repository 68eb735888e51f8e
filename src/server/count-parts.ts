import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { MAX_PAGE } from '../model/query/connection.ts';

/**
 * Parts that one answer may be sent in. The executor takes time in proportion to the square of their number: a second for 1,000, minutes for
 * 10,000.
 */
const MOST_PARTS = 500;
/** Lists that are no pages, and how long they are taken to be: the configuration bounds them. */
const LISTS: Readonly<Record<string, number>> = { 'Query.hosts': 20 };

const known = new WeakMap<DocumentNode, boolean>();

/**
 * Whether an answer may be sent in parts: its query uses `@defer` or `@stream`, for a bounded number of parts. A page of a connection counts as
 * full. The length of any other list is not known, so a query with parts of such a list is answered as a whole.
 * @param document a valid one
 */
export function mayBeSentInParts(schema: GraphQLSchema, document: DocumentNode): boolean {
  const existing = known.get(document);
  if (existing !== undefined) return existing;
  const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  const parts = operations.map((operation) => countParts(schema, document, operation));
  const result = parts.every((count) => count <= MOST_PARTS) && parts.some((count) => count > 0);
  known.set(document, result);
  return result;
}

function countParts(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const ofFragment = new Map<string, number>();
  const count = (set: SelectionSetNode | undefined, type: GraphQLNamedType | null | undefined): number => {
    let parts = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        if (field === undefined) continue;
        const items = isListType(getNullableType(field.type)) ? mostItems(type?.name ?? '', field.name) : 1;
        const each = count(selection.selectionSet, getNamedType(field.type)) + Number(has(selection.directives, 'stream'));
        parts += each === 0 ? 0 : items * each;
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const inner = (): number => count(fragment?.selectionSet, condition === undefined ? type : schema.getType(condition));
      const name = isSpread ? selection.name.value : null;
      const own = name === null ? inner() : (ofFragment.get(name) ?? inner());
      if (name !== null) ofFragment.set(name, own);
      parts += own + Number(has(selection.directives, 'defer'));
    }
    return parts;
  };
  return count(operation.selectionSet, schema.getRootType(operation.operation));
}

function mostItems(type: string, field: string): number {
  return type.endsWith('Connection') ? MAX_PAGE : (LISTS[`${type}.${field}`] ?? Infinity);
}

function has(directives: readonly DirectiveNode[] | undefined, name: string): boolean {
  return directives?.some((one) => one.name.value === name) === true;
}
