import { spawn } from 'node:child_process';

/** What a finished command left behind. */
export interface Finished {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end, without a shell and without input. A command that cannot be started has status 127. */
export function run(command: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', (error) => resolve({ status: 127, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => resolve({ status: code ?? 128, stdout, stderr }));
  });
}

/** Runs a command and returns its standard output; anything but status 0 is an Error that shows what was written. */
export async function runOrThrow(command: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { status, stdout, stderr } = await run(command, env);
  if (status !== 0) {
    throw new Error(`\`${command.join(' ')}\` ended with status ${status}:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  }
  return stdout;
}
