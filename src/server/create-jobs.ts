import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Audit } from '../audit.ts';
import type { PolicyStore } from '../access/policy-file.ts';
import type { TokenVerifier } from '../access/token.ts';
import type { Config } from '../config.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Events } from '../events/events.ts';
import type { GatewayOptions } from '../gateway.ts';
import { Chunks } from '../jobs/chunks.ts';
import { Engine } from '../jobs/engine.ts';
import { JobAccess } from '../jobs/job-access.ts';
import { createJobAudit } from '../jobs/job-audit.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Ledger } from '../jobs/ledger.ts';
import type { Shares } from '../limits/shares.ts';
import type { Store } from '../store/store.ts';
import { presentError } from './present-error.ts';
import { isTrusted, type TrustedDocuments } from './trusted-documents.ts';

/** The parts of jobs. */
export interface JobParts {
  readonly config: Config;
  readonly store: Store;
  readonly schema: GraphQLSchema;
  readonly gateway: GatewayOptions;
  readonly shares: Shares;
  readonly audit: Audit;
  readonly policy: PolicyStore;
  readonly verify: TokenVerifier;
  /** Null where no event can reach this gateway. */
  readonly events: Events | null;
  readonly trustedDocuments: TrustedDocuments | null;
  readonly onFault: (error: unknown) => void;
}

export interface RunningJobs {
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly engine: Engine;
}

/** Puts the jobs together, and starts those in the database. */
export async function createJobs(parts: JobParts): Promise<RunningJobs> {
  const { config, store, schema, gateway, shares, policy, verify, events, trustedDocuments, onFault } = parts;
  const ledger = new Ledger(store);
  const chunks = new Chunks(store);
  const audit = createJobAudit(parts.audit);
  const limits = config.limits;
  if (store.kind === 'sqlite') await chunks.forgetLeases();
  const engine = new Engine({
    ledger,
    chunks,
    runner: { schema, gateway, shares, events, commands: limits.commands, present: (error: GraphQLError) => presentError(error, onFault) },
    authority: { policy: () => policy.current(), claims: config.claims, refusalOf: (claims) => verify.refusalOf(claims) },
    limits,
    lanes: config.jobs.lanes,
    retentionMs: config.jobs.retentionMs,
    audit,
    onFault,
  });
  const assertTrusted = (operation: string): void => {
    if (trustedDocuments === null || isTrusted(trustedDocuments, operation)) return;
    throw new CodedError('FORBIDDEN', 'Only trusted documents are run here, and the operation is not one of them.');
  };
  engine.start();
  return {
    ledger,
    jobs: new Jobs({ ledger, access: new JobAccess(ledger), engine, schema, limits, events, audit, assertTrusted }),
    engine,
  };
}
