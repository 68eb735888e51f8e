import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createClientAddress } from '../../src/server/client-address.ts';

const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test.each([
  ['no proxy is trusted', [], '127.0.0.1', '203.0.113.7', '127.0.0.1'],
  ['the connection comes from elsewhere', ['127.0.0.1'], '198.51.100.1', '203.0.113.7', '198.51.100.1'],
  ['the last address is the client', ['127.0.0.1'], '127.0.0.1', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['several proxies are skipped', ['127.0.0.1', '10.0.0.0/8'], '127.0.0.1', '6.6.6.6, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['the connection is IPv4 in IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['the client has IPv6', ['::1'], '::1', '[2001:db8::7]:443', '2001:db8::7'],
  ['the header is missing', ['127.0.0.1'], '127.0.0.1', undefined, '127.0.0.1'],
  ['the header holds no address', ['127.0.0.1'], '127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
] as const)('the client, where %s', (_, proxies, connection, forwarded, client) => {
  expect(createClientAddress(proxies)(request(connection, forwarded))).toBe(client);
});
