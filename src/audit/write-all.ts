import { fdatasync, write } from 'node:fs';

/** How many writes in a row may write nothing, without an error, before it gives up. */
const MOST_IDLE = 10;

/**
 * Writes every byte. One write(2) may take only a part of them, for example when the disk is nearly full.
 * @param onProgress called with the number of bytes so far, also when a later write fails.
 */
export async function writeAll(fd: number, bytes: Buffer, onProgress: (count: number) => void = () => undefined): Promise<void> {
  let idle = 0;
  for (let done = 0; done < bytes.length;) {
    const count = await writeSome(fd, bytes.subarray(done));
    idle = count === 0 ? idle + 1 : 0;
    if (idle === MOST_IDLE) throw new Error('The system takes no more bytes.');
    done += count;
    onProgress(done);
  }
}

/** Waits until the data is on the disk. */
export function syncData(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

function writeSome(fd: number, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, 0, bytes.length, null, (error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
