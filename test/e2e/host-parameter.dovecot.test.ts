import { expect, test } from 'vitest';
import { behindGateway, superadmin, type Bearer } from './gateway.ts';

const EXPANSION = '{ user(name: "alice@example.com") { expansion(template: "%{home}") } }';

behindGateway('parameters that reach into the mail host', (gateway) => {
  test('are off by default, for superadmin too, and nothing is sent', async () => {
    const sent = await gateway.countSent(async () => {
      const answer = await gateway.ask(EXPANSION);
      expect(answer.errors).toMatchObject([
        {
          message: 'expandField reaches into the mail host and is switched off: see ALLOW_HOST_PARAMETERS.',
          extensions: { code: 'FORBIDDEN', command: 'userExpand', field: 'expandField' },
        },
      ]);
      expect(answer.data).toEqual({ user: { expansion: null } });
    });
    expect(sent).toBe(1); // Query.user looks whether there is such a user.
  });

  test('messageImport is refused, and the refusal is in the audit log', async () => {
    const answer = await gateway.ask(
      `mutation { messageImport(input: { user: "alice@example.com", sourceLocation: "maildir:/etc", destinationParent: "Stolen",
        search: { all: true } }) { outcome } }`,
    );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', field: 'sourceLocation' } }]);
    expect(await gateway.auditLines()).toContainEqual(
      expect.objectContaining({ event: 'refused', command: 'messageImport', code: 'FORBIDDEN' }),
    );
  });
});

behindGateway(
  'parameters that reach into the mail host, opened',
  (gateway, dovecot) => {
    test('expand variables for a user', async () => {
      expect(await gateway.data(EXPANSION)).toEqual({ user: { expansion: expect.stringMatching(/\/home\/alice@example\.com$/) } });
    });

    test('return the fields of a login from elsewhere', async () => {
      const query = `{ user(name: "alice@example.com") {
        fieldsForLogin(login: { service: "imap", remoteIp: "192.0.2.7", localIp: "::1", remotePort: 4711 }) { name value } } }`;
      const { user } = await gateway.data<{ user: { fieldsForLogin: { name: string; value: string }[] } }>(query);
      expect(user.fieldsForLogin).toContainEqual({ name: 'uid', value: String(dovecot.user('alice@example.com').uid) });
    });

    test.each([
      ['no login at all', '{}', 'authInfo: must hold at least one entry'],
      ['an invalid address', '{ remoteIp: "bogus" }', 'authInfo: entry 1 must hold an IP address'],
      ['an invalid port', '{ localPort: 70000 }', 'authInfo: entry 1 must hold a port'],
      ['a service with a tab', '{ service: "imap\\tx" }', 'authInfo: entry 1 must name a service, for instance imap'],
    ])('take no %s: Dovecot would end', async (_, login, message) => {
      const answer = await gateway.ask(`{ user(name: "alice@example.com") { fieldsForLogin(login: ${login}) { name } } }`);
      expect(answer.errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    test('stay closed for callers other than a superadmin for everyone', async () => {
      const limited: Bearer = { ...superadmin, domains: ['example.com'] };
      expect((await gateway.ask(EXPANSION, { as: limited })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    test('stay closed when only another is allowed', async () => {
      const answer = await gateway.ask(
        `mutation { messageImport(input: { user: "alice@example.com", sourceLocation: "maildir:/etc", destinationParent: "Stolen",
          search: { all: true } }) { outcome } }`,
      );
      expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', field: 'sourceLocation' } }]);
    });
  },
  { ALLOW_HOST_PARAMETERS: 'expandField,authInfo' },
);
