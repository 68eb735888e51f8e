import type { EnvelopeResult } from './envelope-result.ts';
import type { Health } from './health.ts';
import type { SendOptions } from './wire.ts';

/** Events of the traffic with one host, for metrics, logs and tests. */
export type HostEvent =
  /** An envelope, or a batch of lines over doveadm's own protocol, was sent and has ended. */
  | {
      readonly kind: 'envelope';
      readonly wire: 'http' | 'tcp';
      /** Its GraphQL request. */
      readonly requestId: string;
      /** Its round of reads; null for a write, and for a request of the gateway's own. */
      readonly round: number | null;
      readonly commands: number;
      readonly result: EnvelopeResult;
      readonly waitedMs: number;
      readonly durationMs: number;
    }
  /** All reads of one tick are settled. */
  | {
      readonly kind: 'round';
      readonly requestId: string;
      /** Unique in this process. */
      readonly round: number;
      readonly reads: number;
      readonly durationMs: number;
    }
  /** An envelope was rejected before it was sent: the host is down, or too many wait for it. */
  | { readonly kind: 'turned-away'; readonly because: 'down' | 'full' }
  /** The listing was read: at start, periodically, and after what looks like a restart. */
  | { readonly kind: 'listing'; readonly result: 'read' | 'failed' }
  /** Commands of a lost envelope are sent again. */
  | { readonly kind: 'replay'; readonly requestId: string; readonly commands: number }
  /** A command was found to end its doveadm process. */
  | { readonly kind: 'crash'; readonly command: string }
  | { readonly kind: 'health'; readonly health: Health };

export type HostListener = (event: HostEvent) => void;

interface SentEnvelope {
  readonly wire: 'http' | 'tcp';
  readonly commands: number;
  readonly options: SendOptions;
  readonly waitedMs: number;
  /** When it was sent, by `performance.now()`. */
  readonly startedAt: number;
}

/** The event of an envelope, or of a batch of lines, that has ended now. */
export function envelopeEvent({ wire, commands, options, waitedMs, startedAt }: SentEnvelope, result: EnvelopeResult): HostEvent {
  const { requestId, round = null } = options;
  return { kind: 'envelope', wire, requestId, round, commands, result, waitedMs, durationMs: performance.now() - startedAt };
}
