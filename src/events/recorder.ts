import { setTimeout as sleep } from 'node:timers/promises';
import type { UsernameCase } from '../access/scope.ts';
import { CodedError } from '../doveadm/errors.ts';
import { lostEvent, type NewEvent } from './event.ts';
import type { EventLog } from './event-log.ts';
import { parseEvent } from './parse-event.ts';

/** The result of a post: stored, ignored, not readable, or dropped because too many posts wait for the database. */
export type PostResult = 'recorded' | 'ignored' | 'invalid' | 'dropped';

export interface RecorderOptions {
  readonly log: EventLog;
  readonly usernameCase: UsernameCase;
  /** Called when events have been stored. */
  readonly onRecorded: (events: readonly NewEvent[]) => void;
  /** Called with the results of posts. */
  readonly onPosts: (result: PostResult, count: number) => void;
  readonly onFault: (error: unknown) => void;
  /** Maximum of characters of posts that wait for the database. @default 64 Mi */
  readonly mostWaiting?: number;
}

const MOST_WAITING = 64 * 1024 * 1024;
/** Memory of a post in addition to its text. */
const POST_OVERHEAD = 200;
const BATCH = 512;
const RETRY_MS = 1_000;

interface Post {
  readonly text: string;
  readonly at: number;
}

/** Dropped posts, with the times of the first and the last one in milliseconds since the epoch. */
interface Dropped {
  readonly since: number;
  readonly until: number;
  readonly count: number;
}

/** Stores the posts of Dovecot. Posts wait in bounded memory. The recorder counts the posts that do not fit, and reports them as an event afterwards. */
export class Recorder {
  readonly #options: RecorderOptions;
  #waiting: Post[] = [];
  #waitingSize = 0;
  #dropped: Dropped | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Number of waiting posts. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Accepts a post. @returns false when it was dropped because too many posts wait for the database */
  accept(text: string, now = Date.now()): boolean {
    const size = text.length + POST_OVERHEAD;
    if (this.#waitingSize + size > (this.#options.mostWaiting ?? MOST_WAITING)) {
      this.#dropped = { since: this.#dropped?.since ?? now, until: now, count: (this.#dropped?.count ?? 0) + 1 };
      this.#options.onPosts('dropped', 1);
      return false;
    }
    this.#waiting.push({ text, at: now });
    this.#waitingSize += size;
    this.#running ??= this.#run();
    return true;
  }

  /** Stores an event of the gateway itself when the database works. */
  record(event: NewEvent): Promise<void> {
    return this.#storeBatch([event]);
  }

  /** Stores the waiting posts while the database works. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Posts that arrive within the same turn of the event loop share a commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const posts = this.#waiting.splice(0, BATCH);
      const { events, results } = this.#parse(posts);
      await this.#storeBatch(events);
      for (const [result, count] of results) this.#options.onPosts(result, count);
      for (const { text } of posts) this.#waitingSize -= text.length + POST_OVERHEAD;
    }
    this.#running = null;
  }

  /** Stores a batch when the database works, with an event about the posts dropped before it. */
  async #storeBatch(events: readonly NewEvent[]): Promise<void> {
    for (;;) {
      const dropped = this.#dropped === null ? null : { ...this.#dropped };
      const all = dropped === null ? events : [lostEvent('QUEUE_FULL', dropped.since, dropped.until, dropped.count), ...events];
      try {
        await this.#append(all);
        if (dropped !== null) this.#said(dropped);
        return;
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        if (this.#closed) return;
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  async #append(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await this.#options.log.append(events);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      // An event that the database does not accept must not prevent the others.
      this.#options.onFault(error);
      if (events.length > 1) for (const event of events) await this.#append([event]);
      return;
    }
    this.#options.onRecorded(events);
  }

  #said({ count, until }: Dropped): void {
    if (this.#dropped === null) return;
    this.#dropped = this.#dropped.count === count ? null : { ...this.#dropped, since: until, count: this.#dropped.count - count };
  }

  #parse(posts: readonly Post[]): { readonly events: readonly NewEvent[]; readonly results: ReadonlyMap<PostResult, number> } {
    const results = new Map<PostResult, number>();
    const events: NewEvent[] = [];
    for (const { text, at } of posts) {
      const event = this.#parseOne(text, at);
      const result = typeof event === 'string' ? event : 'recorded';
      results.set(result, (results.get(result) ?? 0) + 1);
      if (typeof event !== 'string') events.push(event);
    }
    return { events, results };
  }

  #parseOne(text: string, at: number): NewEvent | 'ignored' | 'invalid' {
    try {
      return parseEvent(text, this.#options.usernameCase, at) ?? 'ignored';
    } catch {
      return 'invalid';
    }
  }
}
