import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { candidateVersion, hasApt, installPackages, updatePackageLists } from './apt.ts';
import { makeDebian } from './debootstrap.ts';
import { canActAsRoot, privileged } from './privilege.ts';
import { run } from './run.ts';

/** A series of Dovecot releases. */
export type Series = '2.3' | '2.4';

/** A Dovecot that can be started. */
export interface Installation {
  series: Series;
  /** The full version, e.g. "2.3.19.1". */
  version: string;
  /** The folder it is installed in: "/" or a folder to chroot to. */
  root: string;
}

const packages = ['dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd', 'dovecot-sieve', 'dovecot-managesieved'];

/** Where a series comes from if the system has another one. */
const sources = {
  '2.3': { release: 'bookworm', variable: 'DOVECOT_ROOT_23', packages },
  '2.4': { release: 'trixie', variable: 'DOVECOT_ROOT_24', packages: [...packages, 'dovecot-flatcurve'] },
} as const;

/**
 * Makes sure there is a Dovecot of this series, installing what is missing.
 *
 * The system's own is used if it is of this series, or installed if the system's packages are. Otherwise a minimal Debian that
 * has it is made in the folder named by DOVECOT_ROOT_23 or DOVECOT_ROOT_24, by default one in `~/.cache/doveadm-graphql`.
 * Where that needs root and neither root nor sudo can be had, an Error says what to run.
 */
export async function ensureDovecot(series: Series): Promise<Installation> {
  return (await systemDovecot(series)) ?? (await chrootDovecot(series));
}

/** The series that takes the least to have here: the system's own Dovecot, else what the system's packages are of, else 2.4. */
export async function nearestSeries(): Promise<Series> {
  const all = Object.keys(sources) as Series[];
  const found = await versionIn('/');
  const packaged = found === null && (await hasApt()) ? await packagedVersion() : null;
  return all.find((series) => found?.startsWith(`${series}.`)) ?? all.find((series) => packaged?.startsWith(`1:${series}.`)) ?? '2.4';
}

/** Other releases of Debian, with an older and a newer Dovecot than the two series usually are here. */
const otherReleases = {
  bullseye: { series: '2.3', packages },
  sid: { series: '2.4', packages: [...packages, 'dovecot-flatcurve'] },
} as const;

export type Release = keyof typeof otherReleases;

/** Makes sure there is the Dovecot of another release of Debian, in a folder of its own. Takes root. */
export async function ensureRelease(release: Release): Promise<Installation> {
  const { series, packages } = otherReleases[release];
  return installRelease(series, release, packages, process.env[`DOVECOT_ROOT_${release.toUpperCase()}`]);
}

/** {@link ensureDovecot} for 2.3. */
export const ensureDovecot23 = (): Promise<Installation> => ensureDovecot('2.3');

/** {@link ensureDovecot} for 2.4. */
export const ensureDovecot24 = (): Promise<Installation> => ensureDovecot('2.4');

/** The command line that runs a program of the installation in `root`; it takes root unless that is the system's. */
export function inRoot(root: string, command: readonly string[]): string[] {
  return root === '/' ? [...command] : ['/usr/sbin/chroot', root, ...command];
}

async function systemDovecot(series: Series): Promise<Installation | null> {
  const source = sources[series];
  if (process.env[source.variable]) return null;
  const found = await versionIn('/');
  if (found?.startsWith(`${series}.`)) {
    if ((await hasApt()) && !(await isComplete(series))) await installPackages(source.packages);
    return { series, version: found, root: '/' };
  }
  if (found !== null || !(await hasApt())) return null;
  const packaged = await packagedVersion();
  // What a system has that has not fetched its package lists is not known: installing says what to run.
  const unknown = packaged === null && !canActAsRoot();
  if (!unknown && !packaged?.startsWith(`1:${series}.`)) return null;
  await installPackages(unknown ? packages : source.packages);
  return installation(series, '/');
}

async function packagedVersion(): Promise<string | null> {
  await updatePackageLists();
  return candidateVersion('dovecot-core');
}

async function chrootDovecot(series: Series): Promise<Installation> {
  const { release, variable, packages } = sources[series];
  return installRelease(series, release, packages, process.env[variable]);
}

async function installRelease(
  series: Series,
  release: string,
  packages: readonly string[],
  folder: string | undefined,
): Promise<Installation> {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'doveadm-graphql');
  const root = folder || join(cache, release);
  if (!canActAsRoot()) {
    throw new Error(
      `This system has no Dovecot ${series}, and making and entering a Debian ${release} that has it takes root: ` +
        `please run this as root, or where sudo asks for no password.`,
    );
  }
  if (!(await exists(root))) await makeDebian(root, release, packages);
  return installation(series, root);
}

async function installation(series: Series, root: string): Promise<Installation> {
  const version = await versionIn(root);
  if (!version?.startsWith(`${series}.`)) {
    throw new Error(`Wanted a Dovecot ${series} in ${root}, found ${version ?? 'none'}.`);
  }
  return { series, version, root };
}

/** The version of the Dovecot in `root`, without its build ("2.4.1-4 (7d8c0e5759)" is 2.4.1); null without a Dovecot. */
async function versionIn(root: string): Promise<string | null> {
  const command = inRoot(root, ['/usr/sbin/dovecot', '--version']);
  const { status, stdout } = await run(root === '/' ? command : privileged(command));
  return status === 0 ? (/^[\d.]+/.exec(stdout)?.[0] ?? null) : null;
}

/** Whether the system's Dovecot has all the parts Debian puts into packages of their own. */
async function isComplete(series: Series): Promise<boolean> {
  const parts = ['imap', 'lmtp', 'managesieve', 'modules/lib90_sieve_plugin.so'];
  if (series === '2.4') parts.push('modules/lib21_fts_flatcurve_plugin.so');
  return (await Promise.all(parts.map((part) => exists(`/usr/lib/dovecot/${part}`)))).every(Boolean);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
