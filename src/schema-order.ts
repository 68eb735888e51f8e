import { isInputObjectType, type GraphQLSchema } from 'graphql';

/** Files of the SDL with the fields that people need first: users, then everyday work. The others follow by name. */
const FIRST = [
  'base',
  'viewer',
  'user',
  'quota',
  'mailbox',
  'message',
  'sieve',
  'server',
  'session',
  'acl',
  'search',
  'target',
  'affected',
];

/** Fields of inputs that come after the fields of the action itself. */
const LAST = ['dryRun', 'expect', 'confirm', 'host'];

/** The order of the SDL's files: a type lists its fields file by file. */
export function byNeed(one: string, other: string): number {
  const rank = (name: string): number => {
    const position = FIRST.indexOf(name.replace(/\.graphql$/, ''));
    return position === -1 ? FIRST.length : position;
  };
  return rank(one) - rank(other) || one.localeCompare(other, 'en');
}

/** The same schema with ordered inputs: the action first, then the safety options, the confirmation and the host. */
export function orderInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    const fields = type.getFields();
    const ordered = Object.entries(fields).sort(([one], [other]) => LAST.indexOf(one) - LAST.indexOf(other));
    for (const name of Object.keys(fields)) Reflect.deleteProperty(fields, name);
    Object.assign(fields, Object.fromEntries(ordered));
  }
  return schema;
}
