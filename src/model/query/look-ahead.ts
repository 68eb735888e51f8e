import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field that a query selects below a resolver's own field, with its arguments. */
export interface SelectedField {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The selections below it. */
  readonly fields: readonly SelectedField[];
}

/** By the type of the object. Siblings share their nodes, so the result for one user serves the other ninety-nine. */
const known = new WeakMap<readonly FieldNode[], Map<GraphQLNamedType, readonly SelectedField[]>>();

/**
 * The selections below the field being resolved, with fragments expanded and `@skip` and `@include` applied. Of an interface or a union,
 * those of all its types.
 */
export function selectedFields(info: GraphQLResolveInfo): readonly SelectedField[] {
  const type = getNamedType(info.returnType);
  const byType = known.get(info.fieldNodes) ?? new Map<GraphQLNamedType, readonly SelectedField[]>();
  known.set(info.fieldNodes, byType);
  const existing = byType.get(type);
  if (existing !== undefined) return existing;
  const fields = info.fieldNodes.flatMap((node) => collect(node.selectionSet, type, info));
  byType.set(type, fields);
  return fields;
}

/** The selections of a connection's nodes, through `nodes` or `edges`. */
export function selectedOfNodes(fields: readonly SelectedField[]): readonly SelectedField[] {
  return [...fieldsOf(fields, 'nodes'), ...fieldsOf(fieldsOf(fields, 'edges'), 'node')];
}

export function isSelected(fields: readonly SelectedField[], name: string): boolean {
  return fields.some((field) => field.name === name);
}

/** The selections below the fields of this name. */
export function fieldsOf(fields: readonly SelectedField[], name: string): readonly SelectedField[] {
  return fields.filter((field) => field.name === name).flatMap((field) => field.fields);
}

/** Evaluates `@skip` and `@include` of a selection. */
export function isIncluded(selection: SelectionNode, info: GraphQLResolveInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues);
  return skip?.if !== true && include?.if !== false;
}

/** Evaluates `@defer` of a fragment. */
export function isDeferred(selection: SelectionNode, info: GraphQLResolveInfo): boolean {
  const directive = info.schema.getDirective('defer');
  const values = directive && getDirectiveValues(directive, selection, info.variableValues);
  return values !== undefined && values?.if !== false;
}

function collect(set: SelectionSetNode | undefined, type: GraphQLNamedType, info: GraphQLResolveInfo): SelectedField[] {
  return (set?.selections ?? []).flatMap((selection): SelectedField[] => {
    if (!isIncluded(selection, info)) return [];
    if (selection.kind === Kind.FIELD) {
      const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (definition === undefined) return [];
      return [
        {
          name: definition.name,
          args: getArgumentValues(definition, selection, info.variableValues),
          fields: collect(selection.selectionSet, getNamedType(definition.type), info),
        },
      ];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : (info.schema.getType(condition) ?? type);
    if (isObjectType(type)) return appliesTo(narrowed, type, info) ? collect(fragment?.selectionSet, type, info) : [];
    return collect(fragment?.selectionSet, narrowed, info);
  });
}

/** Whether a fragment with this condition applies to objects of this type. */
export function appliesTo(condition: GraphQLNamedType, type: GraphQLObjectType, info: GraphQLResolveInfo): boolean {
  return condition === type || (isAbstractType(condition) && info.schema.isSubType(condition, type));
}
