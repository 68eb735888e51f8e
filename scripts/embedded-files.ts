import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';

const LANGUAGES: Readonly<Record<string, string>> = { '.sh': 'sh', '.py': 'python', '.ts': 'ts', '.js': 'js' };

/** The page with the current text of its embedded files. Each file is between `<!-- file: PATH -->` and `<!-- /file -->`, with PATH relative to the page. */
export function withFiles(page: string, folder: string): string {
  return page.replace(/(<!-- file: (\S+) -->\n)[^]*?(<!-- \/file -->)/g, (_, begin: string, path: string, end: string) => {
    const content = readFileSync(resolve(folder, path), 'utf8');
    return `${begin}\n\`\`\`${LANGUAGES[extname(path)] ?? ''}\n${content}\`\`\`\n\n${end}`;
  });
}
