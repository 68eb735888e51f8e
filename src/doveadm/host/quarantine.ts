import type { AnyCommand } from '../command.ts';

/** How long a quarantine lasts. Meanwhile someone may repair a mailbox or raise a limit. */
const MEMORY_MS = 60_000;
/** The oldest are forgotten first. */
const MOST = 1_000;

interface QuarantineEntry {
  readonly limit: number;
  readonly until: number;
  readonly crashes: boolean;
}

/**
 * Commands that recently had trouble, by name and arguments, and how many commands may now share an envelope with each. A command that
 * ended its process goes alone (1). After a timeout, the commands of the envelope come back in envelopes of half its size. So the command
 * that hangs is alone after a few requests, and the others get answers.
 */
export class Quarantine {
  readonly #limits = new Map<string, QuarantineEntry>();

  /** How many commands an envelope with this one may hold. Infinity: the command is not in quarantine. */
  envelopeLimit(command: AnyCommand, args: unknown): number {
    return this.#find(command, args)?.limit ?? Infinity;
  }

  /** Whether the command was found to end its process. */
  crashes(command: AnyCommand, args: unknown): boolean {
    return this.#find(command, args)?.crashes ?? false;
  }

  quarantineCrash(command: AnyCommand, args: unknown): void {
    this.#add(command, args, 1, true);
  }

  quarantineSlow(command: AnyCommand, args: unknown, limit: number): void {
    if (!this.crashes(command, args)) this.#add(command, args, limit, false);
  }

  /** Removes a command after it has answered. */
  release(command: AnyCommand, args: unknown): void {
    if (this.#limits.size > 0) this.#limits.delete(keyOf(command, args));
  }

  #find(command: AnyCommand, args: unknown): QuarantineEntry | undefined {
    if (this.#limits.size === 0) return undefined;
    const key = keyOf(command, args);
    const known = this.#limits.get(key);
    if (known === undefined || known.until > Date.now()) return known;
    this.#limits.delete(key);
    return undefined;
  }

  #add(command: AnyCommand, args: unknown, limit: number, crashes: boolean): void {
    const key = keyOf(command, args);
    this.#limits.delete(key);
    this.#limits.set(key, { limit, until: Date.now() + MEMORY_MS, crashes });
    const [oldest] = this.#limits.keys();
    if (this.#limits.size > MOST && oldest !== undefined) this.#limits.delete(oldest);
  }
}

function keyOf(command: AnyCommand, args: unknown): string {
  return `${command.name} ${JSON.stringify(args)}`;
}
