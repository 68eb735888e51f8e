import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { sealLine, type ChainEnd } from './chain.ts';
import type { AuditSink, Recovered } from './sink.ts';

/** Appends lines to the chain, in the order of the calls. */
export interface Writer {
  /**
   * @param fields a JSON object as text.
   * @returns the line's number, once the line is durable.
   */
  line(fields: string, options?: LineOptions): Promise<number>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface LineOptions {
  /** Whether a line that cannot be stored is kept, and stored as soon as that is possible; the call still rejects. @default false */
  readonly keep?: boolean;
  /** Called when a rejected line turns out to be whole in the log. @param seq its number */
  readonly onStray?: (seq: number) => void;
}

interface Line extends LineOptions {
  readonly fields: string;
}

interface Waiting extends Line {
  readonly done: (seq: number) => void;
  readonly failed: (error: unknown) => void;
}

type Job = { readonly lines: Waiting[] } | { readonly run: () => Promise<void> };

/** How long lines are collected while many changes are in flight. A sync takes as long, and a change over TCP longer. */
const COLLECT_MS = 3;
/** How long after a failure the log is tried again, if no line comes before. */
const RETRY_MS = 1_000;

/** Lines that arrive during a write wait together and share one sync. */
export function createWriter(sink: AuditSink): Writer {
  const jobs: Job[] = [];
  let end: ChainEnd = sink.end;
  /** The lines of a failed append. Nobody knows yet how much of them is in the log. */
  let uncertain: readonly Line[] | null = null;
  /** Lines that go before all others. */
  let kept: readonly Line[] = [];
  let closed = false;
  let running: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    // Collects the lines of the same turn first, so that the changes of one mutation for several users become durable together.
    await nextTurn();
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      if ('run' in job) await job.run();
      else {
        await write(job.lines);
        // Many changes are in flight: their next lines share a sync. A caller that makes one change after the other does not wait.
        if (job.lines.length > 1 && !closed) await sleep(COLLECT_MS);
      }
    }
    running = null;
  }

  async function write(lines: readonly Waiting[]): Promise<void> {
    try {
      if (uncertain !== null) settled(await sink.recover(end));
      const before = kept.length;
      const first = await append([...kept, ...lines]);
      kept = [];
      lines.forEach(({ done }, index) => {
        done(first + before + index);
      });
    } catch (error) {
      keep(lines);
      for (const { failed } of lines) failed(error);
      tryAgain();
    }
  }

  /** @returns the number of the first line */
  async function append(lines: readonly Line[]): Promise<number> {
    const first = end.seq + 1;
    if (lines.length === 0) return first;
    let reached = end;
    const text = lines.map(({ fields }) => {
      const sealed = sealLine(fields, reached);
      reached = sealed.end;
      return sealed.line;
    });
    uncertain = lines;
    await sink.append(Buffer.from(text.join('')));
    uncertain = null;
    end = reached;
    return first;
  }

  /** Handles what was found of the failed append. */
  function settled(recovered: Recovered): void {
    const first = end.seq + 1;
    const found = uncertain?.slice(0, recovered.found) ?? [];
    uncertain = null;
    end = recovered.end;
    kept = kept.filter((line) => !found.includes(line));
    found.forEach(({ onStray }, index) => onStray?.(first + index));
  }

  function keep(lines: readonly Line[]): void {
    kept = [...kept, ...lines.filter((line) => line.keep === true)];
  }

  function tryAgain(): void {
    if (closed) return;
    clearTimeout(retry);
    retry = setTimeout(() => {
      add({ lines: [] });
    }, RETRY_MS).unref();
  }

  function add(job: Job): void {
    jobs.push(job);
    running ??= work();
  }

  function run(action: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      add({ run: () => action().then(resolve, reject) });
    });
  }

  return {
    line: (fields, options = {}) =>
      new Promise((done, failed) => {
        const last = jobs.at(-1);
        const line = { fields, ...options, done, failed };
        if (closed) failed(new Error('The audit log is closed.'));
        else if (last !== undefined && 'lines' in last) last.lines.push(line);
        else add({ lines: [line] });
      }),
    reopen: () =>
      run(async () => {
        settled(await sink.reopen(end));
        await write([]);
      }),
    async close() {
      if (closed) return;
      closed = true;
      clearTimeout(retry);
      await run(async () => {
        await write([]);
        await sink.close();
      });
    },
  };
}
