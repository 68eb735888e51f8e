import { parseArgs } from 'node:util';
import { loadEventsConfig } from '../config.ts';
import { EXPORTER_SERIES, exporterConfig, type ExporterSeries } from '../events/dovecot-config.ts';
import { UsageError } from './command.ts';
import type { CliCommand } from './command.ts';

export const eventsConfig: CliCommand = {
  summary: 'Print the configuration by which Dovecot posts events to the gateway.',
  usage: `--series 2.3|2.4 [--host HOST]

  --series  the series of Dovecot
  --host    the name or address by which Dovecot reaches the gateway (EVENTS_HOST)

EVENTS_PORT and EVENTS_PASSWORD are taken from the settings. Add what is printed to dovecot.conf, and reload Dovecot.`,
  run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { series: { type: 'string' }, host: { type: 'string' } } });
    if (!isSeries(values.series)) throw new UsageError(`--series must be ${EXPORTER_SERIES.join(' or ')}.`);
    const { host, port, password } = loadEventsConfig(io.env);
    io.stdout.write(exporterConfig(values.series, { host: values.host ?? host, port, password: password.reveal() }));
    return Promise.resolve(0);
  },
};

function isSeries(value: string | undefined): value is ExporterSeries {
  return (EXPORTER_SERIES as readonly (string | undefined)[]).includes(value);
}
