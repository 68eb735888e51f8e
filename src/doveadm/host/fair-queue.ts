import { onAbort } from './on-abort.ts';

interface Waiting {
  readonly start: () => void;
}

/** A task that holds a slot. */
interface Running {
  holdsSlot: boolean;
}

/**
 * Runs at most `slots` tasks at once, and shares the slots between owners in turn: an owner with a thousand tasks waiting does not
 * hold up one with a single task.
 */
export class FairQueue {
  readonly #slots: number;
  readonly #room: number;
  /** Tasks that hold a slot, those included that have been handed one and start in this tick. */
  #taken = 0;
  readonly #running = new Set<Running>();
  /** In the order in which the owners are served next. */
  readonly #waiting = new Map<object, Waiting[]>();
  #length = 0;
  /** Owners that have been let in: they are not turned away half-way. */
  readonly #admitted = new WeakSet<object>();

  /** @param room how many owners may wait */
  constructor(slots: number, room = Infinity) {
    this.#slots = slots;
    this.#room = room;
  }

  /** How many tasks wait for a slot. */
  get length(): number {
    return this.#length;
  }

  /** How many tasks run. */
  get running(): number {
    return this.#running.size;
  }

  /** Whether this owner is to come again later: it would have to wait, and there is no room for one more that waits. */
  isFullFor(owner: object): boolean {
    return this.#taken >= this.#slots && this.#waiting.size >= this.#room && !this.#admitted.has(owner);
  }

  /** Runs `task` when its owner's turn comes. An abort while it waits rejects with the signal's reason; a running task is left alone. */
  async run<T>(owner: object, task: () => Promise<T>, ...signals: readonly AbortSignal[]): Promise<T> {
    for (const signal of signals) signal.throwIfAborted();
    this.#admitted.add(owner);
    if (this.#taken >= this.#slots) await this.#wait(owner, signals);
    else this.#taken++;
    const running: Running = { holdsSlot: true };
    this.#running.add(running);
    try {
      return await task();
    } finally {
      this.#running.delete(running);
      if (running.holdsSlot) this.#next();
    }
  }

  /** Takes the slots away from the tasks that run now, which is for when they are as good as dead: others need not wait for their end. */
  writeOff(): void {
    for (const running of this.#running) {
      if (!running.holdsSlot) continue;
      running.holdsSlot = false;
      this.#next();
    }
  }

  #wait(owner: object, signals: readonly AbortSignal[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const tasks = this.#waiting.get(owner) ?? [];
      this.#waiting.set(owner, tasks);
      const ignore = onAbort(signals, () => {
        ignore();
        tasks.splice(tasks.indexOf(waiting), 1);
        this.#length--;
        if (tasks.length === 0) this.#waiting.delete(owner);
        reject(signals.find(({ aborted }) => aborted)?.reason as Error);
      });
      const waiting: Waiting = {
        start: () => {
          ignore();
          resolve();
        },
      };
      tasks.push(waiting);
      this.#length++;
    });
  }

  /** Hands the freed slot to the next owner, which then goes to the end of the line. */
  #next(): void {
    const first = this.#waiting.entries().next();
    if (first.done === true) {
      this.#taken--;
      return;
    }
    const [owner, tasks] = first.value;
    this.#waiting.delete(owner);
    const task = tasks.shift();
    if (tasks.length > 0) this.#waiting.set(owner, tasks);
    this.#length--;
    task?.start();
  }
}
