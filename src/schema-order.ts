import { isInputObjectType, type GraphQLSchema } from 'graphql';

/** Files of the SDL whose fields people need first: who, then the everyday. The others follow by name. */
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

/** Fields of inputs that come after those that say what to do. */
const LAST = ['dryRun', 'expect', 'confirm', 'host'];

/** The order of the SDL's files: a type lists its fields file by file. */
export function byNeed(one: string, other: string): number {
  const rank = (name: string): number => {
    const position = FIRST.indexOf(name.replace(/\.graphql$/, ''));
    return position === -1 ? FIRST.length : position;
  };
  return rank(one) - rank(other) || one.localeCompare(other, 'en');
}

/** The same schema; its inputs list what to do first, and how carefully, where and with which confirmation last. */
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
