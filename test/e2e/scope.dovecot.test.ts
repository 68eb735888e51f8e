import { beforeAll, describe, expect, test } from 'vitest';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { encodeId } from '../../src/model/query/global-id.ts';
import { behindGateway, withRole } from './gateway.ts';

/** The other domain's user, in every spelling that Dovecot or a database might treat as the same user. */
const spellings = (user: string): string[] => {
  const [local = '', domain = ''] = user.split('@');
  return [
    user,
    user.toUpperCase(),
    `${local}@${domain.toUpperCase()}`,
    `${local}@*`,
    `*@${domain}`,
    '*',
    `?${user.slice(1)}`,
    `${local}@${domain}@example.com`,
    `${local}@example.com@${domain}`,
    `${user}@example.com`,
    `${local}%${domain}@example.com`,
    ` ${user}`,
    `${user} `,
    `${user}.`,
    `${user}\u0000`,
    `${user}\n`,
    `${local}@\uff4f${domain.slice(1)}`,
    `"${local}"@${domain}`,
    `${local}@${domain}/example.com`,
    `example.com!${user}`,
    `${user}*`,
    `/${user}`,
    `../${user}`,
  ];
};

behindGateway('a domain-admin of example.com and a user of other.org', (gateway, dovecot) => {
  const as = withRole('domain-admin', 'example.com');
  let own = '';
  let foreign = '';

  beforeAll(async () => {
    const [mine, theirs] = await dovecot.createUsers([{ domain: 'example.com' }, { domain: 'other.org' }]);
    own = mine?.name ?? '';
    foreign = theirs?.name ?? '';
    for (const user of [own, foreign]) {
      await withImap(dovecot, user, async (client) => {
        await client.append('INBOX', `Subject: Secret of ${user}\r\n\r\nx\r\n`);
        await client.mailboxCreate('Private');
      });
    }
  });

  const untouched = () =>
    withImap(dovecot, foreign, async (client) => {
      const names = (await client.list()).map(({ path }) => path);
      const lock = await client.getMailboxLock('INBOX');
      const message = await client.fetchOne('1', { flags: true });
      lock.release();
      return {
        names: names.sort(),
        messages: await countMessages(client, 'INBOX'),
        flags: message && [...(message.flags ?? [])].filter((flag) => flag !== '\\Recent'),
      };
    });

  test('cannot be read by any spelling of the name', async () => {
    for (const name of spellings(foreign)) {
      const { data, errors } = await gateway.ask<{ user: unknown }>(
        'query ($name: String!) { user(name: $name) { name home uid mailboxes { name } quota { root } messages(first: 1) { nodes { subject } } sieveScripts { name } sessions { totalCount } } }',
        { as, variables: { name } },
      );
      expect([name, data?.user ?? null]).toEqual([name, null]);
      expect(
        errors.map(({ extensions }) => extensions.code).every((code) => code === 'FORBIDDEN' || code === 'BAD_USER_INPUT'),
        name,
      ).toBe(true);
      expect(JSON.stringify(errors), name).not.toContain('Secret');
    }
  });

  test('looks like one that does not exist', async () => {
    const ask = (name: string) => gateway.ask('query ($name: String!) { user(name: $name) { name } }', { as, variables: { name } });
    const [there, notThere] = [await ask(foreign), await ask('nobody@other.org')];
    const shape = ({ status, data, errors }: typeof there) => ({
      status,
      data,
      errors: errors.map(({ message, extensions: { code } }) => ({ message, code })),
    });
    expect(shape(there)).toEqual(shape(notThere));
  });

  test('cannot be changed by any spelling of the name', async () => {
    const before = await untouched();
    const mutations = [
      'mailboxCreate(input: { user: $user, mailbox: "Intruder" })',
      'mailboxDelete(input: { user: $user, mailbox: "Private" })',
      'mailboxRename(input: { user: $user, mailbox: "Private", newName: "Public" })',
      'messageSave(input: { user: $user, mailbox: "INBOX", content: "Subject: x\\n\\nx" })',
      'messageExpunge(input: { user: $user, search: { mailbox: "INBOX", all: true } })',
      'flagsAdd(input: { user: $user, flags: ["\\\\Flagged"], search: { mailbox: "INBOX", all: true } })',
      'sievePut(input: { user: $user, name: "x", content: "discard;", activate: true })',
      'sessionKick(input: { user: $user })',
    ];
    for (const user of spellings(foreign)) {
      for (const mutation of mutations) {
        const { data, errors } = await gateway.ask<{ done: unknown }>(`mutation ($user: String!) { done: ${mutation} { outcome } }`, {
          as,
          variables: { user },
        });
        expect([user, mutation, data?.done ?? null]).toEqual([user, mutation, null]);
        expect(['FORBIDDEN', 'BAD_USER_INPUT'], user).toContain(errors[0]?.extensions.code);
      }
    }
    expect(await untouched()).toEqual(before);
  });

  test('cannot be reached by a node id, and looks like a wrong one', async () => {
    const ids = [
      encodeId('User', 'default', foreign),
      encodeId('User', 'default', foreign.toUpperCase()),
      encodeId('User', 'default', `*@other.org`),
      encodeId('Mailbox', 'default', foreign, 'INBOX'),
      encodeId('Mailbox', 'default', own, `shared/${foreign}/INBOX`),
      encodeId('Message', 'default', foreign, 'INBOX', '0'.repeat(32), 1),
      encodeId('SieveScript', 'default', foreign, 'x'),
      encodeId('Session', 'default', foreign, 'imap', '', ''),
    ];
    for (const id of ids) {
      const { data, errors } = await gateway.ask<{ node: unknown }>(
        'query ($id: ID!) { node(id: $id) { id ... on User { name } ... on Mailbox { messageCount } ... on Message { subject } } }',
        { as, variables: { id } },
      );
      expect(data?.node ?? null).toBeNull();
      expect(errors.length).toBeLessThanOrEqual(1);
      for (const { extensions } of errors) expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(extensions.code);
    }
  });

  test('is neither source nor shared mailbox of a copy, a move or a read', async () => {
    const before = await untouched();
    const copies = [
      `messageCopy(input: { user: "${own}", destinationMailbox: "Private", sourceUser: "${foreign}", search: { mailbox: "INBOX", all: true } })`,
      `messageMove(input: { user: "${own}", destinationMailbox: "Private", sourceUser: "${foreign}", search: { mailbox: "INBOX", all: true } })`,
      `messageCopy(input: { user: "${own}", destinationMailbox: "Private", sourceUser: "*", search: { mailbox: "INBOX", all: true } })`,
      `messageCopy(input: { user: "${foreign}", destinationMailbox: "INBOX", sourceUser: "${own}", search: { mailbox: "INBOX", all: true } })`,
      `messageCopy(input: { user: "${own}", destinationMailbox: "Private", search: { mailbox: "shared/${foreign}/INBOX", all: true } })`,
      `messageCopy(input: { user: "${own}", destinationMailbox: "Private", search: { mailboxPattern: "shared/${foreign}/*", all: true } })`,
      `flagsAdd(input: { user: "${own}", flags: ["\\\\Flagged"], search: { mailbox: "shared/${foreign}/INBOX", all: true } })`,
      `messageExpunge(input: { user: "${own}", search: { mailbox: "shared/${foreign}/INBOX", all: true } })`,
    ];
    for (const mutation of copies) {
      const { data, errors } = await gateway.ask<{ done: unknown }>(`mutation { done: ${mutation} { outcome } }`, { as });
      expect([mutation, data?.done ?? null]).toEqual([mutation, null]);
      expect(['FORBIDDEN', 'BAD_USER_INPUT'], mutation).toContain(errors[0]?.extensions.code);
    }
    const read = await gateway.ask(
      `{ user(name: "${own}") { mailbox(name: "shared/${foreign}/INBOX") { messages { nodes { subject } } } messages(search: { mailbox: "shared/${foreign}/INBOX" }) { nodes { subject } } } }`,
      { as },
    );
    expect(JSON.stringify(read)).not.toContain('Secret');
    expect(await untouched()).toEqual(before);
    const copied = await withImap(dovecot, own, (client) => countMessages(client, 'Private'));
    expect(copied).toBe(0);
  });

  describe('in lists', () => {
    test('is left out, and the users in scope are there', async () => {
      const { users } = await gateway.data<{ users: { totalCount: number; nodes: { name: string }[] } }>(
        '{ users(first: 100) { totalCount nodes { name } } }',
        { as },
      );
      const names = users.nodes.map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !name.endsWith('@example.com'))).toEqual([]);
      const mask = await gateway.data<{ users: { totalCount: number } }>('{ users(mask: "*@other.org") { totalCount } }', { as });
      expect(mask.users.totalCount).toBe(0);
    });

    test('has no sessions, and the users in scope have', async () => {
      await withImap(dovecot, own, async () =>
        withImap(dovecot, foreign, async () => {
          const { sessions } = await gateway.data<{ sessions: { nodes: { user: { name: string } }[] } }>(
            '{ sessions(first: 100) { nodes { user { name } } } }',
            { as },
          );
          const names = sessions.nodes.map(({ user }) => user.name);
          expect(names).toContain(own);
          expect(names.filter((name) => !name.endsWith('@example.com'))).toEqual([]);
        }),
      );
    });
  });
});
