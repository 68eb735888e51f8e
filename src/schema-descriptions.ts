import { isInterfaceType, isObjectType, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { wireName, type AnyCommand } from './doveadm/command.ts';
import { COMMANDS_BY_NAME } from './doveadm/commands/index.ts';
import type { Permission } from './doveadm/permission.ts';
import { FIELD_COMMANDS } from './generated/field-commands.ts';
import { readsContent } from './model/message-fields.ts';

type TypeWithFields = GraphQLObjectType | GraphQLInterfaceType;

const typesWithFields = (schema: GraphQLSchema): TypeWithFields[] =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));

/** Gives each field without a description that of the interface it comes from. */
export function inheritDescriptions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of typesWithFields(schema)) {
    for (const field of Object.values(type.getFields())) field.description ??= inherited(type, field.name);
  }
  return schema;
}

/** Of several interfaces with the field, the last one that the type names counts. */
function inherited(type: TypeWithFields, name: string): string | undefined {
  const parent = type.getInterfaces().findLast((one) => name in one.getFields());
  return parent?.getFields()[name]?.description ?? (parent && inherited(parent, name));
}

/** Adds to the description of each field the permission that it needs and the doveadm command that it runs, from the records. */
export function describeCommands(schema: GraphQLSchema): GraphQLSchema {
  for (const type of typesWithFields(schema)) {
    for (const field of Object.values(type.getFields())) {
      const sentence = sentenceFor(`${type.name}.${field.name}`);
      if (sentence !== null) field.description = `${field.description ?? ''}\n\n${sentence}`;
    }
  }
  return schema;
}

/** The permission and command of a field; null when it sends nothing to Dovecot. */
export function sentenceFor(coordinate: string): string | null {
  const [type = '', field = ''] = coordinate.split('.');
  if (type === 'Message' && readsContent(field)) {
    return 'Needs the permissions `MESSAGE_READ` and `MESSAGE_READ_CONTENT`. doveadm command `fetch`.';
  }
  const commands = (FIELD_COMMANDS[coordinate] ?? []).flatMap((name) => COMMANDS_BY_NAME.get(name) ?? []);
  const [first, ...more] = commands;
  if (first === undefined) return null;
  const wires = [...new Set(commands.map(wireName))].map((wire) => `\`${wire}\``).join(', ');
  const needs = [...new Set(commands.map(permissionsNeeded))];
  if (more.length === 0 || needs.length === 1) return `Needs ${needs.join('')}. doveadm command ${wires}.`;
  const each = commands.map((command) => `\`${wireName(command)}\` with ${permissionsNeeded(command)}`);
  const cause = type === 'Mutation' ? 'the input requests it' : 'what is selected needs it';
  return `Runs of doveadm, as far as ${cause}: ${[...new Set(each)].join('; ')}.`;
}

/** The permissions of a record in words. */
export function permissionsNeeded(command: AnyCommand): string {
  const { always, sometimes } = permissionsOf(command);
  const plain = `the permission${always.length > 1 ? 's' : ''} ${always.map((permission) => `\`${permission}\``).join(' and ')}`;
  return sometimes.length === 0
    ? plain
    : `${plain}, and \`${sometimes.join('`, `')}\` where it reads the content of messages or searches in it`;
}

/** The permissions that a record always needs, and those that only some arguments need. */
export function permissionsOf({ permission }: AnyCommand): { always: readonly Permission[]; sometimes: readonly Permission[] } {
  if (typeof permission !== 'function') return { always: [permission], sometimes: [] };
  const ask = (args: object): readonly Permission[] => (permission as (args: object) => readonly Permission[])(args);
  const always = ask({ user: 'a', query: ['all'], field: ['uid'] });
  const most = ask({ user: 'a', query: ['body', 'x'], field: ['body'] });
  return { always, sometimes: most.filter((one) => !always.includes(one)) };
}
