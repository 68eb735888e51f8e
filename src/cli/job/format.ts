import type { ShownJob } from './client.ts';

const BAR_WIDTH = 30;

export function isEnded({ finishedAt }: ShownJob): boolean {
  return finishedAt !== null;
}

/** The progress of a job in one line. */
export function progressBar({ state, progress, wait }: ShownJob): string {
  const { total, done, failed, unknown, usersPerSecond, estimatedEndAt } = progress;
  const filled = total === 0 ? 0 : Math.floor((done / total) * BAR_WIDTH);
  const parts = [
    `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${String(done)}/${String(total)}`,
    state,
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
    ...(unknown > 0 ? [`${String(unknown)} unknown`] : []),
    ...(usersPerSecond === null ? [] : [`${usersPerSecond.toFixed(1)}/s`]),
    ...(estimatedEndAt === null || isNaN(Date.parse(estimatedEndAt)) ? [] : [`ends about ${estimatedEndAt}`]),
    ...(wait === null ? [] : [`waits: ${wait.reason}${wait.host === null ? '' : ` ${wait.host}`}`]),
  ];
  return parts.join('  ');
}

/** A job in one line of a list. */
export function jobLine({ id, state, createdAt, startedBy, note, progress }: ShownJob): string {
  const counts = `${String(progress.done)}/${String(progress.total)}`;
  return `${[id, state.padEnd(20), counts.padEnd(15), createdAt, startedBy, note ?? ''].join('  ').trimEnd()}\n`;
}

/** A job with all of its details. */
export function jobText(job: ShownJob): string {
  const lines: readonly (readonly [string, string | null])[] = [
    ['id', job.id],
    ['state', job.state],
    ['reason', job.reason],
    ['progress', progressBar(job)],
    ['note', job.note],
    ['started by', job.startedBy],
    ['created at', job.createdAt],
    ['finished at', job.finishedAt],
    ['results', job.resultsUrl],
  ];
  return lines.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(12)} ${value}\n`])).join('');
}
