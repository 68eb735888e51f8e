import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyAudit } from '../../src/audit.ts';

/** The kinds of files in the folder, by their extension: secrets, output, and audit logs. */
export const SECRETS = '.secrets';
export const OUTPUT = '.written';
export const AUDIT = '.audit';

/** A JSON Web Token, or a private key. */
const ALWAYS_SECRET = /eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** The faults of the output: secrets in it, audit logs that do not verify, and audit logs that verify after a change of one byte. */
export async function faultsOfEvidence(place: string): Promise<string[]> {
  const names = await readdir(place);
  const read = (kind: string): Promise<(readonly [string, string])[]> =>
    Promise.all(
      names.filter((name) => name.endsWith(kind)).map(async (name) => [name, await readFile(join(place, name), 'utf8')] as const),
    );
  const secrets = new Set((await read(SECRETS)).flatMap(([, text]) => text.split('\n').filter((line) => line !== '')));
  const faults: string[] = [];
  for (const [name, text] of [...(await read(OUTPUT)), ...(await read(AUDIT))]) {
    const found = [...secrets].find((secret) => text.includes(secret)) ?? ALWAYS_SECRET.exec(text)?.[0];
    if (found !== undefined)
      faults.push(`${name} holds a secret: …${text.slice(Math.max(0, text.indexOf(found) - 200), text.indexOf(found))}`);
  }
  for (const name of names.filter((one) => one.endsWith(AUDIT))) {
    const path = join(place, name);
    const verified = await verifyAudit(path);
    if (!verified.ok) faults.push(`${name}, line ${String(verified.line)}: ${verified.problem}`);
    else if ((await stat(path)).size > 0 && (await verifiesChanged(path))) faults.push(`${name} verifies with a byte of it changed`);
  }
  return faults;
}

/** Flips one bit in the middle of a copy. */
async function verifiesChanged(path: string): Promise<boolean> {
  const changed = `${path}.changed`;
  await copyFile(path, changed);
  const bytes = await readFile(changed);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(changed, bytes);
  return (await verifyAudit(changed)).ok;
}

/** What was kept, for a line at the end of a run. */
export async function sizeOfEvidence(place: string): Promise<{ readonly files: number; readonly audits: number; readonly bytes: number }> {
  const names = (await readdir(place)).filter((name) => name.endsWith(OUTPUT) || name.endsWith(AUDIT));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(place, name))).size));
  return { files: names.length, audits: names.filter((name) => name.endsWith(AUDIT)).length, bytes: sizes.reduce((a, b) => a + b, 0) };
}
