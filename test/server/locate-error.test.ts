import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { locateError } from '../../src/server/locate-error.ts';

const schema = createSchema();

function errorsOf(query: string) {
  const document = parse(query);
  return validate(schema, document).map((error) => {
    const { message, locations, path, extensions } = locateError(error, document);
    return { message, column: locations?.[0]?.column, path, field: extensions['field'] };
  });
}

test.each([
  ['{ user(name: 5) { name } }', 14, ['user'], 'name'],
  ['{ user(name: "a") { found: messages(search: {receivedSince: "x"}) { totalCount } } }', 61, ['user', 'found'], 'search.receivedSince'],
  [
    '{ user(name: "a") { messages(search: {and: [{all: true}, {uids: [1, "x"]}]}) { totalCount } } }',
    69,
    ['user', 'messages'],
    'search.and[1].uids[1]',
  ],
  [
    'mutation { messageSave(input: {user: "a", mailbox: "b", content: "c", receivedAt: 5}) { outcome } }',
    83,
    ['messageSave'],
    'input.receivedAt',
  ],
  ['{ viewer { can(permission: NONE) { allowed } } }', 28, ['viewer', 'can'], 'permission'],
  ['{ ... on Query { user(name: 5) { name } } }', 29, ['user'], 'name'],
])('%s is refused with the place of its value', (query, column, path, field) => {
  expect(errorsOf(query)).toEqual([{ message: expect.any(String), column, path, field }]);
});

test('an unknown field has its path, and no argument', () => {
  expect(errorsOf('{ user(name: "a") { nmae } }')).toEqual([
    { message: 'Cannot query field "nmae" on type "User". Did you mean "name"?', column: 21, path: ['user', 'nmae'], field: undefined },
  ]);
});

test('a fragment can be used in several places: its errors have only a location', () => {
  const query = '{ user(name: "a") { ...F } } fragment F on User { messages(first: "x") { totalCount } }';
  expect(errorsOf(query)).toEqual([{ message: expect.any(String), column: 67, path: undefined, field: 'first' }]);
});
