import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { Shares } from '../limits/shares.ts';
import { createClientAddress } from './client-address.ts';
import { createMetricsServer } from './metrics-server.ts';
import { listen } from './listen.ts';
import { Metrics } from './metrics.ts';
import { Telemetry } from './telemetry.ts';
import { createTracing } from './tracing.ts';

export interface RunningTelemetry {
  readonly telemetry: Telemetry;
  /** The metrics endpoint: `http://127.0.0.1:9464/metrics`; null: not served. */
  readonly metricsUrl: string | null;
  /** Sends waiting traces, and closes the listener. */
  close(): Promise<void>;
}

/** Starts the configured metrics and traces, and watches the hosts. */
export async function startTelemetry(config: Config, log: Logger, hosts: readonly Host[], shares: Shares): Promise<RunningTelemetry> {
  const metrics = config.metrics === null ? null : new Metrics();
  const tracing = config.tracesEndpoint === null ? null : await createTracing(config.tracesEndpoint);
  const telemetry = new Telemetry({
    log,
    metrics,
    tracing,
    slowMs: config.slowRequestMs,
    clientAddress: createClientAddress(config.trustedProxies),
  });
  for (const host of hosts) telemetry.watch(host);
  for (const resource of shares.all) metrics?.watchShares(resource);

  const server = metrics === null ? null : createMetricsServer(metrics);
  let metricsUrl: string | null = null;
  if (server !== null && config.metrics !== null) {
    const settings = { host: 'METRICS_HOST', port: 'METRICS_PORT' };
    metricsUrl = `${await listen(server, { ...config.metrics, settings })}/metrics`;
    log.info({ url: metricsUrl }, 'metrics');
  }
  return {
    telemetry,
    metricsUrl,
    async close() {
      server?.close();
      server?.closeAllConnections();
      await tracing?.close().catch((error: unknown) => {
        log.warn({ err: error }, 'the last traces could not be sent');
      });
    },
  };
}
