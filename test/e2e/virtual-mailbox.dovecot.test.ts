import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from './gateway.ts';

const user = 'frank@example.net';
const configure = {
  '2.3': (list: string) => (configuration: string) =>
    `${configuration.replace('mail_plugins = ', 'mail_plugins = virtual ')}
namespace virtual {
  separator = /
  prefix = Virtual/
  location = virtual:~/virtual
  list = ${list}
}
`,
  '2.4': (list: string) => (configuration: string) => `${configuration}
mail_plugins {
  virtual = yes
}
namespace virtual {
  separator = /
  prefix = Virtual/
  mail_driver = virtual
  mail_path = ~/virtual
  list = ${list}
}
`,
};

interface Found {
  readonly id: string;
  readonly uid: number;
  readonly subject: string;
  readonly mailbox: { readonly name: string };
}

describe.each([
  ['2.3', 'no'],
  ['2.3', 'yes'],
  ['2.4', 'no'],
  ['2.4', 'yes'],
] as const)('a virtual mailbox (Dovecot %s, list = %s)', (series, list) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false, configure: configure[series](list) });
    gateway = await new TestGateway(dovecot).start();
    await withImap(dovecot, user, async (client) => {
      for (const [mailbox, count] of [
        ['Alpha', 3],
        ['Beta', 2],
      ] as const) {
        await client.mailboxCreate(mailbox);
        for (let number = 1; number <= count; number++) await client.append(mailbox, `Subject: ${mailbox} ${String(number)}\r\n\r\nx\r\n`);
      }
    });
    const rules = String.raw`mkdir -p virtual/All && printf 'Beta\nAlpha\n  ALL\n' > virtual/All/dovecot-virtual`;
    await inHome(dovecot, user, `${rules} && chmod -R 777 virtual && chown -R --reference=. virtual`);
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  const find = async (search: string): Promise<{ totalCount: number; nodes: Found[] }> =>
    (
      await gateway.data<{ user: { messages: { totalCount: number; nodes: Found[] } } }>(
        `{ user(name: "${user}") { messages(search: ${search}) { totalCount nodes { id uid subject mailbox { name } } } } }`,
      )
    ).user.messages;

  test.each(['{ mailbox: "Virtual/All" }', '{ mailboxPattern: "Virtual/*" }', '{ all: true }', '{ subject: "Beta" }'])(
    'names one message by mailbox, UID and id: %s',
    async (search) => {
      const { totalCount, nodes } = await find(search);
      expect(nodes).toHaveLength(totalCount);
      if (search.includes('Virtual')) expect(totalCount).toBe(5);
      else expect(totalCount).toBeGreaterThan(1);
      for (const { id, uid, subject, mailbox } of nodes) {
        const again = await gateway.data(
          `{ user(name: "${user}") { mailbox(name: "${mailbox.name}") { message(uid: ${String(uid)}) { subject id } } } node(id: "${id}") { ... on Message { subject } } }`,
        );
        expect(again).toEqual({ user: { mailbox: { message: { subject, id } } }, node: { subject } });
      }
    },
  );

  test('shows in a dry run what a change would touch', async () => {
    const { messageExpunge } = await gateway.data<{ messageExpunge: { affected: { messageCount: number; messages: unknown[] } } }>(
      `mutation { messageExpunge(input: { user: "${user}", search: { mailbox: "Virtual/All", subject: "Beta 2" }, dryRun: true }) { affected { messageCount messages { subject mailbox { name } } } } }`,
    );
    expect(messageExpunge.affected).toEqual({ messageCount: 1, messages: [{ subject: 'Beta 2', mailbox: { name: 'Virtual/All' } }] });
  });
});
