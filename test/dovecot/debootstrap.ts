import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { debianMirror, hasApt, installPackages } from './apt.ts';
import { privileged } from './privilege.ts';
import { run, runOrThrow } from './run.ts';

/** A half-made folder never has the final name, and who comes second waits for the lock and finds it made. */
const script = `
set -eu
root=$1 release=$2 packages=$3 mirror=$4
[ -e "$root" ] && exit 0
rm -rf --one-file-system "$root.part"
debootstrap --variant=minbase --include="$packages" "$release" "$root.part" "$mirror"
rm -f "$root.part"/var/cache/apt/archives/*.deb
mv "$root.part" "$root"
`;

/** Makes a folder with a minimal Debian `release` and `packages` in it, unless it is there. Takes root and about half a minute. */
export async function makeDebian(root: string, release: string, packages: readonly string[]): Promise<void> {
  if (!(await canDebootstrap())) {
    if (!(await hasApt())) throw new Error(`Please install debootstrap: Debian ${release} has to be made in ${root}.`);
    await installPackages(['debootstrap', 'debian-archive-keyring']);
  }
  await mkdir(dirname(root), { recursive: true });
  const make = ['sh', '-c', script, 'sh', root, release, packages.join(','), await debianMirror()];
  await runOrThrow(privileged(['flock', `${root}.lock`, ...make]));
}

/** Without Debian's keys debootstrap would work too, but believe any mirror. */
async function canDebootstrap(): Promise<boolean> {
  const program = await run(privileged(['debootstrap', '--version']));
  return program.status === 0 && existsSync('/usr/share/keyrings/debian-archive-keyring.gpg');
}
