import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A copy of `dist`, which tests of the package build again while others run. Beside `src`, so that both find the same files. */
const COPY = `${root}.test-dist`;

/**
 * How tests start the command line in a process of its own: what `npm run build` has built if that is newer than the sources, which takes
 * half the time, or else the sources.
 */
export function cliCommand(...args: readonly string[]): [string, ...string[]] {
  return existsSync(COPY)
    ? [process.execPath, `${COPY}/cli.js`, ...args]
    : [process.execPath, '--import', 'tsx', `${root}src/cli.ts`, ...args];
}

/** Copies the build for the tests of one run. @returns removes the copy */
export function keepBuild(): () => void {
  const remove = (): void => {
    rmSync(COPY, { recursive: true, force: true });
  };
  remove();
  if (isBuildCurrent()) cpSync(`${root}dist`, COPY, { recursive: true });
  return remove;
}

function isBuildCurrent(): boolean {
  if (!existsSync(`${root}dist/cli.js`)) return false;
  const sources = readdirSync(`${root}src`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const changedAt = sources.map(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs);
  return Math.max(...changedAt) < statSync(`${root}dist/cli.js`).mtimeMs;
}
