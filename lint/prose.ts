import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import ts from 'typescript';

/** A habit of prose that the style page of CONTRIBUTING.md asks to leave, and what to write instead. */
interface Habit {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** In docs, descriptions, comments, messages and the names of tests. */
const HABITS: readonly Habit[] = [
  { pattern: /\bwho(so)?ever\b/i, instead: 'who: "a caller that …", "anyone who …"' },
  { pattern: /\bwhom\b/i, instead: '"the user", "the caller"' },
  { pattern: /\b(is|are) none\b/i, instead: '"does not exist", "has no …", "is invalid"' },
  { pattern: /\btold\b/i, instead: '"receives", "gets", "is informed", "is called"' },
  { pattern: /\b(un)?asking\b|\bunasked\b/i, instead: '"sends", "requests", "queries"' },
  { pattern: /\basked for\b/i, instead: '"requested"' },
  { pattern: /\breckon/i, instead: '"count", "preview"' },
  { pattern: /\bat once\b/i, instead: '"immediately" or "at the same time"' },
  { pattern: /\b(of|by) (itself|themselves)\b/i, instead: '"alone", "automatically"' },
  { pattern: /\b(verdict|aftermath|obstacle)s?\b/i, instead: '"classification", "reconcile", "precondition"' },
  { pattern: /\blook(s|ed|ing)? after\b/i, instead: '"reconcile"' },
  { pattern: /\bsuspect(s|ed|ing)?\b/i, instead: '"quarantine"' },
  { pattern: /\b(in vain|heed(s|ed)?|befalls?|anew|beforehand|thereof|therein)\b/i, instead: 'an everyday word' },
  { pattern: /\b(is|are|was|were) to be\b/i, instead: '"must be", or the verb alone' },
];

/** Words that the names of the code do not have. */
const WORDS = new Set(
  'told teller tellers asking unasked suspect suspects verdict verdicts aftermath obstacle obstacles written whom reckon reckoned reckoning'.split(
    ' ',
  ),
);

/** A piece of prose or a name, and the line that it begins in. */
interface Piece {
  readonly text: string;
  readonly line: number;
  readonly kind: 'prose' | 'name';
}

const root = resolve(import.meta.dirname, '..');

/** Faults of one file's text, as `path:line: message`. */
export function proseFaults(path: string, text: string): string[] {
  return piecesOf(path, text).flatMap(({ text: piece, line, kind }) => {
    if (kind === 'name') return isOld(piece) ? [`${path}:${String(line)}: "${piece}" is a name of the old vocabulary`] : [];
    return HABITS.flatMap(({ pattern, instead }) =>
      [...piece.matchAll(new RegExp(pattern, 'gi'))].map(({ 0: found, index }) => {
        const at = line + piece.slice(0, index).split('\n').length - 1;
        return `${path}:${String(at)}: "${found}": write ${instead}`;
      }),
    );
  });
}

/** By the words of `camelCase` and `CONSTANT_CASE`. */
function isOld(name: string): boolean {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return words.some((word, index) => WORDS.has(word) || (/^look(s|ed|ing)?$/.test(word) && words[index + 1] === 'after'));
}

function piecesOf(path: string, text: string): Piece[] {
  if (path.endsWith('.md')) return [{ text: withoutCode(text), line: 1, kind: 'prose' }];
  if (path.endsWith('.graphql')) return descriptionsOf(text);
  return piecesOfCode(path, text);
}

/** Blanks code and the before-and-after table of the style page, and keeps the lines. */
function withoutCode(markdown: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return markdown
    .replace(/^```[^]*?^```/gm, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replace(/^\| Before .*(\n\|.*)*/gm, blank);
}

function descriptionsOf(sdl: string): Piece[] {
  return [...sdl.matchAll(/"""[^]*?"""|"[^"\n]+"|#.*/g)].map(({ 0: text, index }) => ({
    text,
    line: sdl.slice(0, index).split('\n').length,
    kind: 'prose',
  }));
}

/** Comments, texts and the names that a file declares. */
function piecesOfCode(path: string, text: string): Piece[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, kind: Piece['kind']): void => {
    pieces.push({ text: text.slice(from, to), line: source.getLineAndCharacterOfPosition(from).line + 1, kind });
  };
  const seen = new Set<number>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (!seen.has(pos)) add(pos, end, 'prose');
      seen.add(pos);
    }
    for (const { pos, end } of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) {
      if (!seen.has(pos)) add(pos, end, 'prose');
      seen.add(pos);
    }
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
    if (isText || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      if (!ts.isImportDeclaration(node.parent) && /\s/.test(node.text)) add(node.getStart(), node.getEnd(), 'prose');
    }
    if (ts.isIdentifier(node) && (node.parent as ts.NamedDeclaration).name === node && !ts.isPropertyAccessExpression(node.parent)) {
      add(node.getStart(), node.getEnd(), 'name');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return pieces;
}

/** Every file that people read, but for what is generated and for this one. */
function files(): string[] {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split(
    '\n',
  );
  return tracked.filter(
    (path) => /\.(md|graphql|ts|js)$/.test(path) && !/generated\/|^(test\/)?lint\/prose|fixtures\/|\.d\.ts$/.test(path),
  );
}

if (process.argv[1] === import.meta.filename) {
  const faults = files().flatMap((path) => proseFaults(path, readFileSync(resolve(root, path), 'utf8')));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
