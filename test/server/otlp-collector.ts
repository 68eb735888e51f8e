import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

// OTLP 1, `ExportTraceServiceRequest` in the JSON mapping of its protobuf: ids in hexadecimal, 64-bit numbers as text, enums as numbers.
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(digits)}}$`));
const uint64 = z.union([z.string().regex(/^\d+$/), z.int().nonnegative()]);
const uint32 = z.int().nonnegative();
const scalar = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ intValue: z.union([z.int(), z.string().regex(/^-?\d+$/)]) }),
  z.strictObject({ doubleValue: z.number() }),
]);
const value = z.union([scalar, z.strictObject({ arrayValue: z.strictObject({ values: z.array(scalar) }) })]);
const attributes = z.array(z.strictObject({ key: z.string().min(1), value }));
const span = z.strictObject({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: hex(16).optional(),
  traceState: z.string().optional(),
  flags: uint32.optional(),
  name: z.string().min(1),
  kind: z.int().min(0).max(5),
  startTimeUnixNano: uint64.transform(String),
  endTimeUnixNano: uint64.transform(String),
  attributes,
  droppedAttributesCount: uint32.optional(),
  events: z
    .array(z.strictObject({ timeUnixNano: uint64, name: z.string(), attributes, droppedAttributesCount: uint32.optional() }))
    .optional(),
  droppedEventsCount: uint32.optional(),
  links: z.array(z.unknown()).max(0).optional(),
  droppedLinksCount: uint32.optional(),
  status: z.strictObject({ code: z.int().min(0).max(2), message: z.string().optional() }),
});
const exportRequest = z.strictObject({
  resourceSpans: z
    .array(
      z.strictObject({
        resource: z.strictObject({ attributes, droppedAttributesCount: uint32.optional() }),
        scopeSpans: z
          .array(
            z.strictObject({
              scope: z.strictObject({ name: z.string().min(1), version: z.string().optional() }),
              spans: z.array(span).min(1),
              schemaUrl: z.string().optional(),
            }),
          )
          .min(1),
        schemaUrl: z.string().optional(),
      }),
    )
    .min(1),
});

/** A span as OTLP's JSON has it. */
export type Span = z.infer<typeof span>;

/** Takes traces over HTTP, as an OpenTelemetry collector would, and refuses what is not OTLP. */
export class OtlpCollector {
  readonly spans: Span[] = [];
  readonly services = new Set<string>();
  /** The `authorization` of each request. */
  readonly authorizations = new Set<string | undefined>();
  /** What was refused, and why. */
  readonly refused: string[] = [];
  readonly #server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      this.authorizations.add(req.headers.authorization);
      const problem = this.#take(`${req.method ?? ''} ${req.url ?? ''}`, req.headers['content-type'], Buffer.concat(chunks).toString());
      if (problem !== null) this.refused.push(problem);
      res.writeHead(problem === null ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
    });
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #take(target: string, type: string | undefined, text: string): string | null {
    if (target !== 'POST /v1/traces') return target;
    if (type !== 'application/json') return `content type ${String(type)}`;
    const parsed = exportRequest.safeParse(JSON.parse(text));
    if (!parsed.success) return z.prettifyError(parsed.error);
    for (const { resource, scopeSpans } of parsed.data.resourceSpans) {
      for (const { key, value: of } of resource.attributes) {
        if (key === 'service.name' && 'stringValue' in of) this.services.add(of.stringValue);
      }
      for (const { spans } of scopeSpans) this.spans.push(...spans);
    }
    return null;
  }
}
