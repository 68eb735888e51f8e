import {
  getOperationAST,
  getVariableValues,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { COMMANDS } from '../doveadm/commands/index.ts';
import type { AnyCommand } from '../doveadm/command.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import { FIELD_COMMANDS } from '../generated/field-commands.ts';
import { assertQueryFits, type QueryLimits } from '../limits/query-limits.ts';

/** An operation that a job can run for each user. */
export interface JobOperation {
  readonly document: DocumentNode;
  /** True when it has only reads and repeatable writes: after a crash it runs again. */
  readonly repeatable: boolean;
  /** True when it has only reads, so the users of a chunk share envelopes. */
  readonly readsOnly: boolean;
  /** Whether it declares `$host`, which the job sets to its host. */
  readonly takesHost: boolean;
  /** Permissions of the commands that its fields run, except those that depend on arguments. */
  readonly permissions: readonly Permission[];
}

export interface OperationLimits {
  readonly query: QueryLimits;
  readonly tokens: number;
}

const RECORDS = new Map(COMMANDS.map((command: AnyCommand) => [command.name, command]));

/**
 * Checks a job's operation and variables in the way that the endpoint checks a request.
 * @throws CodedError BAD_USER_INPUT or COST_LIMIT
 */
export function readOperation(
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>>,
  limits: OperationLimits,
): JobOperation {
  const document = parseDocument(text, limits.tokens);
  assertQueryFits(document, limits.query);
  const definitions = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) {
    throw badInput('input.operation', `must contain one operation, but contains ${String(definitions.length)}`);
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw badInput('input.operation', 'must be a query or a mutation');
  const [fault] = validate(schema, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]);
  if (fault !== undefined) throw badInput('input.operation', withoutSuggestion(fault.message));
  assertUserVariable(operation);
  if (variables.user !== undefined) throw badInput('input.variables.user', 'must be left out: the job sets it for each user');
  const fields = rootFields(schema, document);
  for (const field of fields) {
    if (/^jobs?([A-Z]|$)/.test(field)) throw badInput('input.operation', `cannot use \`${field}\`: a job cannot work on jobs`);
  }
  const takesHost = operation.variableDefinitions?.some(({ variable }) => variable.name.value === 'host') === true;
  const given = { ...(takesHost ? { host: '' } : {}), ...variables, user: 'user@example.com' };
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
  if (errors?.[0] !== undefined) throw badInput('input.variables', errors[0].message);
  const readsOnly = operation.operation === OperationTypeNode.QUERY;
  const repeatable =
    readsOnly || fields.every((field) => commandsOf(`Mutation.${field}`).every(isRepeatable) && isKnown(`Mutation.${field}`));
  return { document, readsOnly, repeatable, takesHost, permissions: permissionsOf(schema, document) };
}

function parseDocument(text: string, tokens: number): DocumentNode {
  try {
    return parse(text, { maxLexicalTokens: tokens });
  } catch (error) {
    throw badInput('input.operation', (error as Error).message);
  }
}

function assertUserVariable({ variableDefinitions = [] }: OperationDefinitionNode): void {
  const user = variableDefinitions.find(({ variable }) => variable.name.value === 'user');
  const isText =
    user?.type.kind === Kind.NON_NULL_TYPE && user.type.type.kind === Kind.NAMED_TYPE && user.type.type.name.value === 'String';
  if (!isText) throw badInput('input.operation', 'must declare the variable `$user: String!`, which the job sets to each user in turn');
}

/** Every top-level field, including those of fragments. */
function rootFields(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const types = new TypeInfo(schema);
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const names = new Set<string>();
  const enter = ({ name }: { readonly name: { readonly value: string } }): void => {
    if (roots.some((root) => root === types.getParentType())) names.add(name.value);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return [...names].filter((name) => !name.startsWith('__'));
}

function permissionsOf(schema: GraphQLSchema, document: DocumentNode): readonly Permission[] {
  const types = new TypeInfo(schema);
  const permissions = new Set<Permission>();
  const enter = ({ name }: { readonly name: { readonly value: string } }): void => {
    for (const { permission } of commandsOf(`${types.getParentType()?.name ?? ''}.${name.value}`)) {
      if (typeof permission === 'string') permissions.add(permission);
    }
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return [...permissions];
}

function commandsOf(coordinate: string): readonly AnyCommand[] {
  return (FIELD_COMMANDS[coordinate] ?? []).flatMap((name) => RECORDS.get(name) ?? []);
}

function isKnown(coordinate: string): boolean {
  const names = FIELD_COMMANDS[coordinate] ?? [];
  return names.length > 0 && names.every((name) => RECORDS.has(name));
}

function isRepeatable({ effect }: AnyCommand): boolean {
  return effect === 'read' || effect === 'repeatable';
}

/** A caller without introspection must not learn names of the schema. */
function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*\?$/s, '');
}
