import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LOOKS, PREPARE, WITHOUT_TRACE } from './doveadm-looks.ts';
import { readPairs, type Pair } from './doveadm-pairs.ts';
import { READS } from './doveadm-reads.ts';
import { Stage } from './doveadm-stage.ts';

const WAIT = { timeout: 30_000, interval: 50 };
const pairs = readPairs();
/** What comes and goes faster than a test. */
const MAY_BE_EMPTY = new Set(["List the indexer's queue"]);
const isChange = ({ query }: Pair): boolean => query.startsWith('mutation');

describe.each(['2.3', '2.4'] as const)('docs/from-doveadm.md (Dovecot %s)', (series) => {
  let stage: Stage;
  /** The state that the last change has left on the side of the line. */
  let last: { readonly look?: unknown; readonly after?: unknown } = {};
  beforeAll(async () => {
    stage = await Stage.start(series);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.logout());

  const run = async (line: string): Promise<string> => {
    const { status, stdout, stderr } = await stage.line(line);
    expect([status, stderr], line).toEqual([0, expect.not.stringMatching(/Error|Fatal/)]);
    return stdout;
  };

  const here = pairs.filter((pair) => pair.series === null || pair.series === series);
  test.each(here.map((pair) => [`${pair.section}: ${pair.task}`, pair] as const))('%s', async (_, pair) => {
    const { task, section, line, query } = pair;
    if (!isChange(pair)) {
      await PREPARE[task]?.(stage, 'line');
      const compare = READS[task];
      if (compare === undefined) throw new Error(`READS does not compare ${task}`);
      const [fromLine, fromQuery] = compare(await run(line), (await stage.query('line', query)) as never);
      expect(fromQuery).toEqual(fromLine);
      if (!MAY_BE_EMPTY.has(task)) expect(fromLine).not.toEqual([]);
      return;
    }
    const look = LOOKS[task] ?? LOOKS[section];
    if (look === undefined) throw new Error(`No look for ${task}`);
    await PREPARE[task]?.(stage, 'line');
    const before = last.look === look && PREPARE[task] === undefined ? last.after : await look(stage, 'line');
    await run(line);
    let after: unknown;
    const next = async (): Promise<unknown> => (after = await look(stage, 'line'));
    if (WITHOUT_TRACE.has(task)) await next();
    else await expect.poll(next, WAIT).not.toEqual(before);
    await PREPARE[task]?.(stage, 'query');
    const answer = Object.values((await stage.query('query', query)) as Record<string, { outcome: string; errors?: unknown[] }>);
    expect(answer).toEqual([expect.objectContaining({ outcome: 'APPLIED' })]);
    await expect.poll(() => look(stage, 'query'), WAIT).toEqual(after);
    last = { look, after };
  });
});
