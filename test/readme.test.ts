import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { typeDefs } from '../src/schema.ts';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'docs/dovecot.md'];
const read = (page: string): string => readFileSync(resolve(root, page), 'utf8');

test('the queries of the README are valid', () => {
  const schema = buildSchema(typeDefs());
  const queries = [...read('README.md').matchAll(/```graphql\n([^]*?)```/g)].map(([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
});

test.each(pages)('the links of %s lead somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => !existsSync(resolve(root, page, '..', link)));
  expect(links.length).toBeGreaterThan(0);
  expect(broken).toEqual([]);
});
