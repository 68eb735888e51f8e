import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/doveadm/commands/index.ts';
import type { HostEvent } from '../../src/doveadm/host/host-event.ts';
import type { Host } from '../../src/doveadm/host/host.ts';
import { lostEvent } from '../../src/events/event.ts';
import { Metrics } from '../../src/server/metrics.ts';
import { RequestRecord } from '../../src/server/request-record.ts';

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../../docs', path), 'utf8');

/** A Metrics in which everything has happened once, so that every label shows. */
async function everyLabel(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const metrics = new Metrics();
  const lineStatus = { state: 'UP', connectionCount: 1 };
  metrics.watch({ name: 'h', health: { state: 'UP' }, running: 0, waiting: 0, lineStatus } as unknown as Host);
  metrics.watchDatabase(
    () => true,
    () => Promise.resolve({ RUNNING: 1 }),
  );
  metrics.watchEvents(
    () => 1,
    () => 1,
  );
  metrics.events([lostEvent('QUEUE_FULL', 1, 2, 3)]);
  metrics.posts('refused', 1);
  metrics.webhook('w', 'failed');
  metrics.request(new RequestRecord());
  metrics.command({ requestId: 'r', host: 'h', command: COMMANDS[0]!, code: null, durationMs: 1 });
  const events: HostEvent[] = [
    { kind: 'envelope', wire: 'http', requestId: 'r', round: null, commands: 1, result: 'answered', waitedMs: 0, durationMs: 1 },
    { kind: 'replay', requestId: 'r', commands: 1 },
    { kind: 'crash', command: 'c' },
    { kind: 'turned-away', because: 'full' },
    { kind: 'listing', result: 'read' },
  ];
  for (const event of events) metrics.hostEvent('h', event);
  const labels = new Map<string, Set<string>>();
  for (const [, metric = '', shown = ''] of (await metrics.text()).matchAll(/^(\w+?)(?:\{(.*)\})? \S+$/gm)) {
    // What Prometheus itself adds to all it reads.
    const known = labels.get(metric) ?? new Set(['job', 'instance']);
    for (const [, label = ''] of shown.matchAll(/(\w+)="/g)) known.add(label);
    labels.set(metric, known);
  }
  return labels;
}

/** Metrics and labels that an expression of PromQL names. */
function namesIn(expression: string): { metrics: string[]; labels: string[] } {
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((label) => label.trim()));
  const selected = [...expression.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label),
  );
  const metrics = [...expression.replace(/\{[^}]*\}/g, '').matchAll(/\b(?:doveadm_graphql|process|nodejs)_\w+/g)].map(([metric]) => metric);
  return { metrics, labels: [...grouped, ...selected] };
}

/** What in these expressions no gateway exports. */
async function unknownIn(expressions: readonly string[]): Promise<string[]> {
  const known = await everyLabel();
  return expressions.flatMap((expression) => {
    const { metrics, labels } = namesIn(expression);
    if (metrics.length === 0) return [`nothing in ${expression}`];
    return metrics.flatMap((metric) => {
      const own = known.get(metric);
      return own === undefined ? [metric] : labels.filter((label) => !own.has(label)).map((label) => `${metric}{${label}}`);
    });
  });
}

const names = [...(await new Metrics().text()).matchAll(/^# TYPE doveadm_graphql_(\w+) /gm)].map((match) => match[1] ?? '');

test('docs/operating.md explains every metric', () => {
  const page = read('operating.md');
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the Grafana dashboard uses existing metrics and labels, and filters by the selected job', async () => {
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as {
    panels: { id: number; title: string; targets?: { expr: string }[] }[];
  };
  const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(expressions.length).toBeGreaterThan(10);
  expect(await unknownIn(expressions)).toEqual([]);
  expect(expressions.filter((expression) => !expression.includes('job=~"$job"'))).toEqual([]);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

test('the alerts of docs/operating.md use existing metrics and labels', async () => {
  const [, table = ''] = /### Alerts.*?\n(\|.*?)\n\n/s.exec(read('operating.md')) ?? [];
  const whens = table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1] ?? '');
  expect(whens.length).toBeGreaterThanOrEqual(9);
  const expressions = whens.map((when) => {
    const [, expression = ''] = /`(.*?)`/.exec(when) ?? [];
    // There, as in its table of metrics, names are without what all begin with; a histogram is read by its buckets.
    return expression.replace(
      /\b[a-z_]+_(?:total|up|waiting|seconds)\b/g,
      (name) => `doveadm_graphql_${name}${name.endsWith('_seconds') ? '_bucket' : ''}`,
    );
  });
  expect(await unknownIn(expressions)).toEqual([]);
});

test('an unknown name or label is noticed', async () => {
  expect(await unknownIn(['rate(doveadm_graphql_nothing_total[5m])', 'sum by (user) (doveadm_graphql_host_up)', '1'])).toEqual([
    'doveadm_graphql_nothing_total',
    'doveadm_graphql_host_up{user}',
    'nothing in 1',
  ]);
});
