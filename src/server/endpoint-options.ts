import type { ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ClaimSettings } from '../access/claims.ts';
import type { PolicyStore } from '../access/policy-file.ts';
import type { TokenVerifier } from '../access/token.ts';
import type { Events } from '../events/events.ts';
import type { GatewayOptions } from '../gateway.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { QueryLimits } from '../limits/query-limits.ts';
import type { RateLimiter } from '../limits/rate-limit.ts';
import type { Shares } from '../limits/shares.ts';
import type { ClientAddressOf } from './client-address.ts';
import type { Telemetry } from './telemetry.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** The size limits of one request. */
export interface RequestLimits {
  readonly query: QueryLimits;
  readonly tokens: number;
  readonly bodyBytes: number;
  /** Doveadm commands. */
  readonly commands: number;
}

export interface EndpointOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: GatewayOptions;
  readonly verify: TokenVerifier;
  readonly policy: PolicyStore;
  readonly claims: ClaimSettings;
  readonly introspection: boolean;
  readonly corsOrigins: readonly string[];
  /** Whether the gateway is a subgraph of a federated gateway. */
  readonly federation: boolean;
  /** Whether GraphiQL is served at the same address. */
  readonly graphiql: boolean;
  readonly requestTimeoutMs: number;
  readonly limits: RequestLimits;
  readonly rate: RateLimiter;
  readonly shares: Shares;
  /** Called when a request's token is valid. */
  readonly onVerified: (response: ServerResponse) => void;
  /** Null: there is no database. */
  readonly jobs: Jobs | null;
  /** Null where no event can reach this gateway. */
  readonly events: Events | null;
  /** Null: any query may run. */
  readonly trustedDocuments: TrustedDocuments | null;
  readonly log: Logger;
  readonly telemetry: Telemetry;
  readonly clientAddress: ClientAddressOf;
}
