import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage } from '../dovecot/message.ts';
import { admin, expectNothingSent } from './attacker.ts';
import { behindGateway, selfOf, withRole } from './gateway.ts';

behindGateway('an attacker', (gateway, dovecot) => {
  let victim = '';
  beforeAll(async () => {
    victim = (await dovecot.createUser({ domain: 'other.org' })).name;
    await withImap(dovecot, victim, (client) => client.append('INBOX', buildMessage({ subject: 'the secret of the victim' })));
  });

  describe('with a name that is similar to another', () => {
    const USER = 'query ($name: String!) { user(name: $name) { name home mailboxes { name } messages { nodes { subject } } } }';
    const EXPUNGE = 'mutation ($input: MessageExpungeInput!) { messageExpunge(input: $input) { outcome } }';
    const variants = (name: string): Record<string, string> => {
      const [local = '', domain = ''] = name.split('@');
      return {
        'the very name': name,
        'upper case': name.toUpperCase(),
        'a wildcard': `${local.slice(0, -1)}?@${domain}`,
        'a star': `*@${domain}`,
        'a star alone': '*',
        percent: `${local}%${domain}`,
        'percent in the local part': `${local}%@${domain}`,
        NUL: `${name}\0@example.com`,
        newline: `${name}\n@example.com`,
        'carriage return': `x@example.com\r\n${name}`,
        tab: `${name}\tx@example.com`,
        'two @': `${name}@example.com`,
        'two @, the other way': `x@example.com@${domain}`,
        'a trailing dot': `${name}.`,
        'a leading blank': ` ${name}`,
        'a trailing blank': `${name} `,
        'a no-break space': `${name}\u00a0`,
        'full-width letters': `${local}@ｏｔｈｅｒ.ｏｒｇ`,
        'a full-width @': `${local}＠${domain}`,
        'a combining character': `${local}\u0301@${domain}`,
        'a zero-width space': `${local}\u200b@${domain}`,
        'right-to-left': `\u202e${name}`,
        'a dotted capital I': `${local}@other.org\u0130`,
        'a Kelvin sign': `\u212a${local}@${domain}`,
        'master user, with a star': `${name}*x@example.com`,
        'master user, with a slash': `${name}/x@example.com`,
        'master user, with a plus': `x+${local}@${domain}`,
        'a path': `../${name}`,
        'a path after': `${name}/../x@example.com`,
        quoted: `"${local}"@${domain}`,
        'a comma': `${name},x@example.com`,
        'an angle bracket': `<${name}>`,
        'an empty domain': `${local}@`,
        'no local part': `@${domain}`,
        'a variable': '%u',
        'a lone surrogate': `\ud800@${domain}`,
        'a very long one': `${'x'.repeat(10_000)}@${domain}`,
        nothing: '',
      };
    };
    test.each(Object.keys(variants('a@b')))('%s, reads and destroys nothing', async (variant) => {
      const name = variants(victim)[variant] ?? '';
      for (const as of [admin, selfOf('x@example.com'), withRole('helpdesk', 'example.com')]) {
        await expectNothingSent(gateway, async () => {
          const read = await gateway.ask(USER, { as, variables: { name } });
          expect(JSON.stringify(read.data ?? null)).toMatch(/^(null|\{"user":null\})$/);
          expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(read.errors[0]?.extensions.code);
          expect(JSON.stringify(read)).not.toContain('the secret of the victim');
          const write = await gateway.ask(EXPUNGE, { as, variables: { input: { user: name, search: { mailbox: 'INBOX', all: true } } } });
          expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(write.errors[0]?.extensions.code);
        });
      }
    });
  });

  describe('who asks whether a user exists', () => {
    const strip = (answer: unknown, name: string): string =>
      JSON.stringify(answer)
        .replaceAll(name, 'NAME')
        .replace(/"requestId":"[^"]+"/, '');

    test('gets the same answer, word for word, for existing and missing users', async () => {
      const ghost = `${randomUUID().slice(0, 8)}@other.org`;
      const queries = [
        'query ($n: String!) { user(name: $n) { home } }',
        'query ($n: String!) { user(name: $n) { sessions { totalCount } } }',
        'query ($n: String!) { viewer { can(permission: USER_READ, user: $n) { allowed reason } } }',
        'query ($n: String!) { sessions(mask: $n) { totalCount nodes { service } } }',
        'query ($n: String!) { users(mask: $n) { totalCount nodes { name } } }',
        'mutation ($n: String!) { sessionKick(input: { user: $n }) { outcome } }',
        'mutation ($n: String!) { sieveDelete(input: { user: $n, name: "x" }) { outcome errors { message log } } }',
        'mutation ($n: String!) { messageCopy(input: { user: "x@example.com", sourceUser: $n, destinationMailbox: "INBOX", search: { mailbox: "INBOX", all: true } }) { outcome } }',
      ];
      for (const query of queries) {
        const [real, none] = [
          await gateway.ask(query, { as: admin, variables: { n: victim } }),
          await gateway.ask(query, { as: admin, variables: { n: ghost } }),
        ];
        expect(strip(real, victim)).toBe(strip(none, ghost));
        expect(strip(real, victim)).not.toContain('USER_NOT_FOUND');
      }
    });

    test('learns nothing from node ids either', async () => {
      const id = (...parts: string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
      const ids = (name: string): string[] => [
        id('User', 'default', name),
        id('Mailbox', 'default', name, 'INBOX'),
        id('Message', 'default', name, 'INBOX', '0'.repeat(32), '1'),
        id('SieveScript', 'default', name, 'x'),
        id('Session', 'default', name, 'imap', '1', '127.0.0.1'),
        id('Mailbox', 'default', 'x@example.com', `shared/${name}/INBOX`),
        id('Message', 'default', 'x@example.com', `shared/${name}`, '0'.repeat(32), '1'),
      ];
      for (const [index, node] of ids(victim).entries()) {
        await expectNothingSent(gateway, async () => {
          const [real, none] = [
            await gateway.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { as: admin, variables: { id: node } }),
            await gateway.ask('query ($id: ID!) { node(id: $id) { __typename id } }', {
              as: admin,
              variables: { id: ids('nobody@other.org')[index] },
            }),
          ];
          expect(real.errors[0]?.extensions.code).toBe('FORBIDDEN');
          expect(strip(real, victim)).toBe(strip(none, 'nobody@other.org'));
        });
      }
    });
  });

  describe('with a node id that was forged', () => {
    const id = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    test.each([
      ['no base64', '***'],
      ['no JSON', id('{')],
      ['no list', id({ type: 'User' })],
      ['numbers', id(['User', 1, 2])],
      ['an unknown type', id(['Nothing', 'default', 'x@example.com'])],
      ['a type of the prototype', id(['constructor', 'default', 'x@example.com'])],
      ['an unknown host', id(['User', 'nowhere', 'x@example.com'])],
      ['a host that is an address', id(['User', 'http://127.0.0.1:1/', 'x@example.com'])],
      ['a user that is a pattern', id(['User', 'default', '*@example.com'])],
      ['a mailbox that is a pattern', id(['Mailbox', 'default', 'x@example.com', 'shared/*'])],
      ['too few parts', id(['Message', 'default'])],
      ['a UID that is an injection', id(['Message', 'default', 'x@example.com', 'INBOX', '0', '1 or all'])],
      ['10,000 parts', id(['User', ...Array<string>(10_000).fill('x')])],
    ])('%s, gets nothing', async (_, forged) => {
      const { data, errors } = await gateway.ask<{ node: unknown }>('query ($id: ID!) { node(id: $id) { __typename id } }', {
        as: admin,
        variables: { id: forged },
      });
      expect(data?.node ?? null).toBeNull();
      for (const { extensions } of errors) expect(['BAD_USER_INPUT', 'FORBIDDEN']).toContain(extensions.code);
    });
  });
});
