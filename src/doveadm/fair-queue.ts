interface Waiting {
  readonly start: () => void;
}

/**
 * Runs at most `slots` tasks at once, and shares the slots between owners in turn: an owner with a thousand tasks waiting does not
 * hold up one with a single task.
 */
export class FairQueue {
  readonly #slots: number;
  #running = 0;
  /** In the order in which the owners are served next. */
  readonly #waiting = new Map<object, Waiting[]>();

  constructor(slots: number) {
    this.#slots = slots;
  }

  /** How many tasks wait for a slot. */
  get length(): number {
    let length = 0;
    for (const tasks of this.#waiting.values()) length += tasks.length;
    return length;
  }

  /** Runs `task` when its owner's turn comes. An abort while it waits rejects with the signal's reason; a running task is left alone. */
  async run<T>(owner: object, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running >= this.#slots) await this.#wait(owner, signal);
    else this.#running++;
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  #wait(owner: object, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const tasks = this.#waiting.get(owner) ?? [];
      this.#waiting.set(owner, tasks);
      const onAbort = (): void => {
        tasks.splice(tasks.indexOf(waiting), 1);
        if (tasks.length === 0) this.#waiting.delete(owner);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      tasks.push(waiting);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Hands the freed slot to the next owner, which then goes to the end of the line. */
  #next(): void {
    const first = this.#waiting.entries().next();
    if (first.done === true) {
      this.#running--;
      return;
    }
    const [owner, tasks] = first.value;
    this.#waiting.delete(owner);
    const task = tasks.shift();
    if (tasks.length > 0) this.#waiting.set(owner, tasks);
    task?.start();
  }
}
