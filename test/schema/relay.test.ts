import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { printSchema } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { createSchema } from '../../src/schema.ts';

/** The compiler is a program; its package answers where it lies. */
const compiler = createRequire(import.meta.url)('relay-compiler') as string;
const folder = mkdtempSync(join(tmpdir(), 'relay-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Compiles documents against the schema of clients. @returns the names of what was compiled @throws Error with what the compiler says */
async function compile(...documents: readonly string[]): Promise<string[]> {
  for (const name of ['src', 'out']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name));
  }
  writeFileSync(join(folder, 'schema.graphql'), printSchema(createSchema()));
  const config = { src: './src', schema: './schema.graphql', language: 'typescript', artifactDirectory: './out' };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const tags = documents.map((document) => `graphql\`${document}\`;`);
  writeFileSync(join(folder, 'src', 'App.ts'), `import { graphql } from 'react-relay';\n${tags.join('\n')}\n`);
  await promisify(execFile)(compiler, ['relay.config.json'], { cwd: folder });
  return readdirSync(join(folder, 'out')).map((name) => name.replace('.graphql.ts', ''));
}

/** A page of a connection of a refetchable object: needs `node`, `Node`, `PageInfo` and the arguments that Relay expects. */
const page = (type: string, field: string): string => `
  fragment App_${type} on ${type} @refetchable(queryName: "App${type}RefetchQuery")
    @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    id
    messages(${field}first: $count, after: $cursor) @connection(key: "App${type}_messages") { edges { node { id subject sizeBytes } } }
  }`;

test("Relay's compiler accepts the schema, with refetching, pagination, changes and subscriptions", async () => {
  const compiled = await compile(
    'query AppQuery($name: String!) { user(name: $name) { ...App_User mailbox(name: "INBOX") { ...App_Mailbox } } hosts { id name } }',
    page('User', 'search: { all: true }, '),
    page('Mailbox', ''),
    'fragment App_host on Host @refetchable(queryName: "AppHostRefetchQuery") { name status { state } }',
    'mutation AppMutation($input: MailboxCreateInput!) { mailboxCreate(input: $input) { outcome mailbox { id name } } }',
    'subscription AppSubscription($id: ID!) { job(id: $id) { id state } }',
  );
  expect(compiled.sort()).toEqual([
    'AppHostRefetchQuery',
    'AppMailboxRefetchQuery',
    'AppMutation',
    'AppQuery',
    'AppSubscription',
    'AppUserRefetchQuery',
    'App_Mailbox',
    'App_User',
    'App_host',
  ]);
});

test("Relay's compiler refuses a field that the schema does not have", async () => {
  await expect(compile('query AppQuery { viewer { shoeSize } }')).rejects.toThrow(/no field `shoeSize`/);
});
