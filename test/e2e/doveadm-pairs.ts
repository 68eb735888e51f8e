import { readFileSync } from 'node:fs';
import type { Series } from '../dovecot/install.ts';

/** A row of docs/from-doveadm.md: the same task by the command line and by a query. */
export interface Pair {
  readonly section: string;
  readonly task: string;
  /** Null when both series have it. */
  readonly series: Series | null;
  readonly line: string;
  readonly query: string;
}

/** The rows of the page, from top to bottom. */
export function readPairs(): Pair[] {
  const sections = readFileSync('docs/from-doveadm.md', 'utf8').split(/^## /m).slice(1);
  return sections.flatMap((text) => {
    const [section = ''] = text.split('\n', 1);
    return [...text.matchAll(/^\| (.+?)(?: \((2\.[34])\))? \| `(doveadm .+?)` \| `(.+?)` \|$/gm)].map(
      ([, task = '', series, line = '', query = '']) => ({ section, task, series: (series as Series | undefined) ?? null, line, query }),
    );
  });
}

/** Which of two equal halves of a Dovecot is meant: the command line changes the one, the query the other. */
export type Side = 'line' | 'query';

/** Each name that a change of the page has, and the one on the side of the query. */
const TWINS: readonly (readonly [string, string])[] = [
  ['example.com', 'example.org'],
  ['priv/alice', 'priv/adele'],
  ['alice/', 'adele/'],
  ['10.0.0.13', '10.0.0.14'],
  ['slow_fetch', 'slow_query'],
  ['"old"', '"odd"'],
  ['"lmtp"', '"managesieve-login"'],
];

/** The text with the names of one side. */
export function onSide(side: Side, text: string): string {
  return side === 'line' ? text : TWINS.reduce((result, [name, twin]) => result.replaceAll(name, twin), text);
}

/** The text with the names of the page, of whatever side it is. */
export function ofPage(text: string): string {
  return TWINS.reduce((result, [name, twin]) => result.replaceAll(twin, name), text);
}
