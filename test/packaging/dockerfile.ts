import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runOrThrow } from '../dovecot/run.ts';

const root = resolve(import.meta.dirname, '../..');

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
          cpSync(source, place, { recursive: true, verbatimSymlinks: true });
        }
        break;
      }
      case 'RUN':
        await runOrThrow(['env', '-C', there('.'), 'sh', '-c', rest.join(' ')]);
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
