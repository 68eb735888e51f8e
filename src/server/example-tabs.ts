import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { wireName } from '../doveadm/command.ts';
import { COMMANDS_BY_NAME } from '../doveadm/commands/index.ts';
import type { Permission } from '../doveadm/permission.ts';
import { FIELD_COMMANDS } from '../generated/field-commands.ts';
import { createSchema } from '../schema.ts';
import { permissionsOf } from '../schema-descriptions.ts';

const FOLDER = new URL('../../graphiql/examples/', import.meta.url);

/** An example operation, its variables, and what it requires. */
export interface ExampleTab {
  /** The operation's name. */
  readonly name: string;
  readonly query: string;
  /** JSON. A value that the user must fill in is null. */
  readonly variables: string;
  readonly permissions: readonly Permission[];
  /** Commands in Dovecot's words. */
  readonly commands: readonly string[];
}

/** The permission of a field of jobs, which runs no command of its own. */
const JOB_PERMISSIONS: Readonly<Record<string, Permission>> = { 'Mutation.jobStart': 'JOB_START', 'Query.job': 'JOB_READ' };
/** The same, of events. */
const EVENT_PERMISSIONS: Readonly<Record<string, Permission>> = { 'Subscription.events': 'EVENT_READ' };

/** What the gateway has, besides hosts. */
export interface ExampleOptions {
  /** A database for jobs. @default true */
  readonly jobs?: boolean;
  /** Events, from a receiver of this gateway or another. @default true */
  readonly events?: boolean;
}

/** The worked examples, one operation each, in the order of their names. */
export function exampleTabs(
  schema: GraphQLSchema = createSchema(),
  { jobs = true, events = true }: ExampleOptions = {},
): readonly ExampleTab[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  const tabs = names.sort().map((file) => {
    const query = readFileSync(new URL(file, FOLDER), 'utf8');
    const document = parse(query);
    const fields = fieldsOf(schema, document);
    const used = fields.flatMap((field) => FIELD_COMMANDS[field] ?? []).flatMap((name) => COMMANDS_BY_NAME.get(name) ?? []);
    const ofOwn = fields.flatMap((field) => JOB_PERMISSIONS[field] ?? EVENT_PERMISSIONS[field] ?? []);
    return {
      name: document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : []))[0] ?? file,
      query,
      variables: readFileSync(new URL(file.replace(/graphql$/, 'json'), FOLDER), 'utf8').trimEnd(),
      permissions: [...new Set([...used.flatMap((command) => permissionsOf(command).always), ...ofOwn])],
      commands: [...new Set(used.map(wireName))],
    };
  });
  const missing = [...(jobs ? [] : Object.values(JOB_PERMISSIONS)), ...(events ? [] : Object.values(EVENT_PERMISSIONS))];
  return tabs.filter(({ permissions }) => !permissions.some((one) => missing.includes(one)));
}

/** The distinct coordinates of a document's fields. */
function fieldsOf(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const types = new TypeInfo(schema);
  const fields = new Set<string>();
  const note = (): void => {
    fields.add(`${types.getParentType()?.name ?? ''}.${types.getFieldDef()?.name ?? ''}`);
  };
  visit(document, visitWithTypeInfo(types, { Field: note }));
  return [...fields];
}
