import { expect, test } from 'vitest';
import { behindGateway } from './gateway.ts';

behindGateway('in a batch of 50 reads', (gateway, dovecot) => {
  const userField = (name: string, index: number, field: string): string =>
    `r${String(index)}: user(name: ${JSON.stringify(name)}) { ${field} }`;

  test('a user that does not exist is null, and 49 are answered', async () => {
    const users = await dovecot.createUsers(Array.from({ length: 49 }, () => ({})));
    const names = [...users.slice(0, 25).map(({ name }) => name), 'nobody@example.com', ...users.slice(25).map(({ name }) => name)];
    const { data, errors } = await gateway.ask<Record<string, { name: string } | null>>(
      `{ ${names.map((name, index) => userField(name, index, 'name uid mailboxes { name }')).join(' ')} }`,
    );
    expect(errors).toEqual([]);
    expect(names.map((_, index) => data?.[`r${String(index)}`]?.name ?? null)).toEqual(
      names.map((name) => (name === 'nobody@example.com' ? null : name)),
    );
  });

  test('a read that kills doveadm fails with COMMAND_CRASHED, and 49 are answered', async () => {
    const { name: user } = await dovecot.createUser();
    const mark = await dovecot.markLog();
    const reads = Array.from(
      { length: 49 },
      (_, index) => `r${String(index)}: mailboxes(mask: "${'%'.repeat(index + 1)}") { name messageCount }`,
    );
    // Only the payload of a change assumes that a mailbox exists. The metadata of a namespace's root crashes the process.
    const mutation = `mutation ($user: String!) {
      mailboxUnsubscribe(input: { user: $user, mailbox: "shared" }) {
        outcome
        mailbox { metadataValue(key: "/private/comment") }
        user { ${reads.slice(0, 25).join(' ')} ${reads.slice(25).join(' ')} }
      }
    }`;
    interface Data {
      readonly mailboxUnsubscribe: {
        readonly outcome: string;
        readonly mailbox: { readonly metadataValue: string | null };
        readonly user: Readonly<Record<string, readonly unknown[] | null>>;
      };
    }
    const { data, errors } = await gateway.ask<Data>(mutation, { variables: { user } });
    expect((await dovecot.crashes(mark)).length).toBeGreaterThan(0);
    expect(errors).toMatchObject([
      {
        message: 'mailboxMetadataGet ended its doveadm process without an answer.',
        path: ['mailboxUnsubscribe', 'mailbox', 'metadataValue'],
        extensions: { code: 'COMMAND_CRASHED', retryable: false, command: 'mailboxMetadataGet', user, mailbox: 'shared' },
      },
    ]);
    expect(data?.mailboxUnsubscribe).toMatchObject({ outcome: 'APPLIED', mailbox: { metadataValue: null } });
    const answered = Object.values(data?.mailboxUnsubscribe.user ?? {});
    expect(answered).toHaveLength(49);
    for (const mailboxes of answered) expect(mailboxes).toHaveLength(5);
  });

  test('a mutation for a user that does not exist fails with USER_NOT_FOUND', async () => {
    const answer = await gateway.data(
      'mutation { mailboxCreate(input: { user: "nobody@example.com", mailbox: "x" }) { outcome errors { code user exitCode } } }',
    );
    expect(answer).toEqual({
      mailboxCreate: { outcome: 'NOT_APPLIED', errors: [{ code: 'USER_NOT_FOUND', user: 'nobody@example.com', exitCode: 67 }] },
    });
  });
});
