import type { BenchGateway } from './gateway.ts';
import { CLIENTS, throughGateway } from './mixed.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { SMALL_QUESTIONS } from './workloads.ts';
import { userAt } from './world.ts';

const SAMPLE_MS = 5_000;
const WARM_UP_MS = 120_000;
const MIB = 1024 * 1024;

/** Runs the mixed load for some minutes. After minute 2, resident memory must not grow. No query may fail. Returns a report. */
export async function soak(gateway: BenchGateway, minutes: number): Promise<string> {
  const endsAt = performance.now() + minutes * 60_000;
  const startedAt = performance.now();
  const ask = throughGateway(gateway);
  let asked = 0;
  const failures: string[] = [];
  const resident: { readonly atMs: number; readonly bytes: number }[] = [];
  const sampling = setInterval(() => {
    resident.push({ atMs: performance.now() - startedAt, bytes: gateway.process.residentBytes() });
  }, SAMPLE_MS);
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let index = client; performance.now() < endsAt; index += CLIENTS) {
        const question = SMALL_QUESTIONS[index % SMALL_QUESTIONS.length] ?? SMALL_QUESTIONS[0];
        if (question === undefined) throw new Error('unreachable');
        try {
          await ask(question, userAt(index));
        } catch (error) {
          failures.push(String(error));
        }
        asked++;
      }
    }),
  );
  clearInterval(sampling);
  const after = resident.filter(({ atMs }) => atMs >= Math.min(WARM_UP_MS, (minutes * 60_000) / 5));
  // Medians of the first and the last minute, because single samples vary with the garbage collector.
  const window = Math.max(1, Math.min(Math.floor(60_000 / SAMPLE_MS), Math.floor(after.length / 2)));
  const first = median(after.slice(0, window).map(({ bytes }) => bytes));
  const last = median(after.slice(-window).map(({ bytes }) => bytes));
  const rows = resident
    .filter((_, index) => index % Math.floor(60_000 / SAMPLE_MS) === 0)
    .map(({ atMs, bytes }) => [String(Math.round(atMs / 1000)), figures(bytes / MIB)]);
  return [
    markdownTable([['second', 'resident MiB'], ...rows]),
    '',
    `${String(asked)} questions in ${String(minutes)} minutes, ${String(failures.length)} failed${failures[0] === undefined ? '' : `, the first: ${failures[0]}`}.`,
    `Resident memory went from ${figures(first / MIB)} to ${figures(last / MIB)} MiB after the warm-up: ${figures((last / first - 1) * 100)} %.`,
  ].join('\n');
}
