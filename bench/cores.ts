import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { PrivateDovecot } from '../test/dovecot/launch.ts';

/** Gives Dovecot the first core and its clients the second one, as on two machines. Clients cannot take time from Dovecot then. */
export async function separate(dovecot: PrivateDovecot, clients: readonly number[]): Promise<void> {
  if (availableParallelism() < 2) throw new Error('Dovecot and its client need a core each.');
  for (const { pid } of await dovecot.processes()) pin(pid, 0);
  for (const pid of clients) pin(pid, 1);
}

/** All threads of the process; processes that it starts later inherit the core. */
function pin(pid: number, core: number): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], { stdio: 'ignore' });
}
