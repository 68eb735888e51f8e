import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { createSchema } from '../../../src/schema.ts';

export const schema = createSchema({});

export function fieldsOf(type: string): GraphQLField<unknown, unknown>[] {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields());
}

/** The global id of an object of the default host. */
export function idOf(type: string, ...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify([type, 'default', ...parts])).toString('base64url');
}

/** Keys of dictionaries are of another form than those of metadata. */
const ofDictionary = fieldsOf('Dict').flatMap(({ args }) => args);

/** The required arguments of a field, as text for the query. */
export function literals(args: readonly GraphQLArgument[]): string {
  const given = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  if (given.length === 0) return '';
  return `(${given.map((argument) => `${argument.name}: ${literal(argument)}`).join(', ')})`;
}

function literal(argument: GraphQLArgument): string {
  const { name, type } = argument;
  const named = getNamedType(type);
  if (name === 'id') return '$id';
  if (name === 'representations') return '[{ __typename: "User", name: $user }]';
  if (named.name === 'BigInt' || named.name === 'Int' || name === 'section') return name === 'section' ? '"1"' : '1';
  if (name === 'name' || name === 'user') return '$user';
  if (named.name === 'DateTime') return '"2026-01-01T00:00:00Z"';
  if (name === 'prefix') return '"priv/"';
  if (name === 'key') return ofDictionary.includes(argument) ? '"priv/x"' : '"/private/comment"';
  if (name === 'source') return '{ filterName: "x" }';
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (name === 'login') return '{ service: "imap" }';
  return '"x"';
}

/** A selection of the type of a field: one level deep, or its `__typename`. */
export function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (type.name === 'MailboxTotals') return '{ messageCount }';
  if (type.name.endsWith('Connection')) return '{ nodes { __typename } }';
  return '{ __typename }';
}

/** An input with its required fields, for this user. */
export function sampleInput(type: GraphQLInputType, name: string): Record<string, unknown> {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) throw new Error(`${String(type)} is no input`);
  const fields = Object.values(input.getFields()).filter(
    (field) => ['user', 'rights', 'watchSeconds'].includes(field.name) || (isNonNullType(field.type) && field.defaultValue === undefined),
  );
  return Object.fromEntries(
    fields.map((field) => [field.name, input.name.startsWith('Dict') && field.name === 'key' ? 'priv/x' : sample(field, name)]),
  );
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  search: { mailbox: 'INBOX', all: true },
  flags: ['\\Seen'],
  ip: '127.0.0.11',
  key: '/private/comment',
  mailboxPatterns: ['INBOX'],
  mailboxPattern: 'INBOX',
  content: 'keep;\r\n',
  newName: 'y',
  sourceLocation: 'maildir:/x',
  fields: ['size.virtual'],
  vhostCount: 1,
  difference: 1,
  source: { filterName: 'x' },
  destinationIp: '127.0.0.1',
  command: 'serviceStatus',
  confirm: 'default',
  rights: ['READ'],
  watchSeconds: 0,
};

function sample(field: GraphQLInputField, name: string): unknown {
  if (field.name === 'user') return name;
  if (field.name in SAMPLES) return SAMPLES[field.name];
  const type = getNamedType(field.type);
  if (type.name === 'AclIdentifier') return { owner: true };
  if (type.name === 'DirectorHostTarget') return { ip: '127.0.0.11' };
  if (isEnumType(type)) return isListType(field.type) ? [type.getValues()[0]?.name] : type.getValues()[0]?.name;
  return 'x';
}
