import { spawn, type ChildProcess } from 'node:child_process';
import { cliCommand } from '../server/cli-command.ts';
import { keepOutput } from './evidence.ts';

/** What a command of the command line left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `doveadm-graphql`, a process of its own. */
export class CommandLine {
  readonly #child: ChildProcess;
  readonly #closed: Promise<number | null>;
  #stdout = '';
  #stderr = '';

  /** @param env its whole environment, but for the path. */
  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    const [file, ...rest] = cliCommand(...args);
    this.#child = spawn(file, rest, {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#stdout += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.#closed = new Promise((resolve) => this.#child.on('close', resolve));
  }

  /** Returns the match once standard error has it. */
  async says(pattern: RegExp, timeoutMs = 20_000): Promise<RegExpExecArray> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const match = pattern.exec(this.#stderr);
      if (match !== null) return match;
      if (this.#child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not say ${String(pattern)}:\n${this.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async finished(): Promise<Finished> {
    const status = await this.#closed;
    keepOutput(this.#stderr);
    return { status, stdout: this.#stdout, stderr: this.#stderr };
  }
}

/** Runs a command to its end. */
export function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finished> {
  return new CommandLine(args, env).finished();
}
