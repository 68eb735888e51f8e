import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privileged } from '../dovecot/privilege.ts';

/** A file system of a few pages, which can be filled up and emptied. */
export class FullDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'full-'));

  constructor(kib = 64) {
    this.#asRoot('mount', '-t', 'tmpfs', '-o', `size=${String(kib)}k,mode=0777`, 'tmpfs', this.folder);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Leaves no free page. A file goes on to the end of its last page: a write(2) over that end takes a part of its bytes. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(this.path('fill'), Buffer.alloc(bavail * bsize));
  }

  makeRoom(): void {
    rmSync(this.path('fill'));
  }

  remove(): void {
    this.#asRoot('umount', '-l', this.folder);
    rmSync(this.folder, { recursive: true });
  }

  #asRoot(...command: readonly string[]): void {
    const [file = '', ...args] = privileged(command);
    execFileSync(file, args);
  }
}
