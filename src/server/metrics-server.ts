import { createServer, type Server } from 'node:http';
import { hasMethod, READING } from './allowed-methods.ts';
import type { Metrics } from './metrics.ts';

/** Answers `GET /metrics` on a separate port, so that a proxy for the gateway's clients never exposes it. */
export function createMetricsServer(metrics: Metrics): Server {
  return createServer((req, res) => {
    if (req.url !== '/metrics') {
      res.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    if (!hasMethod(READING, req, res)) return;
    metrics.text().then(
      (text) => res.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text),
      () => res.writeHead(500).end(),
    );
  });
}
