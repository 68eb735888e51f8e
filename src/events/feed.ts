import { badInput, CodedError } from '../doveadm/errors.ts';
import { eventCursor } from './cursor.ts';
import { lostEvent, type MailEvent } from './event.ts';
import type { EventLog } from './event-log.ts';

/** Number of events in memory for readers. A reader that falls further behind is too slow. */
const MOST_RECENT = 2_000;
const PAGE = 500;
/** Interval of additional polls of the database, in case a notification was lost. */
const POLL_MS = 2_000;

/** Distributes stored events of all gateways to readers, each at its own pace. */
export class Feed {
  readonly #log: EventLog;
  readonly #onFault: (error: unknown) => void;
  /** Events up to `#position`, without a gap. */
  #recent: MailEvent[] = [];
  #position = 0;
  #readers = 0;
  /** Resolves when `#position` is known. Null when there is no reader. */
  #begun: Promise<void> | null = null;
  #waiting: (() => void)[] = [];
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(log: EventLog, onFault: (error: unknown) => void) {
    this.#log = log;
    this.#onFault = onFault;
  }

  /** Number of open streams. */
  get readers(): number {
    return this.#readers;
  }

  /** Reports that events have been stored. */
  wake(): void {
    if (this.#begun === null) return;
    if (this.#reading !== null) {
      this.#readAgain = true;
      return;
    }
    this.#reading = this.#begun
      .then(() => this.#readOn())
      // The store reports a database that is down. The next poll tries again.
      .catch((error: unknown) => error instanceof CodedError || this.#onFault(error))
      .then(() => {
        this.#reading = null;
        if (this.#readAgain) {
          this.#readAgain = false;
          this.wake();
        }
      });
  }

  /**
   * Yields events in their stored order until `signal` aborts. When events after `after` have been removed, the first event says so.
   * @param after a position; null: only events from now on
   * @throws CodedError SLOW_READER when the reader falls too far behind
   */
  async *read(after: number | null, signal: AbortSignal): AsyncGenerator<readonly MailEvent[]> {
    this.#readers++;
    try {
      await (this.#begun ??= this.#begin());
      let position = after ?? this.#position;
      let isLive = after === null;
      if (after !== null) yield* await this.#missed(after);
      while (!signal.aborted) {
        const oldest = this.#recent[0]?.id ?? this.#position + 1;
        if (position < oldest - 1) {
          if (isLive) throw tooSlow(position);
          const page = await this.#log.after(position, PAGE);
          position = page.at(-1)?.id ?? this.#position;
          if (page.length > 0) yield page;
          continue;
        }
        isLive = true;
        const start = position + 1 - oldest;
        const page = this.#recent.slice(start, start + PAGE);
        if (page.length === 0) await this.#next(signal);
        else {
          position = page.at(-1)?.id ?? position;
          yield page;
        }
      }
    } finally {
      if (--this.#readers === 0) this.#end();
    }
  }

  async #begin(): Promise<void> {
    this.#timer = setInterval(() => this.wake(), POLL_MS).unref();
    this.#position = await this.#log.lastId();
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#begun = null;
    this.#recent = [];
  }

  async #readOn(): Promise<void> {
    const begun = this.#begun;
    for (;;) {
      const page = await this.#log.after(this.#position, PAGE);
      // The last reader may have left meanwhile, and a new one may have started at another position.
      if (page.length === 0 || this.#begun !== begun) return;
      this.#recent.push(...page);
      if (this.#recent.length > MOST_RECENT) this.#recent.splice(0, this.#recent.length - MOST_RECENT);
      this.#position = page.at(-1)?.id ?? this.#position;
      for (const resume of this.#waiting.splice(0)) resume();
      if (page.length < PAGE) return;
    }
  }

  async #next(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.push(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** An event about removed events after a position. @throws CodedError BAD_USER_INPUT for a position that no event has had */
  async #missed(after: number): Promise<readonly (readonly MailEvent[])[]> {
    const [first, last] = await Promise.all([this.#log.first(), this.#log.lastId()]);
    if (after > last) throw badInput('after', 'is the cursor of an event that is not from this database');
    const oldest = first?.id ?? last + 1;
    if (after + 1 >= oldest) return [];
    const missed = lostEvent('EXPIRED', null, first?.at ?? Date.now(), oldest - after - 1);
    return [[{ ...missed, id: oldest - 1 }]];
  }
}

function tooSlow(position: number): CodedError {
  const message = `More than ${String(MOST_RECENT)} events wait for this stream, which reads them too slowly. Subscribe again with \`after: "${eventCursor(position)}"\`, and with a narrower filter.`;
  return new CodedError('SLOW_READER', message);
}
