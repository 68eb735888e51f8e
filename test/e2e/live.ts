import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Env } from '../../src/config/read-settings.ts';
import { exporterConfig } from '../../src/events/dovecot-config.ts';
import type { Series } from '../dovecot/install.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { freePorts } from '../dovecot/ports.ts';
import { EventStream, type StreamOptions } from './event-stream.ts';
import { TestGateway } from './gateway.ts';

/** The password of the receivers of tests, with characters that have a meaning in URLs and dovecot.conf. */
export const eventsPassword = "it's 100% s3cret: #1 /@$!";

/** An event with all of its fields. */
export interface EventAnswer {
  readonly __typename: string;
  readonly cursor: string;
  readonly at: string;
  readonly user: string | null;
  readonly [field: string]: unknown;
}

export const eventFields = `__typename cursor at host user
  ... on Login { succeeded service ip mechanism session }
  ... on LoginFailed { reason }
  ... on SessionEnded { service ip session startedAt durationMs }
  ... on Delivery { delivered recipient sender messageId subject sizeBytes service session }
  ... on DeliveryFailed { failure: reason }
  ... on MessageExpunged { mailbox uid service ip session }
  ... on EventsLost { loss: reason since until count }`;

export const eventsQuery = `subscription ($types: [MailEventType!], $user: String, $mask: String, $after: String) {
  events(types: $types, user: $user, mask: $mask, after: $after) { ${eventFields} }
}`;

export function openEvents(gateway: TestGateway, options: StreamOptions = {}): Promise<EventStream<{ events: EventAnswer }>> {
  return EventStream.open(gateway, eventsQuery, options);
}

/** The events of a stream so far. */
export function eventsOf({ answers }: EventStream<{ events: EventAnswer }>): readonly EventAnswer[] {
  return answers.flatMap(({ data }) => (data ? [data.events] : []));
}

/** A Dovecot that posts its events to a gateway of its own. */
export interface Live {
  readonly dovecot: PrivateDovecot;
  readonly gateway: TestGateway;
  readonly eventsPort: number;
}

/** Describes the same tests for each series of Dovecot, with the configuration of `doveadm-graphql events-config`. */
export function onLiveDovecots(name: string, tests: (live: () => Live) => void, env: Env = {}): void {
  for (const series of ['2.3', '2.4'] as const) {
    describe(`${name} (Dovecot ${series})`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'live-'));
      let live: Live;
      beforeAll(async () => {
        live = await startLive(series, { DATABASE: join(folder, 'events.db'), ...env });
      });
      afterAll(async () => {
        await live.gateway.close();
        await live.dovecot.stop();
        rmSync(folder, { recursive: true, force: true });
      });
      tests(() => live);
    });
  }
}

export async function startLive(series: Series, env: Env): Promise<Live> {
  const [eventsPort = 0] = await freePorts(1);
  const configuration = exporterConfig(series, { host: '127.0.0.1', port: eventsPort, password: eventsPassword });
  const dovecot = await launchDovecot({ series, configure: (usual) => usual + configuration });
  const gateway = new TestGateway(dovecot, { EVENTS_PORT: String(eventsPort), EVENTS_PASSWORD: eventsPassword, ...env });
  await gateway.start();
  return { dovecot, gateway, eventsPort };
}

/** Posts any body in the way of an event exporter. @returns the status of the response */
export async function postEvent(port: number, body: unknown, { password = eventsPassword, path = '/events' } = {}): Promise<number> {
  const { status } = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`dovecot:${password}`).toString('base64')}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return status;
}
