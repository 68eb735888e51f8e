import { existsSync } from 'node:fs';
import { access, readFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { privileged, canActAsRoot } from './privilege.ts';
import { run, runOrThrow } from './run.ts';

/**
 * Installs packages without starting the services they bring, now or at the next boot. An existing policy-rc.d is left alone;
 * else there is one for as long as the installation runs.
 */
const script = `
set -eu
policy=/usr/sbin/policy-rc.d
if (set -C; printf '#!/bin/sh\\nexit 101\\n' >"$policy") 2>/dev/null; then
  trap 'rm -f "$policy"' EXIT
  chmod 755 "$policy"
fi
apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
if [ "$1" = dovecot-core ] && [ -d /run/systemd/system ]; then
  systemctl disable --now dovecot.socket dovecot.service || true
fi
`;

/** Waits for another apt to end: `DPkg::Lock::Timeout` does not hold for the lock on the lists (apt 2.6). */
const updateScript = `
for attempt in $(seq 60); do
  output=$(apt-get update -qq 2>&1) && exit
  case $output in
    *'Could not get lock'*) sleep 5 ;;
    *) break ;;
  esac
done
echo "$output" >&2
exit 1
`;

let updating: Promise<unknown> | undefined;

/** Fetches the package lists, once per process; does nothing where this cannot be done. */
export async function updatePackageLists(): Promise<void> {
  if (canActAsRoot()) await (updating ??= run(privileged(['env', 'LC_ALL=C', 'sh', '-c', updateScript])));
}

/** Installs packages; where this process may not, an Error says what to run. */
export async function installPackages(packages: readonly string[]): Promise<void> {
  if (!canActAsRoot()) {
    throw new Error(
      `Not root and sudo asks for a password. Please run:\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    );
  }
  await updatePackageLists();
  await runOrThrow(privileged(['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'sh', '-c', script, 'sh', ...packages]));
}

/** Installs the package that a program comes from, unless the program is there. */
export async function ensureProgram(path: string, name = basename(path)): Promise<void> {
  if (!existsSync(path)) await installPackages([name]);
}

/** The version apt would install, or null where apt does not know the package (or there is no apt). */
export async function candidateVersion(name: string): Promise<string | null> {
  const { stdout } = await run(['apt-cache', 'policy', name], { LC_ALL: 'C' });
  const version = /^ *Candidate: (.+)$/m.exec(stdout)?.[1];
  return version === undefined || version === '(none)' ? null : version;
}

/** The Debian mirror this machine's apt is set up with; on another system or without one, Debian's own. */
export async function debianMirror(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const urls = /^ID="?debian"?$/m.test(release) ? (await aptSources()).flatMap(sourceUrls) : [];
  return urls.find((url) => /\/debian\/?$/.test(url)) ?? 'http://deb.debian.org/debian';
}

async function aptSources(): Promise<string[]> {
  const folder = '/etc/apt/sources.list.d';
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(list|sources)$/.test(name));
  const files = ['/etc/apt/sources.list', ...names.map((name) => `${folder}/${name}`)];
  return Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
}

/** The URLs in an apt source file, of the one-line kind (`deb URL suite`) or of the stanza kind (`URIs: URL`). */
function sourceUrls(text: string): string[] {
  return [...text.matchAll(/^(?:deb\s+(?:\[[^\]]*\]\s+)?|URIs:\s*)(https?:\/\/\S+)/gm)].map((match) => match[1] ?? '');
}

/** Whether this system installs packages with apt. */
export async function hasApt(): Promise<boolean> {
  return access('/usr/bin/apt-get').then(
    () => true,
    () => false,
  );
}
