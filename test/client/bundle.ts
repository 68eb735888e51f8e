import { resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** A minified bundle of what `code` imports of the client, as an app ships it. */
export async function bundleClient(options: BuildOptions, code = "export * from './client/src/index.ts'"): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}
