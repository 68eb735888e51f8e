import { getArgumentValues, GraphQLObjectType, Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import type { GraphQLContext } from '../../context.ts';
import { appliesTo, isDeferred, isIncluded } from './look-ahead.ts';

/**
 * Runs the resolvers of an object's selected fields before it is known whether the object exists, so that one round answers both. Their
 * reads wait in the request's loaders, and their results and errors are discarded. When GraphQL reaches the fields, it runs the resolvers
 * again, with their checks and audit lines.
 * @param info of the field that finds the object
 */
export function readAhead(typeName: string, parent: object, context: GraphQLContext, info: GraphQLResolveInfo): void {
  const type = info.schema.getType(typeName);
  if (!(type instanceof GraphQLObjectType)) throw new TypeError(`${typeName} is not an object type`);
  const ahead = { ...context, doveadm: context.doveadm.ahead() };
  const selected = new Map<string, FieldNode[]>();
  for (const { selectionSet } of info.fieldNodes) collect(selectionSet, type, { ...info, inParts: context.inParts === true }, selected);
  for (const fieldNodes of selected.values()) {
    const [node] = fieldNodes;
    const definition = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node === undefined || definition?.resolve === undefined) continue;
    const { name: fieldName, type: returnType, resolve } = definition;
    void attempt(() =>
      resolve(parent, getArgumentValues(definition, node, info.variableValues), ahead, {
        ...info,
        fieldName,
        fieldNodes,
        returnType,
        parentType: type,
      }),
    );
  }
}

async function attempt(resolve: () => unknown): Promise<void> {
  try {
    await resolve();
  } catch {
    // The resolver fails with the same error when GraphQL runs it.
  }
}

/** The selected fields of an object of this type, by their keys in the answer, without those that are sent later. */
function collect(
  set: SelectionSetNode | undefined,
  type: GraphQLObjectType,
  info: GraphQLResolveInfo & { readonly inParts: boolean },
  selected: Map<string, FieldNode[]>,
): void {
  for (const selection of set?.selections ?? []) {
    if (!isIncluded(selection, info) || (info.inParts && isDeferred(selection, info))) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      selected.set(key, [...(selected.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    const condition = fragment?.typeCondition === undefined ? type : info.schema.getType(fragment.typeCondition.name.value);
    if (condition !== undefined && appliesTo(condition, type, info)) collect(fragment?.selectionSet, type, info, selected);
  }
}
