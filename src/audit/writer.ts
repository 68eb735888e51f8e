import { sealLine } from './chain.ts';
import type { ChainEnd } from './chain.ts';
import type { AuditSink } from './sink.ts';

/** Puts lines into the chain, in the order of the calls. */
export interface Writer {
  /**
   * @param fields a JSON object as text.
   * @returns the line's number, once the line is durable.
   */
  line(fields: string): Promise<number>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly fields: string;
  readonly done: (seq: number) => void;
  readonly failed: (error: unknown) => void;
}

type Job = { readonly lines: Waiting[] } | { readonly run: () => Promise<void> };

/** Lines that arrive while others are being written wait together and share one sync. */
export function createWriter(sink: AuditSink): Writer {
  const jobs: Job[] = [];
  let end: ChainEnd = sink.end;
  let uncertain = false;
  let closed = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    // What is asked for in the same turn is gathered first.
    await Promise.resolve();
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      if ('run' in job) await job.run();
      else await write(job.lines);
    }
    running = null;
  }

  async function write(lines: readonly Waiting[]): Promise<void> {
    try {
      if (uncertain) {
        end = await sink.recover(end);
        uncertain = false;
      }
      let reached = end;
      const text = lines.map(({ fields }) => {
        const sealed = sealLine(fields, reached);
        reached = sealed.end;
        return sealed.line;
      });
      uncertain = true;
      await sink.append(Buffer.from(text.join('')));
      uncertain = false;
      const first = end.seq + 1;
      end = reached;
      lines.forEach(({ done }, index) => {
        done(first + index);
      });
    } catch (error) {
      for (const { failed } of lines) failed(error);
    }
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
    line: (fields) =>
      new Promise((done, failed) => {
        const last = jobs.at(-1);
        if (closed) failed(new Error('The audit log is closed.'));
        else if (last !== undefined && 'lines' in last) last.lines.push({ fields, done, failed });
        else add({ lines: [{ fields, done, failed }] });
      }),
    reopen: () =>
      run(async () => {
        await sink.reopen(end);
        uncertain = false;
      }),
    async close() {
      if (closed) return;
      closed = true;
      await run(() => sink.close());
    },
  };
}
