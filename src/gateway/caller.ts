import type { Principal } from '../access/principal.ts';
import type { ReadOptions } from '../doveadm/dispatch/read.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Holding } from '../doveadm/host/wire.ts';
import type { Budget } from '../limits/budget.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { Turn } from '../limits/turns.ts';
import type { ClientName } from './client-name.ts';
import type { WriteResult } from './write-result.ts';

/** The caller of one request: for authorisation, the audit log, and the cost of the request. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
  /** Null when the address is not known. */
  readonly remoteAddress: string | null;
  /** What the client program calls itself; null: it does not say. @default null */
  readonly client?: ClientName | null | undefined;
  /** Aborts when the client goes away: commands that are not sent yet are dropped. */
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: Deadline | undefined;
  /** What the request may still cost. */
  readonly budget: Budget;
  /** The request's part of the memory for answers. */
  readonly holding?: Holding | undefined;
  /** The request's right to the event loop. @default the gateway's own */
  readonly turn?: Turn | undefined;
  /** Reads wait for it, so that they share envelopes. @default none */
  readonly readsAfter?: Promise<unknown> | undefined;
  /** The job that the request belongs to, for the audit lines of its writes. */
  readonly jobId?: string | undefined;
  /**
   * True when an earlier process may have sent the writes: each write is reconciled with the current state, and none is sent. @default
   * false
   */
  readonly reconcileOnly?: boolean | undefined;
  /** Called with the permissions of each authorised command. */
  readonly onAuthorized?: ((permissions: readonly Permission[]) => void) | undefined;
  /** Called with the result of each write. */
  readonly onWrite?: ((result: WriteResult<unknown>) => void) | undefined;
}

/** How the caller's own commands are sent: they count against the caller's budget, and end with the request. */
export function readOptionsOf(caller: Caller): ReadOptions {
  const { requestId, signal, deadline, budget, holding, turn, readsAfter } = caller;
  const spend = (commands: number): Promise<void> => budget.spend(commands);
  return { owner: caller, requestId, signal, deadline: deadline?.signal, holding, turn, after: readsAfter, spend };
}

/** How the gateway's own reads after a write are sent: free of charge, and also after the client has gone or its budget is spent. */
export function ownReadOptions(caller: Caller): ReadOptions {
  return { owner: caller, requestId: caller.requestId, spend: () => Promise.resolve() };
}
