import { beforeEach, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { withManageSieve } from '../dovecot/managesieve.ts';
import { behindGateway } from './gateway.ts';

behindGateway('Sieve scripts', (gateway, dovecot) => {
  let user = '';
  beforeEach(async () => {
    user = (await dovecot.createUser()).name;
  });

  const mutate = async (mutation: string, variables: Readonly<Record<string, string>> = {}) => {
    const declared = ['$user: String!', ...Object.keys(variables).map((name) => `$${name}: String!`)];
    const { done } = await gateway.data<{ done: Readonly<Record<string, unknown>> }>(
      `mutation (${declared.join(', ')}) { done: ${mutation} }`,
      {
        variables: { user, ...variables },
      },
    );
    return done;
  };
  const scripts = async () => {
    const list = await withManageSieve(dovecot, user, (sieve) => sieve.listScripts());
    return Object.fromEntries(list.map(({ name, active }) => [name, active]));
  };

  test('are stored as they are given, under any name that Sieve has', async () => {
    const content = 'require "fileinto";\r\n# Grüße\r\nif header "subject" "日本" { fileinto "Junk"; }\r\n';
    for (const name of ['sorting', 'Größe "x"', '日本', 'a b.sieve', '..']) {
      expect(
        await mutate(
          'sievePut(input: { user: $user, name: $name, content: $content }) { outcome sieveScript { name active content } errors { code } }',
          { name, content },
        ),
      ).toEqual({ outcome: 'APPLIED', sieveScript: { name, active: false, content }, errors: [] });
      expect(await withManageSieve(dovecot, user, (sieve) => sieve.getScript(name))).toBe(content);
    }
    const read = await gateway.data<{ user: { sieveScripts: { name: string }[]; sieveScript: unknown; none: unknown } }>(
      'query ($user: String!) { user(name: $user) { sieveScripts { name active content } sieveScript(name: "日本") { content active user { name } } none: sieveScript(name: "none") { content } } }',
      { variables: { user } },
    );
    expect(read.user.sieveScripts).toHaveLength(5);
    expect(read.user).toMatchObject({ sieveScript: { content, active: false, user: { name: user } }, none: null });
  });

  test('are activated, one at a time, and deactivated', async () => {
    for (const name of ['one', 'two'])
      await mutate('sievePut(input: { user: $user, name: $name, content: "keep;" }) { outcome }', { name });
    expect(await mutate('sieveActivate(input: { user: $user, name: "one" }) { outcome sieveScript { active } }')).toEqual({
      outcome: 'APPLIED',
      sieveScript: { active: true },
    });
    expect(await scripts()).toEqual({ one: true, two: false });
    await mutate('sieveActivate(input: { user: $user, name: "two" }) { outcome }');
    expect(await scripts()).toEqual({ one: false, two: true });
    expect(await mutate('sieveDeactivate(input: { user: $user }) { outcome user { sieveScripts { active } } }')).toEqual({
      outcome: 'APPLIED',
      user: { sieveScripts: [{ active: false }, { active: false }] },
    });
    expect(await scripts()).toEqual({ one: false, two: false });
  });

  test('are renamed and deleted, and their ids change', async () => {
    await mutate('sievePut(input: { user: $user, name: "old", content: "keep;", activate: true }) { outcome }');
    const renamed = await mutate(
      'sieveRename(input: { user: $user, name: "old", newName: "new" }) { outcome sieveScript { id name active content } }',
    );
    expect(renamed).toMatchObject({ outcome: 'APPLIED', sieveScript: { name: 'new', active: true, content: 'keep;' } });
    expect(await scripts()).toEqual({ new: true });
    const { id } = renamed.sieveScript as { id: string };
    const node = () => gateway.data('query ($id: ID!) { node(id: $id) { ... on SieveScript { name content } } }', { variables: { id } });
    expect(await node()).toEqual({ node: { name: 'new', content: 'keep;' } });
    expect(await mutate('sieveDelete(input: { user: $user, name: "new", ignoreActive: true }) { outcome deletedId }')).toEqual({
      outcome: 'APPLIED',
      deletedId: id,
    });
    expect(await scripts()).toEqual({});
    expect(await node()).toEqual({ node: null });
  });

  test('that do not compile are refused with the line and the reason, and the old script stays', async () => {
    await mutate('sievePut(input: { user: $user, name: "mine", content: "keep;", activate: true }) { outcome }');
    const done = await mutate(
      'sievePut(input: { user: $user, name: "mine", content: "keep" }) { outcome sieveScript { name } errors { code exitCode message log } }',
    );
    expect(done).toMatchObject({
      outcome: 'NOT_APPLIED',
      sieveScript: null,
      errors: [
        {
          code: 'NOT_POSSIBLE',
          exitCode: 65,
          message: 'The Sieve script is not valid.',
          log: expect.stringMatching(/mine|Uploaded Sieve script contains errors|line 1/i),
        },
      ],
    });
    expect(await withManageSieve(dovecot, user, (sieve) => sieve.getScript('mine'))).toBe('keep;');
  });

  test('that are stored and cannot be activated are PARTIAL', async () => {
    await mutate('sievePut(input: { user: $user, name: "old", content: "keep;", activate: true }) { outcome }');
    // A folder in place of the link to the active script.
    await inHome(dovecot, user, 'rm .dovecot.sieve && mkdir -p .dovecot.sieve/x && chown -R --reference=. .dovecot.sieve');
    const done = await mutate(
      'sievePut(input: { user: $user, name: "new", content: "discard;", activate: true }) { outcome sieveScript { name active content } errors { code log } }',
    );
    expect(done).toEqual({
      outcome: 'PARTIAL',
      sieveScript: { name: 'new', active: false, content: 'discard;' },
      errors: [{ code: 'TEMPORARY_FAILURE', log: expect.stringContaining('is no symlink') }],
    });
  });

  test('that do not exist, or exist already, have their own error codes', async () => {
    for (const mutation of [
      'sieveActivate(input: { user: $user, name: "none" })',
      'sieveDelete(input: { user: $user, name: "none" })',
      'sieveRename(input: { user: $user, name: "none", newName: "x" })',
    ]) {
      expect(await mutate(`${mutation} { outcome errors { code exitCode message } }`)).toMatchObject({
        outcome: 'NOT_APPLIED',
        errors: [{ code: 'NOT_FOUND', exitCode: 68, message: expect.stringMatching(/^There is no such Sieve script/) }],
      });
    }
    for (const name of ['one', 'two'])
      await mutate('sievePut(input: { user: $user, name: $name, content: "keep;" }) { outcome }', { name });
    expect(
      await mutate('sieveRename(input: { user: $user, name: "one", newName: "two" }) { outcome errors { code message } }'),
    ).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'NOT_POSSIBLE', message: 'There is a Sieve script of the new name already, or it cannot have that name.' }],
    });
    expect(await scripts()).toEqual({ one: false, two: false });
  });

  test('of names that Sieve does not have are refused before doveadm would end', async () => {
    const sent = await gateway.countSent(async () => {
      for (const name of ['a/b', 'ÿ', '\u0085', '\u2028', 'x'.repeat(257), '']) {
        const { errors } = await gateway.ask(
          'mutation ($user: String!, $name: String!) { sievePut(input: { user: $user, name: $name, content: "keep;" }) { outcome } }',
          {
            variables: { user, name },
          },
        );
        expect([name, errors[0]?.extensions.code]).toEqual([name, 'BAD_USER_INPUT']);
      }
    });
    expect(sent).toBe(0);
  });
});
