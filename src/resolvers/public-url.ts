import type { GraphQLContext } from '../context.ts';

/** A name or an address, and a port, as in a Host header. */
const HOST = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** The URL where the client reaches this gateway, according to the client or a proxy in front. */
export function publicUrl({ request }: GraphQLContext): string {
  const scheme = request?.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const host = request?.headers.get('x-forwarded-host') ?? '';
  return `${scheme}://${HOST.test(host) ? host : 'localhost'}/`;
}
