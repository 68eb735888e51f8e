import { expect, test } from 'vitest';
import { behindGateway, makeToken, selfOf, withRole } from './gateway.ts';

behindGateway('who asks', (gateway) => {
  test('without a token gets 401 and no data, whatever is asked', async () => {
    for (const query of ['{ viewer { name } }', '{ users { totalCount } }', '{ __typename }', '{ nothing']) {
      const answer = await gateway.ask(query, { as: null });
      expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', retryable: false } }] });
      expect(answer.data ?? null).toBeNull();
    }
  });

  test('with a token that has expired gets 401 with the reason', async () => {
    const authorization = `Bearer ${await makeToken(selfOf('alice@example.com'), -60)}`;
    const answer = await gateway.ask('{ viewer { name } }', { as: null, headers: { authorization } });
    expect(answer).toMatchObject({ status: 401, errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('gets name, roles, permissions and scope, and sends nothing to Dovecot', async () => {
    const query = `{ viewer { name roles permissions scope { everyone domains users }
      mine: can(permission: SESSION_KICK, user: "Anyone@Example.COM") { allowed reason }
      foreign: can(permission: SESSION_KICK, user: "dave@other.org") { allowed reason }
      content: can(permission: MESSAGE_READ_CONTENT, user: "anyone@example.com") { allowed reason } } }`;
    const sent = await gateway.countSent(async () => {
      expect(await gateway.data(query, { as: withRole('helpdesk', 'example.com') })).toEqual({
        viewer: {
          name: 'helpdesk@staff.example',
          roles: ['helpdesk'],
          permissions: expect.arrayContaining(['MESSAGE_READ', 'SESSION_KICK']),
          scope: { everyone: false, domains: ['example.com'], users: [] },
          mine: { allowed: true, reason: null },
          foreign: { allowed: false, reason: 'The user is outside of the scope in which this token has SESSION_KICK.' },
          content: {
            allowed: false,
            reason: 'This needs the permission MESSAGE_READ_CONTENT, which no role of the token (helpdesk) gives.',
          },
        },
      });
    });
    expect(sent).toBe(0);
  });
});
