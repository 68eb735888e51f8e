import { fsStat, mailFsStat } from '../doveadm/commands/fs.ts';
import type { Gateway, Payload } from '../gateway.ts';
import type { FileSystemRef, FsFileRef } from './refs.ts';

/** The payload of a change to one file. */
export interface FsFileWriteResult extends Payload {
  readonly files: FileSystemRef;
  readonly path: string;
}

/** The current file. Null when it does not exist. */
export async function findFile(doveadm: Gateway, files: FileSystemRef, path: string): Promise<FsFileRef | null> {
  const sizeBytes = await doveadm.run(files.ofMail ? mailFsStat : fsStat, { ...files.source, path }, files);
  return sizeBytes === null ? null : { files, path, sizeBytes };
}
