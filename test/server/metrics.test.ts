import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Metrics } from '../../src/server/metrics.ts';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../../docs', path), 'utf8');
const names = [...(await new Metrics().text()).matchAll(/^# TYPE doveadm_graphql_(\w+) /gm)].map((match) => match[1] ?? '');

test('docs/operating.md explains every metric', () => {
  const page = read('operating.md');
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the Grafana dashboard asks for metrics that there are', () => {
  const asked = [...read('grafana-dashboard.json').matchAll(/doveadm_graphql_(\w+?)(?:_bucket|_sum|_count)?\b/g)].map(
    (match) => match[1] ?? '',
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !names.includes(name))).toEqual([]);
});
