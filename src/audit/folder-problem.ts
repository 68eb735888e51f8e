import { userInfo } from 'node:os';

/** Why a file cannot be created in a folder, and what to do, as the end of a sentence. */
export function folderProblem(folder: string, code = 'unknown error'): string {
  if (code === 'ENOENT') return `the folder ${folder} does not exist. Create it, or name another file.`;
  if (code === 'ENOTDIR') return `${folder} is not a folder. Name another file.`;
  if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) return `the folder ${folder} cannot be used (${code}).`;
  const why = code === 'EROFS' ? 'is read-only' : `is not writable for ${userName()}`;
  return `the folder ${folder} ${why}. The gateway must be able to create files there.`;
}

function userName(): string {
  const uid = String(process.getuid?.() ?? 'this user');
  try {
    return `${userInfo().username} (uid ${uid})`;
  } catch {
    // A container may run as a user without a name.
    return `uid ${uid}`;
  }
}
