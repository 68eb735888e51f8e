import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import type { PrivateDovecot } from '../test/dovecot/launch.ts';

/** Gives Dovecot the first core and its clients the second one, as on two machines. Clients cannot take time from Dovecot then. */
export async function separate(dovecot: PrivateDovecot, clients: readonly number[]): Promise<void> {
  if (cpus().length < 2) throw new Error('Dovecot and its client need a core each.');
  for (const { pid } of await dovecot.processes()) pin(pid, '0');
  for (const pid of clients) pin(pid, '1');
}

/** Gives a process all cores again. */
export function unite(pid: number): void {
  pin(pid, `0-${String(cpus().length - 1)}`);
}

/** All threads of the process; processes that it starts later inherit the cores. */
function pin(pid: number, cores: string): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { stdio: 'ignore' });
}
