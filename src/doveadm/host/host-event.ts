import type { EnvelopeResult } from './envelope-result.ts';
import type { Health } from './health.ts';

/** What happens on the way to one host: for metrics, logs and tests. */
export type HostEvent =
  /** An envelope, or lines that were sent together over doveadm's own protocol, has left and has come to its end. */
  | {
      readonly kind: 'envelope';
      readonly wire: 'http' | 'tcp';
      /** Of the GraphQL request it belongs to. */
      readonly requestId: string;
      /** The round of reads it belongs to; null: a write, or a question of the gateway's own. */
      readonly round: number | null;
      readonly commands: number;
      readonly result: EnvelopeResult;
      readonly waitedMs: number;
      readonly durationMs: number;
    }
  /** The reads that were asked in one tick are all settled. */
  | {
      readonly kind: 'round';
      readonly requestId: string;
      /** Unique in this process. */
      readonly round: number;
      readonly reads: number;
      readonly durationMs: number;
    }
  /** An envelope was turned away before it was sent: the host is down, or too many wait for it. */
  | { readonly kind: 'turned-away'; readonly because: 'down' | 'full' }
  /** The listing was read: at start, now and then, and after what looks like a restart. */
  | { readonly kind: 'listing'; readonly result: 'read' | 'failed' }
  /** Commands of an envelope that was lost are sent again. */
  | { readonly kind: 'replay'; readonly requestId: string; readonly commands: number }
  /** A command was found to end its doveadm process. */
  | { readonly kind: 'crash'; readonly command: string }
  | { readonly kind: 'health'; readonly health: Health };

export type HostListener = (event: HostEvent) => void;
