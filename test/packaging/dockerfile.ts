import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { run, runOrThrow } from '../dovecot/run.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * What `npm ci` would put there: this checkout's own packages, by hard links, where they are those of the lock file. That the lock file
 * installs in an empty folder is shown by .ci/run.
 */
async function installPackages(folder: string): Promise<void> {
  interface Lock {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  }
  const read = (path: string): Lock => JSON.parse(readFileSync(path, 'utf8')) as Lock;
  const wanted = read(join(folder, 'package-lock.json')).packages;
  const there = read(join(root, 'node_modules/.package-lock.json')).packages;
  const other = Object.entries(there).filter(([path, { version }]) => wanted[path]?.version !== version);
  if (other.length > 0) {
    await runOrThrow(['npm', 'ci', '--ignore-scripts', '--prefix', folder]);
    return;
  }
  mkdirSync(join(folder, 'node_modules'));
  await link(`${root}/node_modules/.`, join(folder, 'node_modules'));
  // npm writes this one in place, and with it the checkout's.
  rmSync(join(folder, 'node_modules/.package-lock.json'));
}

/** By hard links, or, to another disk, as it is. */
async function link(source: string, target: string): Promise<void> {
  const linked = await run(['cp', '-al', source, target]);
  if (linked.status !== 0) await runOrThrow(['cp', '-a', source, target]);
}

/** Carries out the steps of a Dockerfile in folders instead of images: what it copies and what it runs, in order. */
export async function followDockerfile(folder: string): Promise<{ image: string; healthcheck: string[]; user: string | null }> {
  const allowed: string[] = readFileSync(join(root, '.dockerignore'), 'utf8').match(/(?<=^!).+$/gm) ?? [];
  const steps = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const stages = new Map<string, string>();
  let stage = '';
  let workdir = '/';
  let healthcheck: string[] = [];
  let user: string | null = null;
  for (const step of steps) {
    const [word = '', ...rest] = step.split(/\s+/);
    const there = (path: string): string => join(stage, resolve(workdir, path));
    switch (word) {
      case 'FROM':
        stage = join(folder, String(stages.size));
        stages.set(rest[2] ?? 'image', stage);
        user = null;
        break;
      case 'WORKDIR':
        workdir = rest[0] ?? '/';
        mkdirSync(there('.'), { recursive: true });
        break;
      case 'COPY': {
        const from = /^--from=(\S+)$/.exec(rest[0] ?? '')?.[1];
        const paths = from === undefined ? rest : rest.slice(1);
        const target = paths.pop() ?? '.';
        for (const path of paths) {
          if (from === undefined && !allowed.includes(path)) throw new Error(`.dockerignore leaves out ${path}`);
          const source = from === undefined ? join(root, path) : join(stages.get(from) ?? '', path);
          const place = target === './' ? there(basename(path)) : there(target);
          if (!existsSync(source)) throw new Error(`There is no ${source}`);
          mkdirSync(dirname(place), { recursive: true });
          if (from === undefined) cpSync(source, place, { recursive: true, verbatimSymlinks: true });
          else await link(source, place);
        }
        break;
      }
      case 'RUN':
        if (step === 'RUN npm ci --ignore-scripts') await installPackages(there('.'));
        else await runOrThrow(['env', '-C', there('.'), 'sh', '-c', rest.join(' ')]);
        break;
      case 'USER':
        user = rest[0] ?? null;
        break;
      case 'HEALTHCHECK':
        healthcheck = JSON.parse(/CMD (\[.*\])$/.exec(step)?.[1] ?? '[]') as string[];
        break;
    }
  }
  return { image: join(stage, workdir), healthcheck, user };
}
