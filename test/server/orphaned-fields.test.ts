import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, makeToken, selfOf } from '../e2e/gateway.ts';
import { ChildGateway } from './child-gateway.ts';

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

describe('an answer that becomes too large at an item of a list', () => {
  let gateway: ChildGateway;
  beforeAll(async () => {
    // The changes are refused, so no Dovecot is needed.
    gateway = await ChildGateway.start({ DOVEADM_URL: 'http://127.0.0.1:9', DOVEADM_API_KEY: 'key', RATE_LIMIT: 'off' });
  });
  afterAll(() => gateway.stop());

  /**
   * Four changes, each for as many users. An item of the last list waits for its turn when one after it exceeds the 250,000 values of an
   * answer: this depends on the values before it.
   */
  test.each([1_856, 1_864, 1_872, 1_880, 1_888])('does not end the gateway: %i users in the third list', async (third) => {
    const counts = [1_500, 1_500, third, 2_000 - third];
    const messages = Array.from({ length: 48 }, (_, index) => `m${String(index)}: message`).join(' ');
    const changes = counts.map((_, index) => {
      const input = `{ target: { users: $u${String(index)} }, mailbox: "INBOX" }`;
      return `c${String(index)}: mailboxSubscribe(input: ${input}) { results { errors { ${messages} } } }`;
    });
    const query = `mutation (${counts.map((_, index) => `$u${String(index)}: [String!]!`).join(' ')}) { ${changes.join(' ')} }`;
    const users = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${String(index)}@elsewhere.example`);
    const variables = Object.fromEntries(counts.map((count, index) => [`u${String(index)}`, users(count)]));
    const token = await makeToken(selfOf('mallory@example.com'));

    const { data, errors } = await ask(gateway.url, query, token, { variables });
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COST_LIMIT']);
    // The item that waited fails now.
    await sleep(200);
    expect((await ask(gateway.url, '{ viewer { name } }', token)).errors).toEqual([]);
  });
});
