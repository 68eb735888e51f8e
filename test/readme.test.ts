import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { typeDefs } from '../src/schema.ts';

const root = resolve(import.meta.dirname, '..');
const docs = readdirSync(resolve(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : []));
const pages = ['README.md', 'CONTRIBUTING.md', ...docs];
const read = (page: string): string => readFileSync(resolve(root, page), 'utf8');

test('the queries of the README are valid', () => {
  const schema = buildSchema(typeDefs());
  const queries = [...read('README.md').matchAll(/```graphql\n([^]*?)```/g)].map(([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
});

test.each(pages)('the links of %s lead somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => !existsSync(resolve(root, page, '..', link)));
  expect(broken).toEqual([]);
});

test('the README links to every page of docs/, and to existing headings', () => {
  const text = read('README.md');
  expect(docs.filter((page) => !text.includes(`](${page}`))).toEqual([]);
  const anchors = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, file = '', heading = '']) => {
      const target = file === '' ? page : relative(root, resolve(root, page, '..', file));
      return { page, target, heading };
    }),
  );
  expect(anchors.length).toBeGreaterThan(2);
  const slug = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const isThere = (target: string, heading: string): boolean =>
    [...read(target).matchAll(/^#+ (.*)$/gm)].some(([, title = '']) => slug(title) === heading);
  expect(anchors.filter(({ target, heading }) => !isThere(target, heading))).toEqual([]);
});
