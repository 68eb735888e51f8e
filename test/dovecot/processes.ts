import { readdir, readFile } from 'node:fs/promises';

/** A process of this machine. */
export interface Process {
  pid: number;
  /** The process group: all of one private Dovecot share one. */
  group: number;
  /** The name of the program, e.g. "doveadm-server". */
  name: string;
}

/** The processes of this machine, without zombies. */
export async function listProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const processes = await Promise.all(pids.map(readProcess));
  return processes.filter((process) => process !== null);
}

async function readProcess(pid: string): Promise<Process | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [, name, state, , group] = /^\d+ \((.*)\) (\S) (\d+) (\d+)/s.exec(text) ?? [];
  if (name === undefined || state === 'Z') return null;
  return { pid: Number(pid), group: Number(group), name };
}
