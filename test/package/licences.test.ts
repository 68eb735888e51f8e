import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Package>> };
const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && link !== true);

/** They ask for their text and a notice. */
const SHIPPED = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
/** Of tools, of which nothing is shipped. Elastic's forbids offering Apollo's planner and gateway as a service; tests only run them. */
const TOOLS = [...SHIPPED, 'BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'Elastic-2.0'];

/** Whether all of one alternative of an SPDX expression is allowed. */
function isAllowed(license: string | undefined, allowed: readonly string[]): boolean {
  return (license ?? '')
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => allowed.includes(each)));
}

test.each([
  ['shipped', SHIPPED, installed.filter(([, { dev }]) => dev !== true)],
  ['a tool', TOOLS, installed.filter(([, { dev }]) => dev === true)],
] as const)('each package that is %s has a licence that is allowed', (_, allowed, all) => {
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(([, { license }]) => !isAllowed(license, allowed)).map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual(
    [],
  );
});

test('an expression is allowed by one of its alternatives, and nothing by its absence', () => {
  expect([isAllowed('(MIT OR EUPL-1.1+)', SHIPPED), isAllowed('MPL-2.0', SHIPPED), isAllowed(undefined, SHIPPED)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('the lock file names no registry', () => {
  expect(Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && link !== true)).toEqual([]);
});
