import { expect } from 'vitest';
import { makeToken, superadmin, withRole, type Bearer, type TestGateway } from './gateway.ts';

/** A caller with rights for one domain, who tries to reach further. */
export const admin = withRole('domain-admin', 'example.com');

/** A query that every caller may run. */
export const WHO = '{ viewer { name } }';

/** Posts any body with any headers, with the token of any caller or without one. */
export async function post(
  gateway: TestGateway,
  body: BodyInit,
  headers: Record<string, string> = {},
  as: Bearer | null = superadmin,
): Promise<Response> {
  return fetch(gateway.server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as === null ? {} : { authorization: `Bearer ${await makeToken(as)}` }),
      ...headers,
    },
    body,
  });
}

/** Runs `use`, and expects that the gateway sends nothing to Dovecot meanwhile. */
export async function expectNothingSent(gateway: TestGateway, use: () => Promise<unknown>): Promise<void> {
  expect(await gateway.countSent(use)).toBe(0);
}
