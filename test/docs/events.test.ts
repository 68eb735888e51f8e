import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { EXPORTER_SERIES } from '../../src/events/dovecot-config.ts';

const page = readFileSync('docs/events.md', 'utf8');

/** What the command prints with these settings. */
async function print(series: string, env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<string> {
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  const code = await main(['events-config', '--series', series, ...more], { stdout: { write }, stderr: { write }, env });
  return `${String(code)} ${printed}`;
}

test.each(EXPORTER_SERIES)('docs/events.md has the configuration of Dovecot %s that the command prints', async (series) => {
  const printed = await print(series, {});
  expect(printed).toMatch(/^0 event_exporter gateway \{/);
  expect(page).toContain(`\`\`\`\n${printed.slice('0 '.length)}\`\`\``);
});

test('the configuration has the address and the password of the settings', async () => {
  const env = { EVENTS_PORT: '4712', EVENTS_HOST: '10.0.0.5', EVENTS_PASSWORD: 'a b%c$d#e' };
  expect(await print('2.4', env)).toContain('http_post_url = http://dovecot:a%20b%25c%24d%23e@10.0.0.5:4712/events\n');
  expect(await print('2.3', env, '--host', 'fd00::5')).toContain(
    'transport_args = http://dovecot:a%20b%25c%24d%23e@[fd00::5]:4712/events\n',
  );
  expect(await print('2.3', { EVENTS_PORT: 'x' })).toMatch(/^2 .*EVENTS_PORT: must be a whole number/);
  expect(await print('2.2', {})).toMatch(/^2 .*--series must be 2\.3 or 2\.4/);
});
