import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { traceCommands } from '../../scripts/trace-commands.ts';
import { createSchema } from '../../src/schema.ts';

const folder = new URL('../', import.meta.url);

/** Tests that ask a real Dovecot, and the one that asks the stand-in for Dovecot Pro. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.dovecot.test.ts') || name === 'e2e/object-storage.test.ts' || /^faults\/\w+\.ts$/.test(name),
);
const texts = files.flatMap((name) => textsOf(readFileSync(new URL(name, folder), 'utf8')));

describe('a test on a real Dovecot, or on the stand-in for Dovecot Pro,', () => {
  it('asks for every mutation', () => {
    const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    // In a query, or as the name of one in a table.
    const isAsked = (name: string): boolean => texts.some((text) => text === name || new RegExp(`\\b${name}\\(`).test(text));
    expect(mutations.length).toBeGreaterThan(50);
    expect(mutations.filter((name) => !isAsked(name))).toEqual([]);
  });

  it('selects every field that runs a command', () => {
    const fields = Object.keys(traceCommands()).filter((coordinate) => !coordinate.startsWith('Mutation.'));
    const isSelected = (coordinate: string): boolean => {
      const name = coordinate.split('.')[1] ?? '';
      return texts.some((text) => new RegExp(`\\b${name}\\b(?!:)`).test(text));
    };
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((coordinate) => !isSelected(coordinate))).toEqual([]);
  });
});

/** What stands in quotes: names in the code around them and comments do not count. */
function textsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.ES2023));
  return found;
}
