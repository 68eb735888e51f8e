import type { Server } from 'node:http';
import type { Host } from '../doveadm/host/host.ts';
import type { WritesInFlight } from '../gateway/writes-in-flight.ts';
import type { Admission } from './admission.ts';

/** Time after the timeout, for the audit log to record writes as unknown, and for the last answers to be sent. */
const LAST_WORDS_MS = 1_000;

/**
 * Ends in order. No new requests are accepted. Running requests, and writes whose clients have gone, have `timeoutMs` to end. After that,
 * everything in flight to Dovecot is cancelled; writes then have an unknown outcome, and are answered and audited as such.
 */
export async function shutDown(
  server: Server,
  { admission, writes, hosts }: { readonly admission: Admission; readonly writes: WritesInFlight; readonly hosts: readonly Host[] },
  timeoutMs: number,
): Promise<void> {
  const answered = admission.drain();
  await within(
    timeoutMs,
    answered.then(() => writes.settled()),
  );
  for (const host of hosts) host.close();
  await within(
    LAST_WORDS_MS,
    writes.settled().then(() => answered),
  );
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** Waits for a promise, but no longer than this. */
async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, tooLong]);
  clearTimeout(timer);
}
