import { DEFAULT_ROLES } from '../src/access/roles.ts';
import { settingsTable } from '../src/config/settings-table.ts';
import { ERROR_CODES } from '../src/doveadm/errors.ts';

/** What the README tells of the code, by the name between its markers. */
const TABLES: Readonly<Record<string, () => string>> = { settings: settingsTable, roles: rolesTable, errors: errorsTable };

/** The README with its tables as the code would have them; they stand between `<!-- NAME: … -->` and `<!-- /NAME -->`. */
export function withTables(readme: string): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name}:[^>]*-->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`The README has no place for the ${name}`);
    return text.replace(place, (_, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`);
  }, readme);
}

function rolesTable(): string {
  const rows = Object.entries(DEFAULT_ROLES).map(([name, { description, permissions }]) => {
    const list = permissions === 'all' ? 'all' : permissions.map((permission) => `\`${permission}\``).join(' ');
    return `| \`${name}\` | ${description} | ${list} |`;
  });
  return ['| Role | What it is for | Permissions |', '| --- | --- | --- |', ...rows].join('\n');
}

function errorsTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { meaning, retryable }]) => `| \`${code}\` | ${meaning} | ${retryable ? 'yes' : ''} |`,
  );
  return ['| Code | What happened | Retry |', '| --- | --- | --- |', ...rows].join('\n');
}
