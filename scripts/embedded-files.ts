import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';

const LANGUAGES: Readonly<Record<string, string>> = { '.sh': 'sh', '.py': 'python', '.ts': 'ts', '.js': 'js' };

/** The page with its files as they are now; each stands between `<!-- file: PATH -->`, from the page's folder, and `<!-- /file -->`. */
export function withFiles(page: string, folder: string): string {
  return page.replace(/(<!-- file: (\S+) -->\n)[^]*?(<!-- \/file -->)/g, (_, begin: string, path: string, end: string) => {
    const content = readFileSync(resolve(folder, path), 'utf8');
    return `${begin}\n\`\`\`${LANGUAGES[extname(path)] ?? ''}\n${content}\`\`\`\n\n${end}`;
  });
}
