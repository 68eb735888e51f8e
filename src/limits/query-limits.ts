import { Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { CodedError } from '../doveadm/errors.ts';

/** The largest allowed query. A fragment counts each time it is used. */
export interface QueryLimits {
  /** Levels of fields. */
  readonly depth: number;
  /** Fields with an alias, including `__typename`. */
  readonly aliases: number;
  /** Fields of a mutation's first level. */
  readonly mutations: number;
  /** Fields. */
  readonly fields: number;
}

interface Size {
  depth: number;
  aliases: number;
  fields: number;
}

/**
 * Refuses a query that is too large before validation, which can itself take long. A fragment is measured once, so this takes no longer
 * than parsing.
 * @throws CodedError COST_LIMIT
 */
export function assertQueryFits(document: DocumentNode, limits: QueryLimits): void {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const measure = measurer(fragments);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(operation.selectionSet);
    assertWithin(size.depth, limits.depth, 'levels deep', 'MAX_DEPTH');
    assertWithin(size.aliases, limits.aliases, 'aliases', 'MAX_ALIASES');
    assertWithin(size.fields, limits.fields, 'fields', 'MAX_FIELDS');
    if (operation.operation === OperationTypeNode.MUTATION)
      assertWithin(rootFields(operation.selectionSet, fragments), limits.mutations, 'mutations', 'MAX_MUTATIONS');
  }
}

function assertWithin(value: number, limit: number, what: string, setting: string): void {
  if (value <= limit) return;
  throw new CodedError('COST_LIMIT', `The query has more than the ${String(limit)} ${what} that one request may have (${setting}).`);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function measurer(fragments: Fragments): (set: SelectionSetNode | undefined) => Size {
  const known = new Map<string, Size>();
  const measureFragment = (name: string): Size => {
    const existing = known.get(name);
    if (existing !== undefined) return existing;
    // A fragment inside itself counts as nothing: validation refuses it.
    known.set(name, { depth: 0, aliases: 0, fields: 0 });
    const size = measure(fragments.get(name)?.selectionSet);
    known.set(name, size);
    return size;
  };
  const measure = (set: SelectionSetNode | undefined): Size => {
    const total: Size = { depth: 0, aliases: 0, fields: 0 };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const size = selection.kind === Kind.FRAGMENT_SPREAD ? measureFragment(selection.name.value) : measure(selection.selectionSet);
      total.depth = Math.max(total.depth, size.depth + Number(isField));
      total.aliases += size.aliases + Number(isField && selection.alias !== undefined);
      total.fields += size.fields + Number(isField);
    }
    return total;
  };
  return measure;
}

function rootFields(set: SelectionSetNode, fragments: Fragments, path: readonly string[] = []): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) count++;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += rootFields(selection.selectionSet, fragments, path);
    else if (!path.includes(selection.name.value)) {
      const fragment = fragments.get(selection.name.value);
      if (fragment !== undefined) count += rootFields(fragment.selectionSet, fragments, [...path, selection.name.value]);
    }
    if (count > 1000) break;
  }
  return count;
}
