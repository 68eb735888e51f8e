import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../config.ts';

/** The address of a server, and the settings that define it. */
export interface ListenAddress {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly settings: { readonly host: string; readonly port: string };
}

/**
 * Opens a server's port.
 * @returns its origin with the actual port, such as `http://127.0.0.1:4000`
 * @throws ConfigError naming the setting, when the address or the port cannot be used
 */
export async function listen(server: Server, address: ListenAddress): Promise<string> {
  const { host, port } = address;
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(faultOf(error, address));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String((server.address() as AddressInfo).port)}`;
}

function faultOf(error: NodeJS.ErrnoException, { host, port, settings }: ListenAddress): Error {
  const portFault = (problem: string): ConfigError => new ConfigError([`${settings.port}: ${String(port)} ${problem}`]);
  switch (error.code) {
    case 'EADDRINUSE':
      return portFault(`of ${host} is in use by another program: choose another port, or stop that program.`);
    case 'EACCES':
      return portFault('needs privileges that this process does not have: choose a port of 1024 or above.');
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError([`${settings.host}: ${host} is no address of this machine (${error.code}).`]);
    default:
      return error;
  }
}
