import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { createBlockList } from '../config/networks.ts';

/** Finds the client's address of a request; null when the connection has ended. */
export type ClientAddressOf = (request: IncomingMessage) => string | null;

/**
 * Reads `X-Forwarded-For` when the connection comes from a trusted proxy. Each proxy appends the address that it saw, so the list is read
 * from the right: the first address that is not a trusted proxy is the client's. The client itself may have sent everything left of it.
 * @param proxies addresses, or networks such as `10.0.0.0/8`; checked before
 */
export function createClientAddress(proxies: readonly string[]): ClientAddressOf {
  const trusted = createBlockList(proxies);
  const isTrusted = (address: string): boolean => proxies.length > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (request) => {
    let client = plain(request.socket.remoteAddress);
    if (client === null || !isTrusted(client)) return client;
    const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    for (const part of forwarded.reverse()) {
      const address = plain(part.trim());
      // A proxy that appends no address is at fault. The last certain address counts.
      if (address === null) return client;
      client = address;
      if (!isTrusted(address)) return client;
    }
    return client;
  };
}

/** An address without a port, brackets or IPv6 prefix. Null when the text is not an address. */
function plain(text = ''): string | null {
  if (isIP(text) === 4) return text;
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? null : address;
}
