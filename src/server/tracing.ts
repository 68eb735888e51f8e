import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api';
import type { RequestRecord } from './request-record.ts';

/** Sends a trace of each request: its rounds, and their envelopes. */
export interface Tracing {
  request(record: RequestRecord, status: number): void;
  /** Sends waiting traces. */
  close(): Promise<void>;
}

/**
 * @param endpoint the OTLP collector's base address; traces go to its `/v1/traces`. OpenTelemetry itself reads `OTEL_SERVICE_NAME`,
 * `OTEL_RESOURCE_ATTRIBUTES` and every other variable that begins with `OTEL_EXPORTER_OTLP_`.
 */
export async function createTracing(endpoint: string): Promise<Tracing> {
  // Loaded only when it is configured: it is more code than the rest of the gateway.
  const { BatchSpanProcessor, ParentBasedSampler, AlwaysOnSampler, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'doveadm-graphql' }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('doveadm-graphql');
  return {
    request: (record, status) => traceRequest(tracer, record, status),
    close: () => provider.shutdown(),
  };
}

/** Makes the spans after the request has ended, with the recorded times. So the running request carries no span. */
function traceRequest(tracer: Tracer, record: RequestRecord, status: number): void {
  const endTime = record.startedAt + record.durationMs;
  const codes = [...record.codes];
  const request = tracer.startSpan(
    record.operationType === null ? 'graphql' : `${record.operationType} ${record.label}`,
    {
      kind: SpanKind.SERVER,
      startTime: record.startedAt,
      attributes: {
        'http.response.status_code': status,
        'graphql.operation.type': record.operationType ?? undefined,
        'graphql.operation.name': record.operationName ?? undefined,
        'doveadm_graphql.request_id': record.requestId,
        'doveadm_graphql.codes': codes,
        'doveadm_graphql.commands': record.commands,
      },
    },
    parentOf(record.traceparent),
  );
  if (codes.length > 0) request.setStatus({ code: SpanStatusCode.ERROR, message: codes.join(', ') });
  const within = trace.setSpan(ROOT_CONTEXT, request);
  const rounds = new Map<number | null, Context>();
  for (const { kind, host, round, size, startedAt, endedAt } of record.passages) {
    if (kind !== 'round') continue;
    const attributes = { 'doveadm_graphql.host': host, 'doveadm_graphql.reads': size };
    const span = tracer.startSpan('round', { startTime: startedAt, attributes }, within);
    rounds.set(round, trace.setSpan(ROOT_CONTEXT, span));
    span.end(endedAt);
  }
  for (const { kind, host, round, size, result, startedAt, endedAt } of record.passages) {
    if (kind !== 'envelope') continue;
    const attributes = { 'doveadm_graphql.host': host, 'doveadm_graphql.commands': size, 'doveadm_graphql.result': result ?? undefined };
    const span = tracer.startSpan('envelope', { kind: SpanKind.CLIENT, startTime: startedAt, attributes }, rounds.get(round) ?? within);
    if (result !== 'answered') span.setStatus({ code: SpanStatusCode.ERROR, message: result ?? '' });
    span.end(endedAt);
  }
  request.end(endTime);
}

/** The client's parent span, from W3C's header. */
function parentOf(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
}
