import { setMaxListeners } from 'node:events';

/**
 * Calls `listener` when one of the signals aborts, but not when one has aborted already. Not AbortSignal.any: what it makes of a
 * long-lived signal is never freed (Node 20).
 * @returns ends the listening
 */
export function onAbort(signals: readonly AbortSignal[], listener: () => void): () => void {
  for (const signal of signals) {
    // Everything that one request sends listens to its signals: no leak, though Node warns of one from eleven on.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', listener);
  }
  return () => {
    for (const signal of signals) signal.removeEventListener('abort', listener);
  };
}
