/** How often watched signals are checked, in milliseconds. */
const EVERY_MS = 20;

interface Watch {
  readonly signals: readonly AbortSignal[];
  readonly listener: () => void;
}

const watches = new Set<Watch>();
let timer: NodeJS.Timeout | null = null;

/**
 * Calls `listener` within 20 ms after one of the signals aborts. It is for short tasks in large numbers: adding and removing a listener of
 * each signal took longer than the rest of a task's wait.
 * @returns ends the watch
 */
export function watchAbort(signals: readonly AbortSignal[], listener: () => void): () => void {
  const watch = { signals, listener };
  watches.add(watch);
  timer ??= setInterval(check, EVERY_MS).unref();
  return () => {
    watches.delete(watch);
  };
}

function check(): void {
  for (const watch of watches) {
    if (!watch.signals.some(({ aborted }) => aborted)) continue;
    watches.delete(watch);
    watch.listener();
  }
  if (watches.size > 0 || timer === null) return;
  clearInterval(timer);
  timer = null;
}
