import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { installPackages } from './apt.ts';
import { freePorts } from './ports.ts';
import { run } from './run.ts';

/** A private Redis of the system's packages, which keeps nothing on disk. */
export class Redis {
  readonly password = randomBytes(12).toString('hex');
  readonly #port: number;
  #process: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
  }

  /** Installs it where it is missing, and starts one. */
  static async launch(): Promise<Redis> {
    if ((await run(['sh', '-c', 'command -v redis-server'])).status !== 0) await installPackages(['redis-server']);
    const [port = 0] = await freePorts(1);
    const redis = new Redis(port);
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://:${this.password}@127.0.0.1:${String(this.#port)}`;
  }

  async start(): Promise<void> {
    const settings = { port: String(this.#port), bind: '127.0.0.1', requirepass: this.password, save: '', appendonly: 'no', dir: '/tmp' };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    this.#process = spawn('redis-server', args, { stdio: 'ignore' });
    while (!(await this.#answers())) await sleep(50);
  }

  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    running.kill('SIGCONT');
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  /** It keeps its connections and answers nothing. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.#port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
  }
}
