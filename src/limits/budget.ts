import { CodedError } from '../doveadm/errors.ts';
import type { RateLimiter } from './rate-limit.ts';

/** The cost of one request in commands sent to Dovecot, and its limit. */
export class Budget {
  /** Commands so far: reads that were sent (after equal ones were merged and others joined), each write, and each refusal. */
  commands = 0;
  readonly limit: number;
  readonly #principal: string;
  readonly #rate: RateLimiter;
  /** Commands that are counted already but not sent yet. */
  #prepaid = 0;

  constructor(limit: number, principal: string, rate: RateLimiter) {
    this.limit = limit;
    this.#principal = principal;
    this.#rate = rate;
  }

  /**
   * Call before commands are sent, and for each refusal, which costs work as well.
   * @throws CodedError COST_LIMIT when the request would use too many, RATE_LIMITED when the principal has
   */
  async spend(commands: number): Promise<void> {
    const drawn = Math.min(commands, this.#prepaid);
    this.#prepaid -= drawn;
    return this.#count(commands - drawn);
  }

  /**
   * Counts the commands of a change that must not end half-way. Later calls of `spend` use up this number first.
   * @throws CodedError as `spend`; none of them is then counted
   */
  async prepay(commands: number): Promise<void> {
    await this.#count(commands);
    this.#prepaid += commands;
  }

  #count(commands: number): Promise<void> {
    if (this.commands + commands > this.limit) {
      throw new CodedError(
        'COST_LIMIT',
        `The request needs more than the ${String(this.limit)} doveadm commands that one may use (MAX_COMMANDS).`,
      );
    }
    this.commands += commands;
    return this.#rate.consume(this.#principal, commands);
  }
}
