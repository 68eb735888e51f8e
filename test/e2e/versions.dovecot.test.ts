import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from './gateway.ts';

const user = 'alice@example.com';

/**
 * The oldest and the newest Dovecot that Debian's suites have: what all have is done alike, and what one lacks is said. Each is a Debian of
 * its own to be fetched, so not in continuous integration: `DEBIAN_SUITES=on npx vitest run test/e2e/versions`.
 */
describe.skipIf(process.env.DEBIAN_SUITES !== 'on').each([
  ['bullseye', '2.3', ['replicatorStatus', 'sync']],
  ['sid', '2.4', ['directorStatus', 'replicatorStatus']],
] as const)('the Dovecot of Debian %s', (release, series, lacking) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, release, director: false });
    gateway = await new TestGateway(dovecot).start();
  }, 600_000);
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });
  const apply = async (mutation: string, input: string, more = ''): Promise<unknown> => {
    const query = `mutation { done: ${mutation}(input: { user: "${user}", ${input} }) { outcome errors { code message } ${more} } }`;
    return (await gateway.data<{ done: unknown }>(query)).done;
  };

  test('has its series recognised, and its commands are listed', async () => {
    const { host } = await gateway.data<{ host: { version: string; commands: { name: string }[] } }>(
      '{ host { version commands { name } } }',
    );
    expect(host.version.startsWith(series)).toBe(true);
    const names = host.commands.map(({ name }) => name);
    for (const command of lacking) expect(names).not.toContain(command);
  });

  test('stores mail, flags, scripts and metadata like every other version', async () => {
    const applied = { outcome: 'APPLIED', errors: [] };
    expect(await apply('mailboxCreate', 'mailbox: "Box", subscribe: true')).toEqual(applied);
    expect(await apply('messageSave', 'mailbox: "Box", content: "Subject: hello\\n\\nText\\n"')).toEqual(applied);
    expect(await apply('flagsAdd', 'search: { mailbox: "Box", all: true }, flags: ["\\\\Flagged", "$Todo"]')).toEqual(applied);
    expect(await apply('mailboxIndex', 'mailboxPatterns: ["*"]')).toEqual(applied);
    expect(await apply('mailboxForceResync', 'mailboxPattern: "Box"')).toEqual(applied);
    expect(await apply('sievePut', 'name: "one", content: "keep;", activate: true')).toEqual(applied);
    expect(await apply('mailboxMetadataSet', 'mailbox: "Box", key: "/private/comment", value: "mine"')).toEqual(applied);
    expect(await apply('mailboxCreate', 'mailbox: "Box"')).toMatchObject({ outcome: 'NOT_APPLIED', errors: [{ code: 'NOT_POSSIBLE' }] });
    const { user: found } = await gateway.data<{ user: unknown }>(
      `{ user(name: "${user}") { sieveScripts { name active } mailbox(name: "Box") { messageCount subscribed metadata { key value }
        messages(search: { mailboxPattern: "*", subject: "hello" }) { nodes { subject flags body } } } } }`,
    );
    expect(found).toEqual({
      sieveScripts: [{ name: 'one', active: true }],
      mailbox: {
        messageCount: 1,
        subscribed: true,
        metadata: expect.arrayContaining([{ key: '/private/comment', value: 'mine' }]),
        messages: { nodes: [{ subject: 'hello', flags: expect.arrayContaining(['\\Flagged', '$Todo']), body: 'Text\n' }] },
      },
    });
    expect(await apply('mailboxDelete', 'mailbox: "Box", unsubscribe: true')).toEqual(applied);
    expect(await dovecot.crashes()).toEqual([]);
  });

  test('gives the reason of a failure from its log, and names what it lacks', async () => {
    expect(await apply('sievePut', 'name: "bad", content: "keep"', 'x: errors { log }')).toMatchObject({
      outcome: 'NOT_APPLIED',
      x: [{ log: expect.stringContaining('line 1') }],
    });
    const unsupported = await gateway.ask(`mutation { replicatorAdd(input: { user: "${user}" }) { outcome } }`);
    expect(unsupported.errors.map(({ extensions }) => extensions.code)).toEqual(['COMMAND_UNSUPPORTED']);
    expect((await gateway.ask('{ host { errors(since: "2020-01-01T00:00:00Z") { text } } }')).errors).toEqual([]);
    expect((await gateway.ask('{ sessions { totalCount } users { totalCount } }')).errors).toEqual([]);
  });
});
