import { SETTINGS } from './settings.ts';
import type { Setting } from './settings.ts';

/** The settings as a Markdown table, for docs/settings.md. */
export function settingsTable(): string {
  const rows = Object.entries<Setting>(SETTINGS).map(([name, setting]) => {
    const file = setting.fromFile === true ? ` Or a file: \`${name}_FILE\`.` : '';
    return `| \`${name}\` | ${describeDefault(setting)} | ${setting.description}${file} |`;
  });
  return ['| Setting | Default | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

function describeDefault(setting: Setting): string {
  if (setting.default === null) return '';
  if (typeof setting.default === 'string') return `\`${setting.default}\``;
  return `\`${setting.default.otherwise}\`; with \`NODE_ENV=development\`: \`${setting.default.development}\``;
}
