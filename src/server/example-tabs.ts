import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { wireName, type AnyCommand } from '../doveadm/command.ts';
import { COMMANDS_BY_NAME } from '../doveadm/commands/index.ts';
import type { Permission } from '../doveadm/permission.ts';
import { FIELD_COMMANDS } from '../generated/field-commands.ts';
import { createSchema } from '../schema.ts';
import { permissionsOf } from '../schema-descriptions.ts';

const FOLDER = new URL('../../graphiql/examples/', import.meta.url);

/** An operation to begin with, its variables, and what must be there for it to work. */
export interface ExampleTab {
  /** The operation's name. */
  readonly name: string;
  readonly query: string;
  /** JSON. What the user has to fill in is null. */
  readonly variables: string;
  readonly permissions: readonly Permission[];
  /** Commands in Dovecot's words. */
  readonly commands: readonly string[];
}

/** The worked examples, in the order of their names: one operation each. */
export function exampleTabs(schema: GraphQLSchema = createSchema()): readonly ExampleTab[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  return names.sort().map((file) => {
    const query = readFileSync(new URL(file, FOLDER), 'utf8');
    const document = parse(query);
    const used = commandsOf(schema, document);
    return {
      name: getOperationAST(document)?.name?.value ?? file,
      query,
      variables: readFileSync(new URL(file.replace(/graphql$/, 'json'), FOLDER), 'utf8').trimEnd(),
      permissions: [...new Set(used.flatMap((command) => permissionsOf(command).always))],
      commands: [...new Set(used.map(wireName))],
    };
  });
}

/** The records that the fields of a document can run. */
function commandsOf(schema: GraphQLSchema, document: DocumentNode): AnyCommand[] {
  const types = new TypeInfo(schema);
  const names = new Set<string>();
  const note = (): void => {
    const coordinate = `${types.getParentType()?.name ?? ''}.${types.getFieldDef()?.name ?? ''}`;
    for (const name of FIELD_COMMANDS[coordinate] ?? []) names.add(name);
  };
  visit(document, visitWithTypeInfo(types, { Field: note }));
  return [...names].flatMap((name) => COMMANDS_BY_NAME.get(name) ?? []);
}
