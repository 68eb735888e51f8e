import { closeSync, existsSync, fstatSync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GENESIS, isTorn, readLine, recoveryFields, sealLine, type ChainEnd } from './chain.ts';
import { folderProblem } from './folder-problem.ts';
import { lockFile } from './lock.ts';
import { readUnsettled, repairOf, type Unsettled } from './settle.ts';
import { AuditError, type AuditSink, type Recovered } from './sink.ts';
import { readFrom, readTail } from './tail.ts';
import { syncData, writeAll } from './write-all.ts';

const CHANGED = 'was changed by somebody else';

/** The open file, and its content as this process knows it. */
interface Log {
  readonly fd: number;
  readonly path: string;
  size: number;
  end: ChainEnd;
}

/**
 * Opens a file of lines that only this process appends to.
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
      await syncData(log.fd);
      log.size += bytes.length;
    },
    recover(end) {
      return settle(Object.assign(log, { end }), readFrom(log.fd, log.size), CHANGED);
    },
    async reopen(end) {
      const { log: next, found } = await exchange(Object.assign(log, { end }));
      log = next;
      return { end: log.end, found };
    },
    close() {
      closeSync(log.fd);
      unlock();
      return Promise.resolve();
    },
  };
}

/** @param before where the chain continues if the file is empty. */
async function openLog(path: string, before: ChainEnd): Promise<Log> {
  const fd = openToAppend(path);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new AuditError(`${path}: must be a regular file.`);
    if (stats.size === 0) {
      syncFolder(path);
      return { fd, path, size: 0, end: before };
    }
    const { line, rest } = readTail(fd, stats.size, (one) => readLine(one) !== null || !isTorn(one));
    const last = line === null ? null : readLine(line);
    if (line !== null && last === null)
      throw new AuditError(`${path}: does not end in a line of an audit log, or that line was changed; move the file away.`);
    const log: Log = { fd, path, size: stats.size - rest.length, end: last ?? before };
    await settle(log, rest, 'does not end in a line of an audit log');
    return log;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Opens the file by its name again, and closes the old one. */
async function exchange(log: Log): Promise<{ log: Log; found: number }> {
  const rest = readFrom(log.fd, log.size);
  const unsettled = readUnsettled(rest, log.end) ?? { end: log.end, found: 0, torn: Buffer.alloc(0), unended: false };
  // A full disk is a reason to rotate the log. Bytes that cannot be sealed in the old file are named in the new one.
  const sealed = await settle(log, rest, CHANGED).catch(() => null);
  const { end } = sealed ?? unsettled;
  const next = await openLog(log.path, end);
  try {
    if (next.end.hash !== end.hash) throw new AuditError(`${log.path}: this is another log; the one from before stays in use.`);
    if (sealed === null) await appendRecovery(next, unsettled);
  } catch (error) {
    closeSync(next.fd);
    throw error;
  }
  closeSync(log.fd);
  return { log: next, found: unsettled.found };
}

/**
 * Takes everything after the last known line into the chain: whole lines, and cut-off bytes, which a further line seals.
 * @param problem the message for bytes that are neither
 */
async function settle(log: Log, bytes: Buffer, problem: string): Promise<Recovered> {
  const unsettled = readUnsettled(bytes, log.end);
  if (unsettled === null) throw new AuditError(`${log.path}: ${problem}; move the file away.`);
  const { text, end } = repairOf(unsettled);
  await writeAll(log.fd, Buffer.from(text));
  if (bytes.length > 0) await syncData(log.fd);
  log.end = end;
  log.size += bytes.length + Buffer.byteLength(text);
  return { end, found: unsettled.found };
}

async function appendRecovery(log: Log, { torn, end }: Unsettled): Promise<void> {
  if (torn.length === 0) return;
  const { line, end: repaired } = sealLine(recoveryFields(torn, new Date()), end);
  const bytes = Buffer.from(line);
  await writeAll(log.fd, bytes);
  await syncData(log.fd);
  log.end = repaired;
  log.size = bytes.length;
}

// A second writer, a truncation or a deletion would break the chain or lose new lines, so the gateway refuses to go on.
function assertUntouched(log: Log): void {
  const { size, nlink } = fstatSync(log.fd);
  if (nlink === 0) throw new AuditError(`${log.path}: was deleted; send SIGHUP to begin a new file.`);
  if (size !== log.size) throw new AuditError(`${log.path}: was changed by somebody else; move the file away and send SIGHUP.`);
}

function openToAppend(path: string): number {
  try {
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = existsSync(path) ? `it is there and cannot be written (${code ?? 'unknown error'}).` : folderProblem(dirname(path), code);
    throw new AuditError(`${path}: cannot be opened for appending: ${why}`);
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
