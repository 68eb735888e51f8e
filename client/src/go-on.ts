import { GatewayError } from './errors.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Yields of a stream, and of the next one that `open` returns when it has ended or broken: after a second, and after longer where nothing
 * arrives. An error that a retry does not mend is thrown. A token that has expired is one, unless `canRenew`; then it is tried once.
 */
export async function* goOn<Item>(
  open: () => AsyncGenerator<Item, void>,
  canRenew: () => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void> {
  let wait = FIRST_WAIT_MS;
  let renewed = false;
  for (;;) {
    try {
      for await (const item of open()) {
        wait = FIRST_WAIT_MS;
        renewed = false;
        yield item;
      }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const expired: boolean = error.code === 'UNAUTHENTICATED' && canRenew() && !renewed;
      if (!error.retryable && !expired) throw error;
      renewed = expired;
    }
    await sleep(wait, signal);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      if (signal?.aborted === true) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted === true) done();
  });
}
