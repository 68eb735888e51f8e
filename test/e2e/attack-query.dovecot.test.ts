import { describe, expect, test } from 'vitest';
import { admin } from './attacker.ts';
import { behindGateway, selfOf, withRole } from './gateway.ts';

behindGateway('an attacker', (gateway) => {
  describe('with a query made to exhaust', () => {
    const spam = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join(' ');
    test.each([
      ['aliases by the thousand', `{ ${spam(500, (i) => `a${String(i)}: viewer { name }`)} }`, 'COST_LIMIT'],
      ['aliases of __typename', `{ ${spam(1000, (i) => `a${String(i)}: __typename`)} }`, 'COST_LIMIT'],
      ['the same field over and over', `{ ${'__typename '.repeat(4000)} }`, 'COST_LIMIT'],
      ['tokens', `{ ${'__typename '.repeat(20_000)} }`, 'BAD_USER_INPUT'],
      ['depth', `{ user(name: "x@example.com") { ${'mailboxes { user { '.repeat(50)} name ${'} } '.repeat(50)} } }`, 'COST_LIMIT'],
      ['a circle of fragments', '{ viewer { ...F } } fragment F on Viewer { ...G } fragment G on Viewer { ...F }', 'BAD_USER_INPUT'],
      [
        'fragments that double each other',
        `{ viewer { ...F0 } } ${spam(60, (i) => `fragment F${String(i)} on Viewer { ...F${String(i + 1)} ...F${String(i + 1)} }`)} fragment F60 on Viewer { name }`,
        'COST_LIMIT',
      ],
      ['directives', `{ viewer { name ${'@include(if: true) '.repeat(1500)} } }`, 'BAD_USER_INPUT'],
      [
        'mutations',
        `mutation { ${spam(500, (i) => `m${String(i)}: sessionKick(input: { user: "x@example.com" }) { outcome }`)} }`,
        'COST_LIMIT',
      ],
      ['pages too large', '{ users(first: 100000) { totalCount } }', 'BAD_USER_INPUT'],
    ])('%s, is stopped before anything is sent', async (_, query, code) => {
      const begin = performance.now();
      const { errors } = await gateway.ask(query, { as: admin });
      expect(errors[0]?.extensions.code).toBe(code);
      expect(performance.now() - begin).toBeLessThan(5000);
    });

    test('a search of 100,000 UIDs, is stopped before it is sent', async () => {
      const query = 'query ($n: String!, $s: MessageSearch) { user(name: $n) { messages(search: $s) { totalCount } } }';
      const uids = Array.from({ length: 100_000 }, (_, i) => i * 2 + 1);
      const { errors } = await gateway.ask(query, { variables: { n: 'x@example.com', s: { uids } } });
      expect(errors[0]?.extensions.code).toMatch(/BAD_USER_INPUT|COST_LIMIT|PAYLOAD_TOO_LARGE/);
    });

    test('circles of introspection, is stopped even where introspection is allowed', async () => {
      const circle = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} } '.repeat(6)} } } }`;
      expect((await gateway.ask(circle)).errors[0]?.extensions.code).toMatch(/COST_LIMIT|BAD_USER_INPUT/);
    });
  });

  describe('who wants to know the schema', () => {
    test('cannot use introspection without its permission', async () => {
      const queries = [
        '{ __schema { types { name } } }',
        '{ __type(name: "User") { name } }',
        'query { ...F } fragment F on Query { x: __schema { queryType { name } } }',
      ];
      for (const query of queries) {
        for (const as of [selfOf('x@example.com'), admin, withRole('auditor', '*')]) {
          const { data, errors } = await gateway.ask(query, { as });
          expect(data ?? null).toBeNull();
          expect(errors[0]?.message).toMatch(/introspection has been disabled/);
        }
        expect((await gateway.ask(query)).errors).toEqual([]);
      }
    });

    test.each([
      ['a field', '{ viewr { name } }'],
      ['a field of a type', '{ viewer { nam } }'],
      ['an argument', '{ users(mas: "x") { totalCount } }'],
      ['an enum value', '{ viewer { can(permission: MAILBOX_REA) { allowed } } }'],
      ['a type', 'query ($x: MessageSearc) { viewer { name } }'],
      ['an input field', '{ user(name: "x@example.com") { messages(search: { subjec: "x" }) { totalCount } } }'],
      ['a fragment type', '{ ... on Viewr { name } }'],
    ])('gets no hint for %s that is nearly right', async (_, query) => {
      const { errors } = await gateway.ask(query, { as: admin });
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message).not.toMatch(/did you mean/i);
    });

    test('gets no hint by way of variables either', async () => {
      const query =
        'query ($p: Permission!, $s: MessageSearch) { viewer { can(permission: $p) { allowed } } user(name: "x@example.com") { messages(search: $s) { totalCount } } }';
      const { errors } = await gateway.ask(query, { as: admin, variables: { p: 'MAILBOX_REA', s: { subjec: 'x' } } });
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    });
  });
});
