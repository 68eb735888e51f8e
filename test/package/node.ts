import { access, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runOrThrow } from '../dovecot/run.ts';

const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'doveadm-graphql/node');

/** The path of a Node.js of this version, from a package that has its binary in it: 20 seconds where it is missing, once. */
export async function ensureNode(version: string): Promise<string> {
  const name = `node-linux-${process.arch}`;
  const folder = join(cache, version);
  const program = join(folder, 'node_modules', name, 'bin/node');
  const found = await access(program).then(
    () => true,
    () => false,
  );
  if (found) return program;
  const place = `${folder}.${String(process.pid)}`;
  await mkdir(place, { recursive: true });
  await runOrThrow(['npm', 'install', '--prefix', place, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', `${name}@${version}`]);
  // Another run may have been faster.
  await rename(place, folder).catch(() => rm(place, { recursive: true }));
  return program;
}
