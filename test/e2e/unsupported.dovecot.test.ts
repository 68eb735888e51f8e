import { beforeAll, expect, test } from 'vitest';
import { behindGateway } from './gateway.ts';

interface Payload {
  readonly outcome: string;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

behindGateway('a command that this Dovecot lacks', (gateway, dovecot) => {
  const is23 = dovecot.series === '2.3';
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
  });

  /** Mutations of commands that this Dovecot lacks, with other faults in their input: the missing command is reported first. */
  const lacking: readonly (readonly [command: string, name: string, input: string])[] = [
    ['oboxUserDelete', 'oboxUserDelete', 'confirm: "default", dryRun: true'],
    ['oboxUserDelete', 'oboxUserDelete', 'confirm: "default", expect: { messages: 99 }'],
    ...(is23
      ? ([['indexerAdd', 'indexerAdd', 'mailbox: "No such mailbox"']] as const)
      : ([['replicatorAdd', 'replicatorAdd', '']] as const)),
  ];

  test.each(lacking)('%s is refused by its name before anything is read', async (command, name, input) => {
    const refused = gateway.ask<Record<string, Payload>>(
      `mutation { ${name}(input: { user: "${user}", ${input} }) { outcome errors { code message } } }`,
    );
    expect(await gateway.countSent(() => refused)).toBe(0);
    const { data, errors } = await refused;
    expect([data?.[name] ?? null, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ['COMMAND_UNSUPPORTED']]);
    expect(errors[0]?.message).toMatch(new RegExp(`^This Dovecot has no command ${command}; it exists in Dovecot (Pro|2\\.[34].*)\\.$`));
    expect(errors[0]?.message).not.toContain(`Dovecot ${dovecot.series}`);
  });

  test('is reported before an expectation is counted, also for a parameter', async () => {
    if (!is23) return;
    const { errors } = await gateway.ask(
      `mutation { messageSave(input: { user: "${user}", mailbox: "INBOX", content: "Subject: x\\r\\n\\r\\nx", uid: 7 }) { outcome } }`,
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['PARAMETER_UNSUPPORTED']);
  });
});
