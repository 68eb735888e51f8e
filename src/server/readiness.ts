import type { ServerResponse } from 'node:http';
import type { TokenVerifier } from '../access/token.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Store } from '../store/store.ts';
import type { Admission } from './admission.ts';

const PATIENCE_MS = 3_000;

/** Why requests should go to another gateway, a sentence each. Empty when this one is ready. */
export async function unreadiness(
  host: Host,
  verify: TokenVerifier,
  admission: Admission,
  store: Pick<Store, 'check'> | null,
): Promise<readonly string[]> {
  if (admission.draining) return ['The gateway is shutting down.'];
  const faults = await Promise.all([
    faultOf(verify.ready(), 'The keys that tokens are verified with cannot be fetched.'),
    faultOf(answers(host), 'The default Dovecot host does not answer.'),
    ...(store === null ? [] : [faultOf(store.check(), 'The database cannot be used: no job can be started, and those that run wait.')]),
  ]);
  return faults.filter((fault) => fault !== null);
}

/** Answers `/readyz`. The caller is not authenticated, so the answer gives the fault and not its location. */
export function answerReadiness(response: ServerResponse, faults: readonly string[]): void {
  response.writeHead(faults.length === 0 ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${faults.length === 0 ? 'ready' : faults.join('\n')}\n`);
}

async function answers(host: Host): Promise<void> {
  if (host.health.state !== 'UP') throw new Error('down');
  await host.listing();
}

async function faultOf(check: Promise<unknown>, fault: string): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(fault);
    }, PATIENCE_MS);
  });
  const checked = check.then(
    () => null,
    () => fault,
  );
  try {
    return await Promise.race([checked, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
