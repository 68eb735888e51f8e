import { readFileSync } from 'node:fs';

/**
 * Loaded into a gateway's process before its own code. It measures how long the event loop is held, and says so in the log on SIGWINCH:
 * `{"msg":"longest block","ms":12.3}`, since the line before.
 *
 * A time counts as far as the main thread has used a processor. It does not count while the thread waits for a core that others use, nor
 * while other threads collect garbage and compile.
 */
let longestMs = 0;
let usedMs = mainThreadMs();

setInterval(() => {
  const now = mainThreadMs();
  longestMs = Math.max(longestMs, now - usedMs);
  usedMs = now;
}, 4).unref();

process.on('SIGWINCH', () => {
  process.stderr.write(`${JSON.stringify({ msg: 'longest block', ms: longestMs })}\n`);
  longestMs = 0;
});

/** The processor time of the main thread so far, whose id is that of the process. */
function mainThreadMs(): number {
  const [nanoseconds] = readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}
