import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { keepOutput } from '../e2e/evidence.ts';
import { cliCommand } from './cli-command.ts';

export const secret = 'a secret that tests sign their tokens with';

/** A line of the log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** The gateway as a process of its own, as operators run it, with what it says. */
export class ChildGateway {
  readonly log: LogLine[] = [];
  readonly #child: ChildProcess;
  #url = '';

  private constructor(command: readonly string[], env: Readonly<Record<string, string>>) {
    const [file = '', ...args] = command;
    const { PATH, HOME } = process.env;
    this.#child = spawn(file, args, { env: { PATH, HOME, PORT: '0', JWT_SECRET: secret, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Starts it, and returns when it listens. @param command how; @default `serve`. */
  static async start(env: Readonly<Record<string, string>>, command: readonly string[] = cliCommand('serve')): Promise<ChildGateway> {
    const gateway = new ChildGateway(command, env);
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: gateway.#child.stderr! }).on('line', (line) => {
        said.push(line);
        keepOutput(line);
        const listening = /listening on (http[^\s"]+)/.exec(line)?.[1];
        if (line.startsWith('{')) gateway.log.push(JSON.parse(line) as LogLine);
        if (listening === undefined) return;
        gateway.#url = listening;
        resolve();
      });
      gateway.#child.once('exit', () => reject(new Error(`The gateway ended:\n${said.join('\n')}`)));
    });
    return gateway;
  }

  get url(): string {
    return this.#url;
  }

  /** The first line of the log with this message. */
  async logged(message: string, matches: (line: LogLine) => boolean = () => true): Promise<LogLine> {
    for (let tries = 0; tries < 100; tries++) {
      const found = this.log.find((line) => line.msg === message && matches(line));
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Nothing logged: ${message}`);
  }

  /** Sends it a signal, such as SIGSTOP. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Of a process with test/limits/watch-loop.ts: for how many milliseconds the event loop was held at most since this was asked last. */
  async longestBlock(): Promise<number> {
    const isBlock = (line: LogLine): boolean => line.msg === 'longest block';
    const before = this.log.filter(isBlock).length;
    this.#child.kill('SIGWINCH');
    for (let tries = 0; tries < 2_000; tries++) {
      const line = this.log.filter(isBlock)[before];
      if (line !== undefined) return line['ms'] as number;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('The gateway does not say how long its event loop was held.');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }
}
