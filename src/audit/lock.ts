import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { folderProblem } from './folder-problem.ts';
import { AuditError } from './sink.ts';

const REFRESH_MS = 10_000;
const STALE_MS = 30_000;

const held = new Set<string>();

/**
 * Keeps other processes off a file, with `FILE.lock` beside it. A lock whose process has died is taken over. If that cannot be seen
 * (another container), a lock that was not refreshed for 30 seconds is taken over.
 * @returns a function that releases the lock.
 * @throws AuditError when another process holds the lock.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`;
  if (!create(lock)) {
    const holder = readHolder(lock);
    if (holder !== null && !isStale(lock, holder)) {
      throw new AuditError(
        `${path}: is in use by process ${String(holder.pid)} on ${holder.host}; give each gateway a file of its own, ` +
          `or if that process is gone wait 30 seconds or remove ${lock}.`,
      );
    }
    rmSync(lock, { force: true });
    if (!create(lock)) throw new AuditError(`${path}: is in use by another gateway that starts at the same time.`);
  }
  held.add(lock);
  const refresh = setInterval(() => {
    try {
      utimesSync(lock, new Date(), new Date());
    } catch {
      // Somebody removed it. The check of the file's size before each line still detects a second writer.
    }
  }, REFRESH_MS).unref();

  return () => {
    clearInterval(refresh);
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder), {
      flag: 'wx',
      mode: 0o600,
    });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new AuditError(`${lock}: cannot be created: ${folderProblem(dirname(lock), code)}`);
  }
}

function readHolder(lock: string): Holder | null {
  try {
    const { pid, host } = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

function isStale(lock: string, holder: Holder): boolean {
  if (holder.host === hostname()) {
    // Process ids restart in each container: our own id may be that of the process that died.
    if (holder.pid === process.pid) return !held.has(lock);
    if (!isAlive(holder.pid)) return true;
  }
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
