import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The project's own configuration, without what needs the whole program's types. */
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

async function lint(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map((message) => message.message) ?? [];
}

const mayNot = (from: string, to: string): string => `${from} may not import ${to}: imports point one way. See lint/import-direction.js.`;

describe('imports point one way', () => {
  it.each([
    ['doveadm/host.ts', 'access/scope.ts'],
    ['doveadm/commands/mailbox.ts', 'gateway.ts'],
    ['access/scope.ts', 'doveadm/host.ts'],
    ['access/scope.ts', 'gateway.ts'],
    ['gateway.ts', 'schema.ts'],
    ['gateway.ts', 'context.ts'],
    ['resolvers/mailbox.ts', 'schema.ts'],
    ['schema.ts', 'server.ts'],
    ['server.ts', 'cli.ts'],
    ['config.ts', 'server.ts'],
  ])('%s cannot import %s', async (from, to) => {
    const up = '../'.repeat(from.split('/').length - 1) || './';
    expect(await lint(`src/${from}`, `import type { X } from '${up}${to}';\nexport type Y = X;\n`)).toEqual([mayNot(from, to)]);
  });

  it.each(['host.ts', 'envelope.ts', 'batch.ts', 'transport.ts'])('a resolver cannot reach Dovecot by doveadm/%s', async (file) => {
    const forbidden = mayNot('resolvers/mailbox.ts', `doveadm/${file}`);
    expect(await lint('src/resolvers/mailbox.ts', `import '../doveadm/${file}';\n`)).toEqual([forbidden]);
    expect(await lint('src/resolvers/mailbox.ts', `await import('../doveadm/${file}');\n`)).toEqual([forbidden]);
    expect(await lint('src/resolvers/mailbox.ts', `export * from '../doveadm/${file}';\n`)).toEqual([forbidden]);
  });

  it('a resolver may import the records and the types that are generated', async () => {
    const code = "import '../doveadm/commands/mailbox.ts';\nimport '../generated/graphql.ts';\nimport '../context.ts';\n";
    expect(await lint('src/resolvers/mailbox.ts', code)).toEqual([]);
  });

  it('a new part of src/ has to say where it stands', async () => {
    expect(await lint('src/elsewhere.ts', 'export {};\n')).toEqual([
      'elsewhere.ts has no place in lint/import-direction.js yet: say there what it may import.',
    ]);
  });
});

it('only the transport can ask over the network', async () => {
  const code = "import 'node:https';\n";
  expect(await lint('src/doveadm/host/transport.ts', code)).toEqual([]);
  expect(await lint('src/doveadm/host/host.ts', code)).toEqual(['Only doveadm/host/transport.ts may import node:https.']);
});

it('only the configuration can read the environment', async () => {
  const code = 'export const port = process.env.PORT;\n';
  expect(await lint('src/config.ts', code)).toEqual([]);
  expect(await lint('src/server.ts', code)).toHaveLength(1);
  expect(await lint('src/server.ts', "import { env } from 'node:process';\nexport const { PORT } = env;\n")).toHaveLength(1);
});
