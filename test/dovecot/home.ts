import { join } from 'node:path';
import type { Dovecot } from './dovecot.ts';
import { privileged } from './privilege.ts';
import { runOrThrow } from './run.ts';

/** A user's home folder, as this process sees it. */
export function homeOf(dovecot: Dovecot, user: string): string {
  return join(dovecot.folder, 'home', user);
}

/** The same as Dovecot sees it. */
export function homeForDovecot(dovecot: Dovecot, user: string): string {
  return join(dovecot.description.world.folder, 'home', user);
}

/** Runs a shell script in a user's home folder and returns what it printed. */
export function inHome(dovecot: Dovecot, user: string, script: string): Promise<string> {
  return runOrThrow(privileged(['sh', '-c', `cd "$1" && ${script}`, 'sh', homeOf(dovecot, user)]));
}
