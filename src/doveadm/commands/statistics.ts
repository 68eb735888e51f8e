import { defineCommand, noRows, type Row } from '../command.ts';
import { text } from '../decode.ts';
import { CodedError } from '../errors.ts';

/** What one metric counted for one field. A duration is in microseconds. */
export interface MetricRow {
  readonly name: string;
  readonly field: string;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly average: number;
  readonly median: number;
  readonly standardDeviation: number;
  readonly percentiles: readonly { readonly percentile: number; readonly value: number }[];
}

const FIELDS = ['count', 'sum', 'min', 'max', 'avg', 'median', 'stddev'];

/** The wire's `fields` for these percentiles. An unknown field ends the process (2.3.19, 2.4.1). */
export function metricFields(percentiles: readonly number[]): string {
  return [...FIELDS, ...new Set(percentiles.map((percentile) => `%${String(percentile)}`))].join(' ');
}

function fieldsProblem(value: unknown): string | null {
  const known = (field: string): boolean => FIELDS.includes(field) || /^%\d{1,2}(\.\d{1,2})?$/.test(field);
  return String(value).split(' ').every(known) ? null : `must be ${FIELDS.join(', ')} or a percentile such as %95`;
}

const numberOf = (row: Row, field: string): number => {
  const value = Number(row[field]);
  if (!Number.isFinite(value)) throw new TypeError(`${field} is not a number`);
  return value;
};

const metricsOf = (rows: readonly Row[]): MetricRow[] =>
  rows.map((row) => ({
    name: text(row, 'metric_name'),
    field: text(row, 'field'),
    count: numberOf(row, 'count'),
    sum: numberOf(row, 'sum'),
    min: numberOf(row, 'min'),
    max: numberOf(row, 'max'),
    average: numberOf(row, 'avg'),
    median: numberOf(row, 'median'),
    standardDeviation: numberOf(row, 'stddev'),
    percentiles: Object.keys(row)
      .filter((field) => field.startsWith('%'))
      .map((field) => ({ percentile: Number(field.slice(1)), value: numberOf(row, field) })),
  }));

export const statsDump = defineCommand({
  name: 'statsDump',
  summary: "Read Dovecot's statistics.",
  effect: 'read',
  class: 'server',
  hostOnly: true,
  permission: 'HOST_READ',
  params: { fields: 'string' },
  checks: { fields: fieldsProblem },
  decode: metricsOf,
});

const write = { class: 'server', hostOnly: true, permission: 'STATS_WRITE' } as const;

/** The same on the wire; it also resets the counts. */
export const statsReset = defineCommand({
  ...write,
  name: 'statsReset',
  wire: 'statsDump',
  summary: "Read Dovecot's statistics and reset them to zero.",
  effect: 'destroy',
  params: { fields: 'string' },
  checks: { fields: fieldsProblem },
  constants: { reset: true },
  decode: metricsOf,
});

/** The name of a metric, and of what groups it: one word. */
function nameProblem(value: unknown): string | null {
  return /^[A-Za-z0-9_.-]{1,200}$/.test(String(value)) ? null : 'must consist of letters, digits, "_", "." and "-"';
}

function wordsProblem(value: unknown): string | null {
  return /^[A-Za-z0-9_.:@-]+( [A-Za-z0-9_.:@-]+)*$/.test(String(value)) ? null : 'must be names between single spaces';
}

const all = { fields: 'count sum min max avg median stddev' } as const;
const hasMetric = (result: unknown, name: string): boolean => (result as readonly MetricRow[]).some((metric) => metric.name === name);

/** Dovecot confirms whatever happens, and only its log shows a failure. So a postcondition reads the list of metrics. */
export const statsAdd = defineCommand({
  ...write,
  name: 'statsAdd',
  summary: 'Add a metric, until Dovecot restarts or reads its configuration again.',
  effect: 'write',
  params: {
    name: 'string',
    filter: 'string',
    description: 'string?',
    fields: 'string?',
    groupBy: 'string?',
    exporter: 'string?',
    exporterInclude: 'string?',
  },
  checks: { name: nameProblem, fields: wordsProblem, groupBy: wordsProblem, exporter: nameProblem, exporterInclude: wordsProblem },
  // "Panic: Could not find exporter" (2.3.19).
  unsafe: ({ series }, { exporter }) =>
    series !== '2.4' && exporter !== undefined ? 'an exporter that it does not know ends its stats process' : null,
  precondition: {
    command: statsDump,
    args: () => all,
    problem: (result, { name }) => (hasMetric(result, name) ? new CodedError('NOT_POSSIBLE', 'There is a metric of this name.') : null),
  },
  postcondition: {
    command: statsDump,
    args: () => all,
    problem: (result, { name }) =>
      hasMetric(result, name)
        ? null
        : new CodedError('NOT_POSSIBLE', 'Dovecot did not take the metric: see whether its filter is valid.', {}, { answered: true }),
  },
  decode: noRows,
});

export const statsRemove = defineCommand({
  ...write,
  name: 'statsRemove',
  summary: 'Remove a metric, until Dovecot restarts or reads its configuration again.',
  effect: 'destroy',
  params: { name: 'string' },
  checks: { name: nameProblem },
  precondition: {
    command: statsDump,
    args: () => all,
    problem: (result, { name }) => (hasMetric(result, name) ? null : new CodedError('NOT_FOUND', 'There is no metric of this name.')),
  },
  postcondition: {
    command: statsDump,
    args: () => all,
    problem: (result, { name }) =>
      hasMetric(result, name) ? new CodedError('NOT_POSSIBLE', 'Dovecot kept the metric.', {}, { answered: true }) : null,
  },
  decode: noRows,
});
