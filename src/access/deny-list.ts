import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** Ids of tokens that are refused although they are valid. */
export interface DenyList {
  has(tokenId: string): Promise<boolean>;
}

/**
 * One token id a line; blank lines and lines that begin with `#` are skipped. The file is looked at on each question and read again
 * when it has changed. A file that has become unreadable leaves what was read last in force.
 *
 * @throws the error of the file system where the file cannot be read at first.
 */
export function createDenyList(file: string): DenyList {
  let ids = parse(readFileSync(file, 'utf8'));
  let version: string | null = null;
  return {
    async has(tokenId) {
      try {
        const { mtimeMs, size, ino } = await stat(file);
        const found = `${String(mtimeMs)} ${String(size)} ${String(ino)}`;
        if (found !== version) {
          ids = parse(await readFile(file, 'utf8'));
          version = found;
        }
      } catch {
        // Replacing a file is not atomic everywhere: nobody is let in again because of a moment without it.
      }
      return ids.has(tokenId);
    },
  };
}

function parse(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
