import { beforeEach, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { fillInbox, inboxOf, OLD, type Payload } from './dry-run.ts';
import { behindGateway, withRole } from './gateway.ts';

behindGateway('careful destruction of mail of several users', (gateway, dovecot) => {
  const admin = withRole('domain-admin', 'example.com');
  let user = '';
  let other = '';
  beforeEach(async () => {
    [user = '', other = ''] = (await dovecot.createUsers([{}, {}])).map(({ name }) => name);
    await withImap(dovecot, user, fillInbox);
    await withImap(dovecot, other, (client) => client.append('INBOX', buildMessage({ subject: 'old 9' })));
  });

  interface Many extends Payload {
    readonly results: readonly {
      readonly user: { readonly name: string };
      readonly outcome: string;
      readonly errors: Payload['errors'];
    }[];
  }
  const query = `mutation ($input: MessageExpungeInput!) { payload: messageExpunge(input: $input) { outcome errors { code message }
    affected { messageCount messages { subject } } results { user { name } outcome errors { code message } affected { messageCount } } } }`;
  const expunge = async (input: object): Promise<Many> => {
    const variables = { input: { target: { users: [user, other] }, search: OLD, ...input } };
    return (await gateway.data<{ payload: Many }>(query, { as: admin, variables })).payload;
  };
  const refusedWith = (message: string) => ({ outcome: 'NOT_APPLIED', errors: [{ code: 'EXPECTATION_FAILED', message }] });

  test('a dry run gives the sum', async () => {
    expect(await expunge({ dryRun: true })).toMatchObject({
      outcome: 'NOT_APPLIED',
      affected: { messageCount: 4, messages: ['old 1', 'old 2', 'old 3', 'old 9'].map((subject) => ({ subject })) },
      results: [
        { user: { name: user }, affected: { messageCount: 3 } },
        { user: { name: other }, affected: { messageCount: 1 } },
      ],
    });
  });

  test('the total of a dry run can be expected, and nothing is sent when it differs', async () => {
    for (const messages of [0, 3, 5]) {
      const payload = await expunge({ expect: { messages } });
      expect(payload).toMatchObject({
        ...refusedWith(`4 messages are there now, where ${String(messages)} are expected.`),
        results: [
          { user: { name: user }, outcome: 'NOT_APPLIED', errors: [] },
          { user: { name: other }, outcome: 'NOT_APPLIED', errors: [] },
        ],
      });
    }
    expect((await inboxOf(dovecot, user)).length).toBe(4);
    expect((await gateway.auditLines()).at(-1)).toMatchObject({
      event: 'refused',
      command: 'messageExpunge',
      code: 'EXPECTATION_FAILED',
      arguments: { users: [user, other] },
    });
    const { affected } = await expunge({ dryRun: true });
    expect(await expunge({ expect: { messages: affected?.messageCount } })).toMatchObject({
      outcome: 'APPLIED',
      errors: [],
      affected: null,
    });
    expect(await inboxOf(dovecot, user)).toEqual(['new']);
    expect(await expunge({ dryRun: true })).toMatchObject({ affected: { messageCount: 0 } });
  });

  test('the number of each can be expected, and nothing is sent for anybody when one differs', async () => {
    const of = (one: number, two: number) => ({
      expect: {
        users: [
          { user: other.toUpperCase(), messages: two },
          { user, messages: String(one) },
        ],
      },
    });
    expect(await expunge(of(3, 2))).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [
        { code: 'EXPECTATION_FAILED', message: '1 of 2 users have another number of messages now than is expected.' },
        { code: 'EXPECTATION_FAILED' },
      ],
      results: [
        { user: { name: user }, errors: [] },
        { user: { name: other }, errors: [{ message: '1 messages are there now, where 2 are expected.' }] },
      ],
    });
    expect((await inboxOf(dovecot, user)).length).toBe(4);
    expect(await expunge(of(3, 1))).toMatchObject({ outcome: 'APPLIED', errors: [] });
    expect(await inboxOf(dovecot, user)).toEqual(['new']);
  });

  test('earlier reads of the request do not count', async () => {
    const both = `mutation ($dry: MessageExpungeInput!, $save: MessageSaveInput!, $wet: MessageExpungeInput!) {
      dry: messageExpunge(input: $dry) { affected { messageCount } }
      messageSave(input: $save) { outcome }
      wet: messageExpunge(input: $wet) { outcome errors { message } } }`;
    const change = { target: { users: [user, other] }, search: OLD };
    const variables = {
      dry: { ...change, dryRun: true },
      save: { user, mailbox: 'INBOX', content: buildMessage({ subject: 'old 4' }) },
      wet: { ...change, expect: { messages: 4 } },
    };
    expect(await gateway.data(both, { as: admin, variables })).toMatchObject({
      dry: { affected: { messageCount: 4 } },
      wet: { outcome: 'NOT_APPLIED', errors: [{ message: '5 messages are there now, where 4 are expected.' }] },
    });
  });

  test('a user who cannot be changed counts as zero, and the others are changed as expected', async () => {
    const target = { users: [user, 'boss@other.org', other] };
    expect(await expunge({ target, dryRun: true })).toMatchObject({ affected: { messageCount: 4 } });
    expect(await expunge({ target, expect: { messages: 4 } })).toMatchObject({
      outcome: 'PARTIAL',
      errors: [{ code: 'FORBIDDEN' }],
      results: [{ outcome: 'APPLIED' }, { outcome: 'NOT_APPLIED', errors: [{ code: 'FORBIDDEN' }] }, { outcome: 'APPLIED' }],
    });
    expect(await inboxOf(dovecot, user)).toEqual(['new']);
  });

  test.each([
    [(): object => ({ users: [{ user, messages: 3 }] }), (): string => `input.expect.users: has no value for ${other}`],
    [
      () => ({
        users: [
          { user, messages: 3 },
          { user, messages: 3 },
        ],
      }),
      () => `input.expect.users[1].user: names ${user} a second time`,
    ],
    [() => ({ users: [{ user: 'x@example.com', messages: 3 }] }), () => 'input.expect.users[0].user: names x@example.com'],
    [() => ({ messages: -1 }), () => 'input.expect.messages: must be 0 or more'],
  ])('an expectation that does not fit is refused before anything is read', async (given, message) => {
    const variables = { input: { target: { users: [user, other] }, search: OLD, expect: given() } };
    const sent = await gateway.countSent(async () => {
      const { errors } = await gateway.ask(query, { as: admin, variables });
      expect(errors[0]).toMatchObject({ message: expect.stringContaining(message()), extensions: { code: 'BAD_USER_INPUT' } });
    });
    expect(sent).toBe(0);
  });

  test('takes one request for a domain', async () => {
    const domain = `d${user.split('@')[0] ?? ''}.example`;
    const names = (await dovecot.createUsers([{ domain }, { domain }, { domain }])).map(({ name }) => name);
    for (const name of names.slice(0, 2))
      await withImap(dovecot, name, (client) => client.append('INBOX', buildMessage({ subject: 'old 9' })));
    const ask = async (input: object): Promise<Many> => {
      const variables = { input: { target: { mask: `*@${domain}` }, search: OLD, ...input } };
      return (await gateway.data<{ payload: Many }>(query, { as: withRole('domain-admin', domain), variables })).payload;
    };
    const { affected } = await ask({ dryRun: true });
    expect(affected?.messageCount).toBe(2);
    expect(await ask({ expect: { messages: affected?.messageCount } })).toMatchObject({ outcome: 'APPLIED', errors: [] });
    expect(await ask({ dryRun: true })).toMatchObject({ affected: { messageCount: 0 } });
  });
});
