import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asksFor, textsOf } from '../../scripts/asked-fields.ts';
import { traceCommands } from '../../scripts/trace-commands.ts';
import { createSchema } from '../../src/schema.ts';

const folder = new URL('../', import.meta.url);

/** Tests that ask a real Dovecot, and the one that asks the stand-in for Dovecot Pro. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.dovecot.test.ts') || name === 'e2e/object-storage.test.ts' || /^faults\/\w+\.ts$/.test(name),
);
const texts = files.flatMap((name) => textsOf(readFileSync(new URL(name, folder), 'utf8')));

describe('a test on a real Dovecot, or on the stand-in for Dovecot Pro,', () => {
  it('uses every mutation', () => {
    const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(50);
    expect(mutations.filter((name) => !asksFor(texts, `Mutation.${name}`))).toEqual([]);
  });

  it('selects every field that runs a command', () => {
    const fields = Object.keys(traceCommands()).filter((coordinate) => !coordinate.startsWith('Mutation.'));
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((coordinate) => !asksFor(texts, coordinate))).toEqual([]);
  });

  it('uses no field that does not exist', () => {
    const madeUp = ['Mutation.mailboxImagine', 'User.imaginaryFriends', 'Dict.imaginaryEntry'];
    expect(madeUp.filter((coordinate) => asksFor(texts, coordinate))).toEqual([]);
  });
});

describe('what a test uses', () => {
  const asks = (source: string, coordinate = 'Dict.entry'): boolean => asksFor(textsOf(source), coordinate);

  it('is what it selects in a document, whole or in pieces', () => {
    expect(asks("await ask('{ dict { entry(key: 1) { value } } }');")).toBe(true);
    expect(asks('await ask(`{ dict { ${`entry { value }`} } }`);')).toBe(true);
    expect(asks("it('reads', () => ask('{ entry }'));")).toBe(true);
    expect(asks("const all = [['mailboxCreate', 1]];", 'Mutation.mailboxCreate')).toBe(true);
  });

  it('is not a name in the code, a title, a comment, a key or a word elsewhere', () => {
    expect(asks('const entry = { entry: 1 }; // { entry }')).toBe(false);
    expect(asks("it('finds { entry }', () => undefined); describe.each([1])('of { entry } %s', () => 1);")).toBe(false);
    expect(asks("await ask('{ dict { other(entry: 1) } }');")).toBe(false);
    expect(asks("expect(log).toContain('no entry');")).toBe(false);
  });
});
