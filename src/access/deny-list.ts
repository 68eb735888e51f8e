import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** Ids of tokens that are refused although they are valid. */
export interface DenyList {
  has(tokenId: string): Promise<boolean>;
}

/**
 * A file with one token id a line. Blank lines and lines that begin with `#` are skipped. Each lookup checks whether the file has changed,
 * and reads it again if so. If the file becomes unreadable, the last content stays in force.
 * @throws the error of the file system when the first read fails.
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
        // Replacing a file is not atomic everywhere. A moment without the file must not admit a denied token.
      }
      return ids.has(tokenId);
    },
  };
}

function parse(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
