import { watchAbort } from '../wire/abort-watch.ts';
import { Recent } from './recent.ts';

/** The owner of a task: one request, and its principal. */
export interface QueueOwner {
  /** Without a principal, the owner is a group of its own. */
  readonly principal?: { readonly name: string } | undefined;
  /** The job of the task. Tasks of jobs start when no task of a request waits. */
  readonly jobId?: string | undefined;
}

/** A principal's name, an owner without one, or all jobs together. */
type Group = string | QueueOwner;

/** The group of all jobs. */
const JOBS: QueueOwner = {};

interface Waiting {
  readonly start: () => void;
}

/** A task that holds a slot. */
interface Running {
  readonly group: Group;
  holdsSlot: boolean;
}

/** How long after its last task a principal still has slots kept free. */
const RECENT_MS = 15_000;
/** Tasks that last longer on average, and several times as long as those of others, are long: others feel each slot that they hold. */
const LONG_MS = 100;
const TIMES_AS_LONG = 4;
/** The weight of the last task in a principal's average. */
const WEIGHT = 0.25;
/** Principals whose average is remembered. */
const MOST_REMEMBERED = 1_000;

export interface FairQueueOptions {
  /** How many owners may wait. @default any number */
  readonly room?: number | undefined;
  /** How many owners of one principal may wait. @default room */
  readonly roomForOne?: number | undefined;
  /** Half of this percentage of the slots is what one principal may hold with long tasks while others are active. @default 100 */
  readonly percentForOne?: number | undefined;
}

/**
 * Runs at most `slots` tasks at the same time, and shares the slots in turn: between principals, and between the requests of each. A
 * principal with a thousand waiting tasks does not delay one with a single task. While several principals are active, none of them takes
 * the last slot as well, and one with long tasks takes still fewer, so the others need not wait for them. Tasks of jobs start when no other task waits, and leave the last slot
 * to requests while there are any.
 */
export class FairQueue {
  readonly #slots: number;
  readonly #room: number;
  readonly #roomForOne: number;
  readonly #mostLong: number;
  /** Tasks of each principal that hold a slot, including those that received one and start in this tick. */
  readonly #held = new Map<Group, number>();
  #taken = 0;
  readonly #running = new Set<Running>();
  /** In the order in which principals, and the owners of each, are served next. */
  readonly #waiting = new Map<Group, Map<QueueOwner, Waiting[]>>();
  #length = 0;
  #owners = 0;
  /** Owners that were admitted. They are not rejected half-way. */
  readonly #admitted = new WeakSet<QueueOwner>();
  readonly #recent = new Recent<string>(RECENT_MS);
  /** The average duration of a principal's tasks, in milliseconds. */
  readonly #averages = new Map<Group, number>();

  constructor(slots: number, { room = Infinity, roomForOne = room, percentForOne = 100 }: FairQueueOptions = {}) {
    this.#slots = slots;
    this.#room = room;
    this.#roomForOne = roomForOne;
    this.#mostLong = Math.max(1, Math.floor((slots * percentForOne) / 200));
  }

  get length(): number {
    return this.#length;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Whether this owner must be rejected: it would have to wait, and the queue has no room for it. */
  isFullFor(owner: QueueOwner): boolean {
    const group = groupOf(owner);
    if (this.#mayStart(group) || this.#admitted.has(owner)) return false;
    return this.#owners >= this.#room || (this.#waiting.get(group)?.size ?? 0) >= this.#roomForOne;
  }

  /**
   * Runs `task` when its owner's turn comes. An abort while it waits rejects with the signal's reason. An abort does not affect a running
   * task.
   */
  async run<T>(owner: QueueOwner, task: () => Promise<T>, ...signals: readonly AbortSignal[]): Promise<T> {
    for (const signal of signals) signal.throwIfAborted();
    this.#admitted.add(owner);
    const group = groupOf(owner);
    if (typeof group === 'string') this.#recent.note(group);
    if (this.#mayStart(group)) this.#take(group);
    else await this.#wait(group, owner, signals);
    const running: Running = { group, holdsSlot: true };
    this.#running.add(running);
    const startedAt = performance.now();
    try {
      return await task();
    } finally {
      this.#running.delete(running);
      this.#noteDuration(group, performance.now() - startedAt);
      this.#free(running);
    }
  }

  /** Takes the slots away from the running tasks when their host is down, so that others need not wait for them to end. */
  writeOff(): void {
    for (const running of this.#running) this.#free(running);
  }

  #mayStart(group: Group): boolean {
    if (this.#taken >= this.#slots) return false;
    const other = this.#recent.otherThan(group);
    if (other === null) return true;
    const held = this.#held.get(group) ?? 0;
    return held === 0 || held < (this.#hasLongTasks(group, other) ? this.#mostLong : this.#slots - 1);
  }

  /** A principal without any finished task may have long ones. */
  #hasLongTasks(group: Group, other: Group): boolean {
    if (typeof group !== 'string') return false;
    const average = this.#averages.get(group) ?? Infinity;
    return average > LONG_MS && average > TIMES_AS_LONG * (this.#averages.get(other) ?? Infinity);
  }

  #noteDuration(group: Group, ms: number): void {
    if (typeof group !== 'string') return;
    const before = this.#averages.get(group) ?? ms;
    this.#averages.set(group, before + WEIGHT * (ms - before));
    if (this.#averages.size <= MOST_REMEMBERED) return;
    const [oldest] = this.#averages.keys();
    if (oldest !== undefined) this.#averages.delete(oldest);
  }

  #take(group: Group): void {
    this.#taken++;
    this.#held.set(group, (this.#held.get(group) ?? 0) + 1);
  }

  #free(running: Running): void {
    if (!running.holdsSlot) return;
    running.holdsSlot = false;
    const { group } = running;
    this.#taken--;
    const held = (this.#held.get(group) ?? 0) - 1;
    if (held > 0) this.#held.set(group, held);
    else this.#held.delete(group);
    this.#startWaiting();
  }

  #wait(group: Group, owner: QueueOwner, signals: readonly AbortSignal[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const rejectsAborted = (): boolean => {
        const stop = signals.find(({ aborted }) => aborted);
        if (stop !== undefined) reject(stop.reason as Error);
        return stop !== undefined;
      };
      const ignore = watchAbort(signals, () => {
        if (rejectsAborted()) this.#leave(group, owner, waiting);
      });
      const waiting: Waiting = {
        start: () => {
          ignore();
          if (rejectsAborted()) return;
          this.#take(group);
          resolve();
        },
      };
      const owners = this.#waiting.get(group) ?? new Map<QueueOwner, Waiting[]>();
      this.#waiting.set(group, owners);
      const tasks = owners.get(owner);
      if (tasks === undefined) {
        owners.set(owner, [waiting]);
        this.#owners++;
      } else {
        tasks.push(waiting);
      }
      this.#length++;
    });
  }

  #leave(group: Group, owner: QueueOwner, waiting: Waiting): void {
    const owners = this.#waiting.get(group);
    const tasks = owners?.get(owner);
    if (owners === undefined || tasks === undefined) return;
    tasks.splice(tasks.indexOf(waiting), 1);
    this.#length--;
    if (tasks.length > 0) return;
    owners.delete(owner);
    this.#owners--;
    if (owners.size === 0) this.#waiting.delete(group);
  }

  /** Gives free slots to the next principals, and within each to its next owner. Both then go to the end of their lines. */
  #startWaiting(): void {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const { group, owner, owners, task } = next;
      this.#leave(group, owner, task);
      const tasks = owners.get(owner);
      if (tasks !== undefined) {
        owners.delete(owner);
        owners.set(owner, tasks);
      }
      if (this.#waiting.delete(group)) this.#waiting.set(group, owners);
      task.start();
    }
  }

  #next(): { group: Group; owner: QueueOwner; owners: Map<QueueOwner, Waiting[]>; task: Waiting } | null {
    if (this.#length === 0 || this.#taken >= this.#slots) return null;
    const jobs = this.#waiting.get(JOBS);
    const groups = [...this.#waiting].filter(([group]) => group !== JOBS);
    for (const [group, owners] of jobs === undefined ? groups : [...groups, [JOBS, jobs] as const]) {
      if (!this.#mayStart(group)) continue;
      const [first] = owners;
      const task = first?.[1][0];
      if (first !== undefined && task !== undefined) return { group, owner: first[0], owners, task };
    }
    return null;
  }
}

function groupOf(owner: QueueOwner): Group {
  return owner.jobId === undefined ? (owner.principal?.name ?? owner) : JOBS;
}
