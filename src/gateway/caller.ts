import type { Principal } from '../access/principal.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Holding } from '../doveadm/host/wire.ts';
import type { Budget } from '../limits/budget.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { WriteResult } from './write-result.ts';

/** On whose behalf one request runs: for authorisation, the audit log, and what the request may cost. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
  /** Null where the address is not known. */
  readonly remoteAddress: string | null;
  /** Aborts when the client goes away: what is not sent yet is dropped. */
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: Deadline | undefined;
  /** What the request may still cost. */
  readonly budget: Budget;
  /** What the request holds of the memory for answers. */
  readonly holding?: Holding | undefined;
  /** The job that the request belongs to: in the audit lines of its writes. */
  readonly jobId?: string | undefined;
  /** True where writes may have been sent before: each is reconciled with what is there, and none is sent. @default false */
  readonly reconcileOnly?: boolean | undefined;
  /** Called with the permissions of each command that was authorised. */
  readonly onAuthorized?: ((permissions: readonly Permission[]) => void) | undefined;
  /** Called with the result of each write. */
  readonly onWrite?: ((result: WriteResult<unknown>) => void) | undefined;
}

/** How the caller's own commands are sent: the caller pays for them, and they end with the request. */
export function readOptionsOf(caller: Caller): ReadOptions {
  const { requestId, signal, deadline, budget, holding } = caller;
  return { owner: caller, requestId, signal, deadline: deadline?.signal, holding, spend: (commands) => budget.spend(commands) };
}

/** How the gateway reads for itself after a write: free of charge, and also when the client has gone or its budget is spent. */
export function ownReadOptions(caller: Caller): ReadOptions {
  return { owner: caller, requestId: caller.requestId, spend: () => Promise.resolve() };
}
