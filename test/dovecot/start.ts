/**
 * Starts private Dovecots in the foreground until ctrl-C, one of each series or of the series named as arguments:
 *
 *     npx tsx test/dovecot/start.ts [2.3] [2.4]
 *
 * and prints one line of JSON about each.
 */
import type { Series } from './install.ts';
import { launchDovecot } from './launch.ts';
import { defaultPassword } from './users.ts';

const all: Series[] = ['2.3', '2.4'];
const wanted = all.filter((series) => process.argv.length === 2 || process.argv.includes(series));

const dovecots = await Promise.all(wanted.map((series) => launchDovecot({ series, tls: true })));
for (const { series, version, url, tlsUrl, apiKey, password, ports, folder, logPath, users } of dovecots) {
  const names = users.map(({ name }) => name);
  const line = { series, version, url, tlsUrl, apiKey, password, ports, folder, logPath, users: names, userPassword: defaultPassword };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all(dovecots.map((dovecot) => dovecot.stop())).then(() => process.exit(0)));
}
setInterval(() => undefined, 60_000);
