import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
  .sort();

describe('the files of src/', () => {
  it('import one another in no circle', () => {
    expect(findCircle(new Map(files.map((name) => [name, importsOf(name)])))).toBeNull();
  });

  it('are at most 300 lines long, but for records', () => {
    const long = files.filter((name) => !name.startsWith('doveadm/commands/') && linesOf(name) > 300);
    expect(long).toEqual([]);
  });

  it('of doveadm/ lie in its rooms, but for twelve', () => {
    const top = readdirSync(resolve(src, 'doveadm'), { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(top.length).toBeGreaterThan(5);
    expect(top.length).toBeLessThanOrEqual(12);
  });
});

describe('a circle', () => {
  it('is found however long it is', () => {
    const graph = { 'a.ts': ['b.ts', 'd.ts'], 'b.ts': ['c.ts'], 'c.ts': ['b.ts'], 'd.ts': [] };
    expect(findCircle(new Map(Object.entries(graph)))).toEqual(['b.ts', 'c.ts', 'b.ts']);
    expect(findCircle(new Map(Object.entries({ ...graph, 'c.ts': ['d.ts'] })))).toBeNull();
  });
});

/** What a file imports of src/, types included. */
function importsOf(name: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(resolve(src, name), 'utf8'));
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => relative(src, resolve(src, dirname(name), fileName)));
}

function linesOf(name: string): number {
  return readFileSync(resolve(src, name), 'utf8').trimEnd().split('\n').length;
}

/** The files of one circle, the first once more at its end; null without a circle. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[] | null => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const next of graph.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle !== null) return circle;
    }
    done.add(name);
    return null;
  };
  for (const name of graph.keys()) {
    const circle = visit(name, []);
    if (circle !== null) return circle;
  }
  return null;
}
