import { statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { behindGateway, selfOf, withRole, type Answer } from './gateway.ts';

const outOfScope = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${String(index)}@elsewhere.example`);

behindGateway('what is refused', (gateway, dovecot) => {
  let user: string;
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
  });

  const size = (): number => statSync(gateway.auditPath).size;
  const SUBSCRIBE = 'mutation ($users: [String!]!) { mailboxSubscribe(input: { target: { users: $users }, mailbox: "INBOX" })';
  const forbidden = { extensions: { code: 'FORBIDDEN' } };

  test('for all users of a target, for a missing permission, is one error and one line', async () => {
    const before = await gateway.auditLines();
    const auditor = withRole('auditor', 'elsewhere.example');
    let answer: Answer<unknown> | undefined;
    const sent = await gateway.countSent(async () => {
      answer = await gateway.ask(`${SUBSCRIBE} { results { errors { code } } } }`, {
        as: auditor,
        variables: { users: outOfScope(4_000) },
      });
    });
    expect(sent).toBe(0);
    expect(answer?.errors).toMatchObject([forbidden]);
    const lines = (await gateway.auditLines()).slice(before.length);
    expect(lines).toMatchObject([{ event: 'refused', code: 'FORBIDDEN', command: 'mailboxSubscribe', users: [] }]);
    expect(lines[0]?.arguments).toMatchObject({ users: { bytes: expect.any(Number) as number, sha256: expect.any(String) as string } });
  });

  test('for each user of a target counts as a command', async () => {
    const answer = await gateway.ask<{ mailboxSubscribe: { results: { errors: { code: string }[] }[] } }>(
      `${SUBSCRIBE} { results { errors { code } } } }`,
      { as: selfOf(user), variables: { users: outOfScope(300) } },
    );
    expect(answer.data?.mailboxSubscribe.results.map(({ errors }) => errors[0]?.code)).toEqual(Array(300).fill('FORBIDDEN'));
    expect(answer.extensions.cost?.commands).toBe(300);
  });

  test('counts as a command even for a read', async () => {
    const fields = Array.from(
      { length: 50 },
      (_, index) => `u${String(index)}: user(name: "user${String(index)}@elsewhere.example") { home }`,
    );
    const answer = await gateway.ask(`{ ${fields.join(' ')} }`, { as: selfOf(user) });
    expect(answer.errors).toHaveLength(50);
    expect(answer.extensions.cost?.commands).toBe(50);
  });

  test('of a target with more users than the request may have commands happens before any of them', async () => {
    const before = size();
    const mutations = Array.from(
      { length: 20 },
      (_, index) =>
        `m${String(index)}: mailboxSubscribe(input: { target: { users: $users }, mailbox: "INBOX" }) { results { errors { code } } }`,
    );
    const query = `mutation ($users: [String!]!) { ${mutations.join(' ')} }`;
    const startedAt = performance.now();
    const answer = await gateway.ask(query, { as: selfOf(user), variables: { users: outOfScope(10_000) } });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(Array(20).fill('COST_LIMIT'));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(size() - before).toBeLessThan(20_000);
  });

  test('does not make an endless answer', async () => {
    const aliases = Array.from({ length: 190 }, (_, index) => `e${String(index)}: message`).join(' ');
    const answer = await gateway.ask(`${SUBSCRIBE} { results { errors { ${aliases} } } } }`, {
      as: selfOf(user),
      variables: { users: outOfScope(4_000) },
    });
    expect(answer.data).toBeNull();
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT' }, message: /^The answer would hold more than 250000 values/ },
    ]);
  });

  describe('long arguments', () => {
    test('of any type are in the audit log as size and hash', async () => {
      const before = (await gateway.auditLines()).length;
      const keywords = Array.from({ length: 300 }, (_, index) => `keyword${String(index)}`);
      const long = 'x'.repeat(100_000);
      await gateway.ask(
        `mutation ($user: String!, $keywords: [String!]!) {
          flagsAdd(input: { user: $user, search: { mailbox: "INBOX", hasFlags: $keywords }, flags: $keywords }) { outcome }
        }`,
        { as: selfOf(user), variables: { user, keywords } },
      );
      await gateway.ask(
        'mutation ($user: String!, $mailbox: String!) { mailboxCreate(input: { user: $user, mailbox: $mailbox }) { outcome } }',
        {
          as: selfOf(user),
          variables: { user, mailbox: long },
        },
      );
      await gateway.ask('mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "a" }) { outcome } }', {
        as: selfOf(user),
        variables: { user: long },
      });
      const lines = (await gateway.auditLines()).slice(before);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(6_000);
    });
  });
});
