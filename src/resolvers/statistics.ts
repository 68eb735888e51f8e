import type { GraphQLContext } from '../context.ts';
import { oldStatsDump, oldStatsReset } from '../doveadm/commands/old-statistics.ts';
import { metricFields, statsAdd, statsDump, statsRemove, statsReset, type MetricRow } from '../doveadm/commands/statistics.ts';
import type { OldStatisticsFilter, Resolvers } from '../generated/graphql.ts';
import type { Gateway } from '../gateway.ts';
import type { StatisticsWriteResult } from '../model/refs.ts';
import { runForHost } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

const DEFAULT_PERCENTILES = [95];

const readMetrics = (doveadm: Gateway, host: string, percentiles?: readonly number[] | null): Promise<readonly MetricRow[]> =>
  doveadm.run(statsDump, { fields: metricFields(percentiles ?? DEFAULT_PERCENTILES) }, { host });

/** Read after the write. A failed read does not change the outcome. */
const metrics = ({ server }: StatisticsWriteResult, _: unknown, { doveadm }: GraphQLContext) => readMetrics(doveadm, server.name);

const words = (list: readonly string[] | null | undefined): string | undefined =>
  list === null || list === undefined || list.length === 0 ? undefined : list.join(' ');

function filterOf(doveadm: Gateway, filter: OldStatisticsFilter | null | undefined): string | undefined {
  if (filter === null || filter === undefined) return undefined;
  const { sessionId: session, since, connected, domain, ip } = filter;
  // Dovecot would read it as a pattern.
  const user = typeof filter.user === 'string' ? doveadm.foldUser(filter.user) : undefined;
  const seconds = since === null || since === undefined ? undefined : Math.floor(since.getTime() / 1000);
  const pairs = Object.entries({ user, domain, ip, session, since: seconds });
  const given = pairs.flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}=${String(value)}`]));
  return [...(connected === true ? ['connected'] : []), ...given].join('\t') || undefined;
}

export const statisticsResolvers: Resolvers = {
  Host: {
    statistics: ({ name }, { percentiles }, { doveadm }) => readMetrics(doveadm, name, percentiles),
    oldStatistics: async ({ name }, { by, filter }, { doveadm }) => {
      const rows = await doveadm.run(oldStatsDump, { type: by.toLowerCase(), filter: filterOf(doveadm, filter) }, { host: name });
      return rows.map((row) => ({ ...row, user: row.user === null ? null : userSeenOn(doveadm, name, row.user) }));
    },
  },
  StatsAddPayload: { metrics },
  StatsRemovePayload: { metrics },
  StatsResetPayload: { metrics },
  Mutation: {
    statsAdd: (_, { input }, { doveadm }) => {
      const { name, filter, description, exporter } = input;
      const fields = words(input.fields);
      const groupBy = words(input.groupBy);
      const exporterInclude = words(input.exporterInclude);
      return runForHost(doveadm, input, statsAdd, { name, filter, description, fields, groupBy, exporter, exporterInclude });
    },
    statsRemove: (_, { input }, { doveadm }) => runForHost(doveadm, input, statsRemove, { name: input.name }),
    statsReset: async (_, { input }, { doveadm }) => {
      const reset = await runForHost(doveadm, input, statsReset, { fields: metricFields(input.percentiles ?? DEFAULT_PERCENTILES) });
      return { ...reset, before: reset.value };
    },
    oldStatsReset: (_, { input }, { doveadm }) => runForHost(doveadm, input, oldStatsReset, {}),
  },
};
