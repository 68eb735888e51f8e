import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** Runs a module in a process of its own. @returns its exit code and what it printed */
function run(code: string): Promise<{ code: number; output: string }> {
  const file = new URL('../../src/server/orphaned-fields.ts', import.meta.url).href;
  const start = `import { ignoreOrphanedFields } from '${file}';\nignoreOrphanedFields(process);\n`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', start + code];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: new URL('../..', import.meta.url) }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

const QUERY = `
import { buildSchema, execute, parse } from 'graphql';
const schema = buildSchema('type Query { items: [Item!] } type Item { name: String! }');
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 20));
const rootValue = { items: [{ name: late }, { name: () => { throw new Error('first'); } }] };
const { errors } = await execute({ schema, document: parse('{ items { name } }'), rootValue });
console.log(errors.map(({ message }) => message).join());
`;

describe('a rejection that nobody handles', () => {
  test('of a field whose answer has been sent does not end the process', async () => {
    const wait = "await new Promise((resolve) => setTimeout(resolve, 100));\nconsole.log('still here');";
    expect(await run(QUERY + wait)).toEqual({ code: 0, output: 'first\nstill here\n' });
  });

  test('of anything else ends it, with the error', async () => {
    const { code, output } = await run("Promise.reject(new Error('a fault')); await new Promise((resolve) => setTimeout(resolve, 100));");
    expect(code).not.toBe(0);
    expect(output).toContain('a fault');
  });
});
