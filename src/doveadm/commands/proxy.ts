import { defineCommand } from '../command.ts';
import { count, countOrNull, text, textOrNull } from '../decode.ts';
import { namedNotAddressed } from './session.ts';

/** A connection that Dovecot proxies to another server. */
export interface ProxyConnectionRow {
  readonly user: string;
  readonly service: string;
  readonly pid: number | null;
  readonly ip: string | null;
  readonly destinationIp: string | null;
  readonly destinationPort: number | null;
}

/** 2.4 answers with all connections, as `who` does. Proxied ones have a destination, and their service is the login process. */
export const proxyList = defineCommand({
  name: 'proxyList',
  summary: 'List the proxied connections.',
  effect: 'read',
  class: 'server',
  servedBy: 'proxy',
  permission: 'PROXY_READ',
  params: {},
  constants: { separateConnections: true },
  rows: (rows) => rows.filter((row) => (row['dest-ip'] ?? row.dest_ip) !== ''),
  owner: ({ username }) => String(username),
  decode: (rows) =>
    rows.map((row): ProxyConnectionRow => ({
      user: text(row, 'username'),
      service: text(row, 'service').replace(/-login$/, ''),
      pid: countOrNull(row, 'pid'),
      ip: textOrNull(row, 'src-ip') ?? textOrNull(row, 'ip'),
      destinationIp: textOrNull(row, 'dest-ip') ?? textOrNull(row, 'dest_ip'),
      destinationPort: countOrNull(row, 'dest-port'),
    })),
});

/** 2.4 also ends the user's other sessions on this host: there the command is the same as `kick`. Without an argument the process ends. */
export const proxyKick = defineCommand({
  name: 'proxyKick',
  summary: "End a user's proxied connections.",
  effect: 'destroy',
  class: 'server',
  servedBy: 'proxy',
  permission: 'PROXY_KICK',
  params: { user: 'user' },
  aliases: { user: ['mask'] },
  checks: { user: namedNotAddressed },
  decode: ([row]) => ({ kickedCount: row === undefined ? 0 : count(row, 'count') }),
});

/** An invalid address ends the process (2.4.1). */
export const proxyKickDestination = defineCommand({
  name: 'proxyKickDestination',
  wire: 'proxyKick',
  summary: 'End all proxied connections to one server.',
  effect: 'destroy',
  class: 'server',
  servedBy: 'proxy',
  hostOnly: true,
  permission: 'PROXY_KICK',
  confirmed: true,
  params: { destinationIp: 'ip' },
  aliases: { destinationIp: ['host', 'destHost'] },
  decode: ([row]) => ({ kickedCount: row === undefined ? 0 : count(row, 'count') }),
});
