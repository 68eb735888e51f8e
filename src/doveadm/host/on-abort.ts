import { setMaxListeners } from 'node:events';

/**
 * Calls `listener` when one of the signals aborts, but not if one has aborted already. AbortSignal.any is no alternative: its result for a
 * long-lived signal is never freed (Node 20).
 * @returns removes the listener
 */
function onAbort(signals: readonly AbortSignal[], listener: () => void): () => void {
  for (const signal of signals) {
    // All open streams listen to the signal of the shutdown. This is not a leak, but Node warns of one from eleven listeners on.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', listener);
  }
  return () => {
    for (const signal of signals) signal.removeEventListener('abort', listener);
  };
}

/** A signal that aborts with the first of several. Call `release` when it is no longer needed. */
export function abortedBy(signals: readonly AbortSignal[]): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  if (signals.some(({ aborted }) => aborted)) controller.abort();
  const release = onAbort(signals, () => {
    controller.abort();
  });
  return { signal: controller.signal, release };
}
