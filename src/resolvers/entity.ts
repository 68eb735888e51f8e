import type { GraphQLResolveInfo, GraphQLUnionType } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { quiet } from '../model/mailboxes.ts';
import { decodeId } from '../model/query/global-id.ts';
import { findUser } from '../model/users.ts';
import { findNode } from './node.ts';

/** What a federated gateway asks of a subgraph: objects by their keys, found by the same functions as `user(name:)` and `node(id:)`. */
export const entityResolvers: Resolvers = {
  Query: {
    _entities: (_, { representations }, context, info) => {
      const found = context.answer.lookUp(representations, info).map(async (one, index) => {
        const representation: unknown = one instanceof Promise ? await one : one;
        return findEntity(representation, `representations[${String(index)}]`, context, info);
      });
      // A long list is awaited in parts.
      quiet(...found);
      // The generated type has no promise of null.
      return found as Promise<never>[];
    },
  },
};

/** @param isOpen whether every caller may read the SDL */
export function serviceResolvers(sdl: string, isOpen: boolean): Resolvers {
  return {
    Query: {
      _service: async (_, __, { doveadm }) => {
        const refused = { command: '_service', effect: 'read', host: null, users: [], arguments: {} } as const;
        if (!isOpen) await doveadm.guard(refused, () => doveadm.assertCan('SCHEMA_READ', null, { hostOnly: true }));
        return { sdl };
      },
    },
  };
}

/** The object of a representation, with the fields that the query selects of its type. Null when it does not exist. */
async function findEntity(
  representation: unknown,
  path: string,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const { __typename: typeName, name, id } = (representation ?? {}) as Readonly<Record<string, unknown>>;
  const entities = info.schema.getPossibleTypes(info.schema.getType('_Entity') as GraphQLUnionType);
  const type = entities.find((one) => one.name === typeName);
  if (type === undefined) throw badInput(`${path}.__typename`, `must be one of ${entities.map((one) => one.name).join(', ')}`);
  const ofType = { ...info, returnType: type };
  if (type.name === 'User') {
    const user = await findUser(context, textOf(name, `${path}.name`), null, ofType);
    return user && { __typename: 'User', ...user };
  }
  const globalId = textOf(id, `${path}.id`);
  if (decodeId(globalId, `${path}.id`).type !== type.name) throw badInput(`${path}.id`, `is not the id of a ${type.name}`);
  return findNode(context, globalId, ofType);
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw badInput(path, 'is missing: it is the key of the object');
}
