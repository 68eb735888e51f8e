import { UNBOUNDED } from '../src/access/policy.ts';
import { DEFAULT_ROLES } from '../src/access/roles.ts';
import { settingsTable } from '../src/config/settings-table.ts';
import { ERROR_CODES } from '../src/doveadm/errors.ts';
import { PERMISSIONS, type Permission } from '../src/doveadm/permission.ts';

interface Table {
  readonly name: string;
  readonly table: () => string;
}

/** The generated tables of docs/, by page. Each table is between `<!-- NAME: … -->` and `<!-- /NAME -->`. */
export const TABLES: Readonly<Record<string, readonly Table[]>> = {
  'docs/settings.md': [{ name: 'settings', table: settingsTable }],
  'docs/roles.md': [
    { name: 'roles', table: rolesTable },
    { name: 'permissions', table: permissionsTable },
  ],
  'docs/errors.md': [{ name: 'errors', table: errorsTable }],
};

/** A page with its current tables. */
export function withTables(path: string, page: string): string {
  return (TABLES[path] ?? []).reduce((text, { name, table }) => {
    const place = new RegExp(`(<!-- ${name}:[^>]*-->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`${path} has no place for the table of ${name}`);
    return text.replace(place, (_, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`);
  }, page);
}

function rolesTable(): string {
  const rows = Object.entries(DEFAULT_ROLES).map(([name, { description, permissions }]) => {
    const list = permissions === 'all' ? 'all' : permissions.map((permission) => `\`${permission}\``).join(' ');
    return `| \`${name}\` | ${description} | ${list} |`;
  });
  return ['| Role | What it is for | Permissions |', '| --- | --- | --- |', ...rows].join('\n');
}

function permissionsTable(): string {
  const rows = (Object.entries(PERMISSIONS) as [Permission, string][]).map(([name, meaning]) => {
    const roles = Object.entries(DEFAULT_ROLES).filter(([, { permissions }]) => permissions === 'all' || permissions.includes(name));
    return `| \`${name}\` | ${meaning} | ${UNBOUNDED.has(name) ? 'yes' : ''} | ${roles.map(([role]) => `\`${role}\``).join(' ')} |`;
  });
  return ['| Permission | Allows | Needs scope `*` | Default roles |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function errorsTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { meaning, retryable }]) => `| \`${code}\` | ${meaning} | ${retryable ? 'yes' : ''} |`,
  );
  return ['| Code | What happened | Retry |', '| --- | --- | --- |', ...rows].join('\n');
}
