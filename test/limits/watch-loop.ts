/**
 * Loaded into a gateway's process before its own code. It measures how long the event loop is held, and says so in the log on SIGWINCH:
 * `{"msg":"longest block","ms":12.3}`, since the line before.
 *
 * A time counts as far as the process has used the processor: what it waits for while others use the machine's cores does not count.
 */
let longestMs = 0;
let wallMs = performance.now();
let cpu = process.cpuUsage();

setInterval(() => {
  const now = performance.now();
  const used = process.cpuUsage(cpu);
  longestMs = Math.max(longestMs, Math.min(now - wallMs, (used.user + used.system) / 1000));
  wallMs = now;
  cpu = process.cpuUsage();
}, 4).unref();

process.on('SIGWINCH', () => {
  process.stderr.write(`${JSON.stringify({ msg: 'longest block', ms: longestMs })}\n`);
  longestMs = 0;
});
