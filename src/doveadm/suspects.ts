import type { AnyCommand } from './command.ts';

/** How long a suspicion lasts: a mailbox is repaired, a limit is raised. */
const MEMORY_MS = 60_000;
/** The oldest are forgotten first. */
const MOST = 1_000;

/**
 * Commands that were in trouble a short while ago, by name and arguments: how many may share an envelope with them now. One that ended its
 * process goes alone (1); those of an envelope that ran out of time come back in envelopes of half its size, so that the one that hangs
 * is alone after a few requests and the others answer.
 */
export class Suspects {
  readonly #limits = new Map<string, { readonly limit: number; readonly until: number }>();

  /** How many commands an envelope with this one may hold. Infinity: no suspicion. */
  limitOf(command: AnyCommand, args: unknown): number {
    if (this.#limits.size === 0) return Infinity;
    const key = keyOf(command, args);
    const known = this.#limits.get(key);
    if (known === undefined) return Infinity;
    if (known.until > Date.now()) return known.limit;
    this.#limits.delete(key);
    return Infinity;
  }

  add(command: AnyCommand, args: unknown, limit: number): void {
    const key = keyOf(command, args);
    this.#limits.delete(key);
    this.#limits.set(key, { limit, until: Date.now() + MEMORY_MS });
    const [oldest] = this.#limits.keys();
    if (this.#limits.size > MOST && oldest !== undefined) this.#limits.delete(oldest);
  }

  /** It answered. */
  clear(command: AnyCommand, args: unknown): void {
    if (this.#limits.size > 0) this.#limits.delete(keyOf(command, args));
  }
}

function keyOf(command: AnyCommand, args: unknown): string {
  return `${command.name} ${JSON.stringify(args)}`;
}
