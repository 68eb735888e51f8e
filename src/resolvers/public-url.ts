import type { GraphQLContext } from '../context.ts';

/** A name or an address, and a port, as a Host header has them. */
const HOST = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** Where the client reaches this gateway, by its own words or those of a proxy in front. */
export function publicUrl({ request }: GraphQLContext): string {
  const scheme = request?.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const host = request?.headers.get('x-forwarded-host') ?? '';
  return `${scheme}://${HOST.test(host) ? host : 'localhost'}/`;
}
