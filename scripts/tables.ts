import { DEFAULT_ROLES } from '../src/access/roles.ts';
import { settingsTable } from '../src/config/settings-table.ts';
import { ERROR_CODES } from '../src/doveadm/errors.ts';

/** The tables of docs/ that are made of the code, by page. They stand between `<!-- NAME: … -->` and `<!-- /NAME -->`. */
export const TABLES: Readonly<Record<string, { readonly name: string; readonly table: () => string }>> = {
  'docs/settings.md': { name: 'settings', table: settingsTable },
  'docs/roles.md': { name: 'roles', table: rolesTable },
  'docs/errors.md': { name: 'errors', table: errorsTable },
};

/** A page with its table as the code would have it. */
export function withTable(path: string, page: string): string {
  const { name, table } = TABLES[path] ?? { name: path, table: () => '' };
  const place = new RegExp(`(<!-- ${name}:[^>]*-->\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(page)) throw new Error(`${path} has no place for the table of ${name}`);
  return page.replace(place, (_, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`);
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
