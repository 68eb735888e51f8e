import type { AuditEntry } from '../audit.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Caller } from './caller.ts';
import type { GatewayOptions } from './options.ts';

/** A refusal in the form of the audit log, without the caller. */
export type Refused = Omit<AuditEntry, 'requestId' | 'principal' | 'ip' | 'client'>;

/** Counts the refusals of one request, and records those for a missing permission in the audit log. */
export class Refusals {
  readonly #audit: GatewayOptions['audit'];
  readonly #caller: Caller;

  constructor({ audit }: GatewayOptions, caller: Caller) {
    this.#audit = audit;
    this.#caller = caller;
  }

  /** A refusal costs work as well, so it is counted. Other errors pass. @throws the error */
  async refuse(error: unknown, refused: Refused): Promise<never> {
    if (!(error instanceof CodedError)) throw error;
    const { principal, requestId, remoteAddress: ip, client, budget } = this.#caller;
    await budget.spend(1);
    if (error.code === 'FORBIDDEN') {
      await this.#audit.refused({ ...refused, requestId, principal, ip, client, code: error.code, reason: error.message });
    }
    throw error;
  }
}
