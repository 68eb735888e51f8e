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

/** What they import, in a file of src/, by whatever kind of import. */
const importing = (from: string, to: readonly string[]): string => {
  const up = '../'.repeat(from.split('/').length - 1) || './';
  const kinds = [
    (path: string) => `export type { X } from '${path}';`,
    (path: string) => `import '${path}';`,
    (path: string) => `await import('${path}');`,
    (path: string) => `export * from '${path}';`,
  ];
  return to.map((file, index) => kinds[index % kinds.length]?.(`${up}${file}`)).join('\n');
};

/** Each may import what stands above it here, where it needs it, and nothing that stands below it. */
const ORDER = [
  'doveadm/errors.ts',
  'doveadm/param-types.ts',
  'doveadm/command.ts',
  'doveadm/arguments.ts',
  'doveadm/search/search.ts',
  'doveadm/mailbox-params.ts',
  'doveadm/wire/http/envelope.ts',
  'doveadm/host/host.ts',
  'doveadm/dispatch/round.ts',
  'gateway.ts',
  'context.ts',
  'model/users.ts',
  'resolvers/user.ts',
  'schema.ts',
  'server.ts',
  'cli.ts',
] as const;

const BESIDE = {
  'mime/headers.ts': ['doveadm/errors.ts', 'model/users.ts'],
  'doveadm/commands/mailbox.ts': ['doveadm/wire/listing.ts', 'doveadm/host/host.ts', 'doveadm/dispatch/round.ts', 'gateway.ts'],
  'doveadm/decode.ts': ['doveadm/arguments.ts', 'doveadm/commands/mailbox.ts'],
  'doveadm/commands/left-out.ts': ['doveadm/wire/listing.ts', 'gateway.ts'],
  'doveadm/wire/http/envelope.ts': ['doveadm/commands/mailbox.ts', 'limits/deadline.ts'],
  'doveadm/host/host.ts': ['doveadm/commands/mailbox.ts', 'access/scope.ts', 'audit.ts', 'limits/budget.ts'],
  'doveadm/dispatch/round.ts': ['access/scope.ts', 'audit.ts', 'limits/budget.ts'],
  'access/scope.ts': ['doveadm/host/host.ts', 'doveadm/command.ts', 'gateway.ts', 'config.ts'],
  'audit.ts': ['doveadm/host/host.ts', 'gateway.ts', 'config.ts'],
  'limits/budget.ts': ['doveadm/host/host.ts', 'doveadm/commands/mailbox.ts', 'gateway.ts', 'config.ts'],
  'gateway/write.ts': ['model/users.ts', 'context.ts', 'config.ts', 'mime/headers.ts'],
  'config.ts': ['server.ts', 'gateway.ts', 'model/users.ts'],
};

/** What leads to Dovecot past the gateway. */
const WAYS_TO_DOVECOT = [
  'doveadm/host/host.ts',
  'doveadm/host/transport.ts',
  'doveadm/wire/http/envelope.ts',
  'doveadm/wire/listing.ts',
  'doveadm/dispatch/read-loader.ts',
  'doveadm/dispatch/send-write.ts',
];

describe('imports point one way', () => {
  it.each([...ORDER.slice(0, -1).keys()])('step %d of the order cannot import what comes after it', async (index) => {
    const from = ORDER[index] ?? '';
    const later = ORDER.slice(index + 1);
    expect(await lint(`src/${from}`, importing(from, later))).toEqual(later.map((to) => mayNot(from, to)));
  });

  it.each(Object.entries(BESIDE))('%s cannot import what is not its own', async (from, others) => {
    expect(await lint(`src/${from}`, importing(from, others))).toEqual(others.map((to) => mayNot(from, to)));
  });

  it.each(['resolvers/mailbox.ts', 'model/mailboxes.ts'])('%s cannot reach Dovecot past the gateway', async (from) => {
    expect(await lint(`src/${from}`, importing(from, WAYS_TO_DOVECOT))).toEqual(WAYS_TO_DOVECOT.map((to) => mayNot(from, to)));
  });

  it('a resolver may import the records and the types that are generated', async () => {
    const code = "import '../doveadm/commands/mailbox.ts';\nimport '../generated/graphql.ts';\nimport '../context.ts';\n";
    expect(await lint('src/resolvers/mailbox.ts', code)).toEqual([]);
  });

  it('a new part of src/ must have a place in the order', async () => {
    expect(await lint('src/elsewhere.ts', 'export {};\n')).toEqual([
      'elsewhere.ts has no place in lint/import-direction.js yet: say there what it may import.',
    ]);
  });
});

it('only the transport can use the network', async () => {
  const code = "import 'node:https';\n";
  expect(await lint('src/doveadm/host/transport.ts', code)).toEqual([]);
  expect(await lint('src/doveadm/host/host.ts', code)).toEqual([
    'Only doveadm/host/transport.ts, server/post-webhook.ts may import node:https.',
  ]);
});

it('only the configuration can read the environment', async () => {
  const code = 'export const port = process.env.PORT;\n';
  expect(await lint('src/config.ts', code)).toEqual([]);
  expect(await lint('src/server.ts', code)).toHaveLength(1);
  expect(await lint('src/server.ts', "import { env } from 'node:process';\nexport const { PORT } = env;\n")).toHaveLength(1);
});
