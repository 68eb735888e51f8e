import { describe, expect, test } from 'vitest';
import { allowed, bearer, nameOf, PLACES, ROLES } from './matrix/callers.ts';
import { gatewayWithEveryWayIn } from './matrix/gateway.ts';
import { host, user, type Need } from './matrix/needs.ts';
import { idOf } from './matrix/samples.ts';

const { gateway, stub } = await gatewayWithEveryWayIn();

/** What an entity needs, and its key. One with an id is a node as well. Jobs are in matrix-job.test.ts. */
const ENTITIES: readonly (readonly [type: string, need: Need, key: (name: string) => { readonly name?: string; readonly id?: string }])[] =
  [
    ['User', user('USER_READ'), (name) => ({ name })],
    ['Mailbox', user('MAILBOX_READ'), (name) => ({ id: idOf('Mailbox', name, 'INBOX') })],
    ['Message', user('MESSAGE_READ'), (name) => ({ id: idOf('Message', name, 'INBOX', '0'.repeat(32), '1') })],
    ['Host', host('HOST_READ'), () => ({ id: idOf('Host') })],
  ];

describe('an entity', () => {
  test.each(ENTITIES)('%s needs the same by its key as by its id or name', async (type, need, keyOf) => {
    for (const role of ROLES) {
      for (const place of PLACES) {
        stub.envelopes.length = 0;
        const as = bearer(role, place);
        const key = keyOf(nameOf(place));
        const entities = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }';
        const alone =
          key.id === undefined
            ? 'query ($name: String!) { user(name: $name) { __typename } }'
            : 'query ($id: ID!) { node(id: $id) { __typename } }';
        for (const [query, variables] of [[entities, { keys: [{ __typename: type, ...key }] }] as const, [alone, key] as const]) {
          const { data, errors } = await gateway.ask(query, { as, variables });
          const where = `${role}, ${place}: ${query} ${JSON.stringify({ data, errors })}`;
          const refusal = errors.find(({ extensions }) => extensions.code === 'FORBIDDEN')?.extensions;
          if (allowed(need, role, place)) expect(refusal, where).toBeUndefined();
          else expect(refusal?.permission, where).toBe(need?.permission);
        }
        if (!allowed(need, role, place)) expect(stub.commands, `${role}, ${place}`).toEqual([]);
      }
    }
  });
});
