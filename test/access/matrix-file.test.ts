import { describe, expect, test } from 'vitest';
import { makeToken } from '../e2e/gateway.ts';
import { allowed, bearer, INSIDE, nameOf, PLACES, ROLES } from './matrix/callers.ts';
import { gatewayWithEveryWayIn } from './matrix/gateway.ts';
import { user, type Need } from './matrix/needs.ts';
import { idOf } from './matrix/samples.ts';

const { gateway, stub } = await gatewayWithEveryWayIn();

/** The files behind the URLs of fields, and the permission that each needs. */
const FILES: readonly (readonly [name: string, need: Need, method: string, path: (name: string) => string])[] = [
  ['Message.rawUrl', user('MESSAGE_READ_CONTENT'), 'GET', (name) => `/messages/${idOf('Message', name, 'INBOX', '0'.repeat(32), '1')}.eml`],
  ['Mailbox.exportUrl', user('MESSAGE_READ_CONTENT'), 'GET', (name) => `/mailboxes/${idOf('Mailbox', name, 'INBOX')}.mbox`],
  ['Mailbox.uploadUrl', user('MESSAGE_SAVE'), 'POST', (name) => `/mailboxes/${idOf('Mailbox', name, 'INBOX')}/messages`],
];

describe('a file', () => {
  test.each(FILES)('%s', async (_, need, method, path) => {
    for (const role of ROLES) {
      for (const place of PLACES) {
        stub.envelopes.length = 0;
        const answer = await fetch(new URL(path(nameOf(place)), gateway.server.url), {
          method,
          headers: { authorization: `Bearer ${await makeToken(bearer(role, place))}`, 'content-type': 'message/rfc822' },
          ...(method === 'POST' ? { body: 'Subject: x' } : {}),
        });
        const text = await answer.text();
        const where = `${role}, ${place}: ${String(answer.status)} ${text}`;
        if (allowed(need, role, place)) {
          expect(text, where).not.toContain('FORBIDDEN');
          expect(stub.commands.length, where).toBeGreaterThan(0);
        } else {
          const { errors } = JSON.parse(text) as { errors: { extensions: Record<string, unknown> }[] };
          expect([answer.status, errors[0]?.extensions.code], where).toEqual([403, 'FORBIDDEN']);
          expect(stub.commands, where).toEqual([]);
        }
      }
    }
  });

  test('is given to nobody without a token', async () => {
    for (const [, , method, path] of FILES) {
      const answer = await fetch(new URL(path(INSIDE), gateway.server.url), { method });
      expect(answer.status).toBe(401);
    }
  });
});
