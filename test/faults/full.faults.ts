/**
 * `npm run faults`: what docs/reliability.md says, measured. Ten minutes or so for each version; the same, smaller, is in the tests
 * beside this file.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { surviveOutage } from './outage.ts';
import { askUnderFaults } from './reads.ts';
import { endUnderLoad } from './shutdown.ts';
import { stallOneOfTwo } from './stalled-host.ts';
import { writeUnderFaults } from './writes.ts';

const seed = Number(process.env.FAULTS_SEED ?? 1);
const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const round = (value: number, digits = 0): string => value.toFixed(digits);

describe.each(['2.3', '2.4'] as const)('Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
  });
  afterAll(() => dovecot.stop());

  test.each(['http', 'tcp'] as const)('1,000 faults during reads, over %s', async (wire) => {
    const figures = await askUnderFaults(dovecot, { faults: 1_000, seed, wire });
    print(
      `${series} | reads over ${wire} | ${figures.faults} faults and ${figures.kills} killed processes during ${figures.questions} questions: ` +
        `${figures.right} answered whole and right, ${figures.retryable} with errors that say "retry", ${figures.wrong.length} wrong; ` +
        `${round(figures.extraPerFault, 2)} extra requests a fault; slowest question ${round(figures.slowestMs / 1000, 1)} s`,
    );
    for (const wrong of figures.wrong) print(`  ${wrong}`);
    expect(figures.wrong).toEqual([]);
  });

  test.each(['http', 'tcp'] as const)('500 faults during writes, over %s', async (wire) => {
    const figures = await writeUnderFaults(dovecot, { faults: 500, seed, wire });
    const outcomes = Object.entries(figures.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    print(
      `${series} | writes over ${wire} | ${figures.faults} faults during ${figures.writes} writes: ${outcomes.join(', ')}; ` +
        `${figures.foundByReading} of the applied were found by reading; ${figures.disputed.length} disputed; ${figures.wrong.length} lies or repetitions`,
    );
    for (const wrong of figures.wrong) print(`  ${wrong}`);
    expect(figures.wrong).toEqual([]);
    expect(figures.disputed.length).toBeLessThanOrEqual(series === '2.4' ? figures.writes / 500 : 0);
  });

  test('ten seconds without Dovecot', async () => {
    const figures = await surviveOutage(dovecot, { outageMs: 10_000 });
    print(
      `${series} | outage | ${figures.questions} questions; refused with HTTP ${figures.statuses.join(', ')} in ${figures.refusedInMs} ms; ` +
        `back ${figures.backAfterMs} ms after Dovecot; ${figures.lateErrors.length} errors after that`,
    );
    expect(figures.backAfterMs).toBeLessThan(2_000);
    expect(figures.lateErrors).toEqual([]);
  });

  test('SIGTERM under load', async () => {
    const figures = await endUnderLoad(dovecot);
    print(
      `${series} | SIGTERM | ${figures.answered} answered, ${figures.refused} refused with 503, ${figures.cutOff.length} cut off; ` +
        `exit code ${String(figures.exitCode)} after ${figures.exitAfterMs} ms; ${figures.withoutOutcome} writes without an outcome in the audit log`,
    );
    expect(figures).toMatchObject({ cutOff: [], exitCode: 0, withoutOutcome: 0 });
  });

  test('one of two hosts stalls', async () => {
    const figures = await stallOneOfTwo(dovecot, { seconds: 14, rounds: 2 });
    print(
      `${series} | stall | median of the other host ${round(figures.aloneMs, 1)} ms alone, ${round(figures.healthyMs, 1)} ms while both answer, ` +
        `${round(figures.stalledMs, 1)} ms while one stalls (${round(figures.ratio, 2)}×; ${figures.samples} requests each); ` +
        `the stalled one is ${figures.stalledState}, ${figures.refusedAtOnce} of ${figures.asked} requests to it refused immediately`,
    );
    expect(figures.ratio).toBeLessThan(1.2);
  });
});
