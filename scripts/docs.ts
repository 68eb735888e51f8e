import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandsPage } from './commands-page.ts';
import { withFiles } from './embedded-files.ts';
import { TABLES, withTables } from './tables.ts';
import { traceCommands } from './trace-commands.ts';

/** A file that is generated from the code. The check compares it with the code. */
interface Generated {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly content: string;
}

const root = resolve(import.meta.dirname, '..');

/** All generated files. */
function generatedFiles(): Generated[] {
  const fields = traceCommands();
  return [
    { path: 'src/generated/field-commands.ts', content: fieldCommands(fields) },
    { path: 'docs/commands.md', content: commandsPage(fields) },
    { path: 'docs/clients.md', content: withFiles(read('docs/clients.md') ?? '', resolve(root, 'docs')) },
    ...Object.keys(TABLES).map((path) => ({ path, content: withTables(path, read(path) ?? '') })),
  ];
}

/** The generated files that differ from the code. */
function staleFiles(): string[] {
  return generatedFiles().flatMap(({ path, content }) => (read(path) === content ? [] : [path]));
}

function fieldCommands(fields: Readonly<Record<string, readonly string[]>>): string {
  return `// Written by \`npm run docs\`: the records that each field of the schema can run.\n\nexport const FIELD_COMMANDS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(fields, null, 2)};\n`;
}

function read(path: string): string | null {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    return null;
  }
}

if (process.argv.includes('--check')) {
  const stale = staleFiles();
  if (stale.length > 0) console.error(`${stale.join(' and ')}: not as the code would have it. Run \`npm run docs\`.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, content } of generatedFiles()) {
    if (read(path) === content) continue;
    writeFileSync(resolve(root, path), content);
    console.log(`wrote ${path}`);
  }
}
