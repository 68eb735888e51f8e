import { spawnSync } from 'node:child_process';

let sudo: boolean | undefined;

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether commands can be run as root: this process is root, or sudo works without a password. */
export function canActAsRoot(): boolean {
  if (isRoot()) return true;
  sudo ??= spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo;
}

/** The command line that runs `command` as root where that is possible, else as this user. */
export function privileged(command: readonly string[]): string[] {
  return isRoot() || !canActAsRoot() ? [...command] : ['sudo', '-n', ...command];
}
