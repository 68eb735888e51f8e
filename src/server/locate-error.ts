import { BREAK, GraphQLError, Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

/** The position of a node in a query. */
interface Place {
  /**
   * As the path of an error: names or aliases of the fields from the operation to the node. Null within a fragment, which can have several
   * paths.
   */
  readonly path: readonly string[] | null;
  /** Position within the arguments of the last field, such as `input.search.uids[1]`; null outside of arguments. */
  readonly argument: string | null;
}

/** A validation error with the path of its field, and, for an invalid value, with the argument in `extensions.field`. */
export function locateError(error: GraphQLError, document: DocumentNode): GraphQLError {
  const { nodes = null, source, positions, originalError, extensions } = error;
  const [node] = nodes ?? [];
  const place = node === undefined ? null : placeOf(node, document);
  if (place === null) return error;
  const field = place.argument === null ? {} : { field: place.argument };
  return new GraphQLError(error.message, {
    nodes,
    source: source ?? null,
    positions: positions ?? null,
    path: place.path,
    originalError: originalError ?? null,
    extensions: { ...extensions, ...field },
  });
}

function placeOf(wanted: ASTNode, document: DocumentNode): Place | null {
  let place: Place | null = null;
  visit(document, {
    enter(node, _, parent, __, ancestors) {
      if (node !== wanted) return undefined;
      place = describePlace([...ancestors, ...(parent === undefined ? [] : [parent]), node].filter((one): one is ASTNode => 'kind' in one));
      return BREAK;
    },
  });
  return place;
}

/** @param chain the nodes from the document to the one in question */
function describePlace(chain: readonly ASTNode[]): Place {
  const path: string[] = [];
  let argument: string | null = null;
  for (const [index, node] of chain.entries()) {
    if (node.kind === Kind.FIELD) path.push((node.alias ?? node.name).value);
    else if (node.kind === Kind.ARGUMENT) argument = node.name.value;
    else if (node.kind === Kind.OBJECT_FIELD) argument = `${argument ?? ''}.${node.name.value}`;
    else if (node.kind === Kind.LIST) argument = `${argument ?? ''}${indexWithin(chain[index + 1], node.values)}`;
  }
  const isWhole = chain.some(({ kind }) => kind === Kind.OPERATION_DEFINITION) && path.length > 0;
  return { path: isWhole ? path : null, argument };
}

function indexWithin(value: ASTNode | undefined, values: readonly ASTNode[]): string {
  const index = value === undefined ? -1 : values.indexOf(value);
  return index < 0 ? '' : `[${String(index)}]`;
}
