import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A program of the bench in a separate process, to measure its CPU and memory alone. */
export class BenchProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Starts it and waits for `listening on <url>` on stderr. */
  static async start(
    file: URL,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    execArgv: string[] = [],
  ): Promise<BenchProcess> {
    const clean = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env };
    const loader = file.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [];
    const child = fork(file, args, { env: clean, execArgv: [...loader, ...execArgv], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    if (child.stderr === null) throw new Error('unreachable');
    const { stderr } = child;
    const said: string[] = [];
    let last = '';
    const started = new Promise<string>((resolve, reject) => {
      const lines = createInterface({ input: stderr }).on('line', (line) => {
        said.push(line);
        const url = /listening on ([^\s"]+)/.exec(line)?.[1];
        if (url === undefined) return;
        resolve(url);
        // Reading a line for each request would take time from the processes that are measured.
        lines.close();
        stderr.on('data', (chunk: Buffer) => (last = (last + chunk.toString()).slice(-4000))).resume();
      });
      child.once('exit', () => {
        reject(new Error(`${file.pathname} ended:\n${said.slice(-20).join('\n')}`));
      });
    });
    const url = await started;
    // `stop` removes the listener.
    child.once('close', (code, signal) => {
      process.stderr.write(`${file.pathname} ended with ${String(code ?? signal)}:\n${last}\n`);
    });
    return new BenchProcess(child, url);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** CPU seconds that it has used so far, user and system, all threads. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${String(this.pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory in bytes, now. */
  residentBytes(): number {
    return this.#status('VmRSS');
  }

  /** The maximum of its resident memory, in bytes. */
  peakResidentBytes(): number {
    return this.#status('VmHWM');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.removeAllListeners('close');
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }

  #status(name: string): number {
    const status = readFileSync(`/proc/${String(this.pid)}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
  }
}

/** USER_HZ: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
