import { CodedError } from '../doveadm/errors.ts';
import type { RateLimiter } from './rate-limit.ts';

/** What one request costs, in commands sent to Dovecot, and how much it may cost. */
export class Budget {
  /** Commands so far: reads that were sent, after equal ones were made one and others were joined; each write; and what was refused. */
  commands = 0;
  readonly limit: number;
  readonly #principal: string;
  readonly #rate: RateLimiter;
  /** Commands that are counted already and were not sent yet. */
  #prepaid = 0;

  constructor(limit: number, principal: string, rate: RateLimiter) {
    this.limit = limit;
    this.#principal = principal;
    this.#rate = rate;
  }

  /**
   * Before commands are sent, and where they are refused: a refusal is work as well.
   * @throws CodedError COST_LIMIT where the request would use too many, RATE_LIMITED where the principal has
   */
  async spend(commands: number): Promise<void> {
    const drawn = Math.min(commands, this.#prepaid);
    this.#prepaid -= drawn;
    await this.#count(commands - drawn);
  }

  /**
   * Counts commands of a change that must not end half-way: what is spent later is taken from them.
   * @throws CodedError as `spend`, with none of them counted
   */
  async prepay(commands: number): Promise<void> {
    await this.#count(commands);
    this.#prepaid += commands;
  }

  async #count(commands: number): Promise<void> {
    if (this.commands + commands > this.limit) {
      throw new CodedError(
        'COST_LIMIT',
        `The request needs more than the ${String(this.limit)} doveadm commands that one may use (MAX_COMMANDS).`,
      );
    }
    this.commands += commands;
    await this.#rate.consume(this.#principal, commands);
  }
}
