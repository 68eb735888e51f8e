import { closeSync, fdatasync, fstatSync, fsyncSync, openSync, write } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isTorn, readLine, recoveryFields, sealLine } from './chain.ts';
import type { ChainEnd } from './chain.ts';
import { GENESIS } from './chain.ts';
import { lockFile } from './lock.ts';
import { AuditError } from './sink.ts';
import type { AuditSink } from './sink.ts';
import { readFrom, readTail } from './tail.ts';

const syncData = promisify(fdatasync);
const writeSome = promisify(write) as unknown as (fd: number, bytes: Buffer) => Promise<number>;

/** The open file, and what this process knows to be in it. */
interface Log {
  readonly fd: number;
  readonly path: string;
  size: number;
  end: ChainEnd;
}

/**
 * Lines in a file that only this process appends to.
 * @throws AuditError
 */
export async function openFile(path: string): Promise<AuditSink> {
  const full = resolve(path);
  const unlock = lockFile(full);
  let log: Log;
  try {
    log = await openLog(full, GENESIS);
  } catch (error) {
    unlock();
    throw error;
  }
  return {
    end: log.end,
    async append(bytes) {
      assertUntouched(log);
      await writeAll(log.fd, bytes);
      log.size += bytes.length;
    },
    async recover(end) {
      log = { ...log, end };
      await settle(log, readFrom(log.fd, log.size));
      return log.end;
    },
    async reopen(end) {
      const next = await openLog(full, end);
      if (next.end.hash !== end.hash) {
        closeSync(next.fd);
        throw new AuditError(`${full}: this is another log; the one from before stays in use.`);
      }
      closeSync(log.fd);
      log = next;
    },
    close() {
      closeSync(log.fd);
      unlock();
      return Promise.resolve();
    },
  };
}

/** @param before where the chain goes on if the file is empty. */
async function openLog(path: string, before: ChainEnd): Promise<Log> {
  const fd = openToAppend(path);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new AuditError(`${path}: must be a regular file.`);
    if (stats.size === 0) {
      syncFolder(path);
      return { fd, path, size: 0, end: before };
    }
    const { line, rest } = readTail(fd, stats.size);
    const last = line === null ? null : readLine(line);
    if (line !== null && last === null)
      throw new AuditError(`${path}: does not end in a line of an audit log, or that line was changed; move the file away.`);
    const log: Log = { fd, path, size: stats.size - rest.length, end: last ?? before };
    await settle(log, rest);
    return log;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Takes what stands after the last known line into the chain: whole lines, and one that was cut off, which is sealed in by a line after it. */
async function settle(log: Log, bytes: Buffer): Promise<void> {
  let rest = bytes;
  for (let newline = rest.indexOf(0x0a); newline !== -1; newline = rest.indexOf(0x0a)) {
    const link = readLine(rest.subarray(0, newline));
    if (link === null || link.prev !== log.end.hash) throw new AuditError(`${log.path}: was changed by somebody else; move the file away.`);
    log.end = link;
    log.size += newline + 1;
    rest = rest.subarray(newline + 1);
  }
  if (rest.length === 0) return;

  const link = readLine(rest);
  if (link?.prev === log.end.hash) {
    await writeAll(log.fd, Buffer.from('\n'));
    log.end = link;
    log.size += rest.length + 1;
    return;
  }
  if (!isTorn(rest)) throw new AuditError(`${log.path}: does not end in a line of an audit log; move the file away.`);
  const { line, end } = sealLine(recoveryFields(rest, new Date()), log.end);
  const repair = Buffer.from(`\n${line}`);
  await writeAll(log.fd, repair);
  log.end = end;
  log.size += rest.length + repair.length;
}

// A second writer, a truncation or a deletion would break the chain or lose what is written: better to refuse than to go on.
function assertUntouched(log: Log): void {
  const { size, nlink } = fstatSync(log.fd);
  if (nlink === 0) throw new AuditError(`${log.path}: was deleted; send SIGHUP to begin a new file.`);
  if (size !== log.size) throw new AuditError(`${log.path}: was changed by somebody else; move the file away and send SIGHUP.`);
}

async function writeAll(fd: number, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await writeSome(fd, bytes.subarray(done));
  await syncData(fd);
}

function openToAppend(path: string): number {
  try {
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    throw new AuditError(`${path}: cannot be opened for appending (${(error as NodeJS.ErrnoException).code ?? 'error'}).`);
  }
}

/** A new file's name is durable only when its folder is. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
