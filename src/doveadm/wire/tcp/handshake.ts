import { once } from 'node:events';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { CodedError } from '../../errors.ts';

/** The address and password of doveadm's own protocol. */
export interface TcpEndpoint {
  /** `doveadm://host:2425`; `doveadms://` is TLS. */
  readonly url: string;
  /** `doveadm_password`. */
  readonly password: string;
  readonly tls?: { readonly ca?: string | undefined; readonly cert?: string | undefined; readonly key?: string | undefined } | undefined;
}

/** How TLS begins: with the connection, or after STARTTLS. */
export type TlsStart = 'connection' | 'starttls';

/** With minor version 2, Dovecot 2.3 and 2.4 send packets, and send log lines beside answers without being asked to. */
const VERSION = 'VERSION\tdoveadm-server\t1\t2\n';
const DEFAULT_PORT = 2425;
/** A Dovecot that waits for STARTTLS does not answer the start of TLS: it waits for a line. */
const TLS_START_MS = 2_000;

/**
 * Opens a connection that is ready for commands.
 * @param onQueued called when the system has taken the connection, and a process of Dovecot has to accept it
 * @throws CodedError UPSTREAM_UNAVAILABLE | UPSTREAM_TIMEOUT | UPSTREAM_UNAUTHORIZED | UPSTREAM_CONFIG; no command was sent
 */
export async function connect(
  endpoint: TcpEndpoint,
  timeoutMs: number,
  tlsStart: TlsStart,
  onQueued: () => void = () => undefined,
): Promise<net.Socket> {
  const { address, name, secure } = addressOf(endpoint.url);
  const limitMs = secure && tlsStart === 'connection' ? Math.min(timeoutMs, TLS_START_MS) : timeoutMs;
  const plain = net.connect({ ...address, noDelay: true });
  let socket = plain;
  const timer = setTimeout(() => {
    socket.destroy(new CodedError('UPSTREAM_UNAVAILABLE', `Dovecot's doveadm protocol did not answer within ${String(limitMs / 1000)} s.`));
  }, limitMs);
  try {
    await once(plain, 'connect');
    onQueued();
    if (secure && tlsStart === 'connection') socket = await startTls(plain, name, endpoint);
    socket.write(VERSION);
    await expectVersion(socket);
    if (secure && tlsStart === 'starttls') {
      plain.write('STARTTLS\n');
      socket = await startTls(plain, name, endpoint);
    }
    socket.write(`PLAIN\t${Buffer.from(`\0doveadm\0${endpoint.password}`).toString('base64')}\n`);
    const answer = await readLine(socket);
    if (answer === '+') return socket;
    throw new CodedError('UPSTREAM_UNAUTHORIZED', 'Dovecot refused the password: check DOVEADM_PASSWORD against doveadm_password.');
  } catch (error) {
    socket.destroy();
    plain.destroy();
    throw explain(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a URL requires TLS. */
export function isSecure(url: string): boolean {
  return addressOf(url).secure;
}

function addressOf(url: string): { address: { host: string; port: number }; name: string | undefined; secure: boolean } {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const name = net.isIP(host) === 0 ? host : undefined;
  return { address: { host, port: Number(port || DEFAULT_PORT) }, name, secure: protocol === 'doveadms:' };
}

async function startTls(socket: net.Socket, servername: string | undefined, { tls: trust = {} }: TcpEndpoint): Promise<tls.TLSSocket> {
  const { ca, cert, key } = trust;
  const secure = tls.connect({ socket, servername, host: socket.remoteAddress ?? '', ca, cert, key });
  await once(secure, 'secureConnect');
  return secure;
}

/** Reads Dovecot's version, and its request for the password. */
async function expectVersion(socket: net.Socket): Promise<void> {
  const version = await readLine(socket);
  const wants = version.startsWith('VERSION\tdoveadm-client\t1\t') ? await readLine(socket) : null;
  if (wants !== '-') throw new CodedError('UPSTREAM_CONFIG', 'What answers is not the doveadm protocol: check DOVEADM_TCP_URL.');
}

/** Far longer than any line of a handshake. */
const MAX_LINE_BYTES = 1024;

/** Reads one line, without its end. What follows stays unread. */
async function readLine(socket: net.Socket): Promise<string> {
  const line: Buffer[] = [];
  for (let length = 0; length <= MAX_LINE_BYTES;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) {
      if (socket.readableEnded || socket.destroyed) throw socket.errored ?? new Error('the connection ended');
      await once(socket, 'readable');
      continue;
    }
    const end = chunk.indexOf('\n');
    if (end >= 0) {
      if (end + 1 < chunk.length) socket.unshift(chunk.subarray(end + 1));
      return Buffer.concat([...line, chunk.subarray(0, end)]).toString('latin1');
    }
    line.push(chunk);
    length += chunk.length;
  }
  throw new CodedError('UPSTREAM_CONFIG', 'What answers is not the doveadm protocol: check DOVEADM_TCP_URL.');
}

function explain(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const { code, message } = error as { code?: string; message?: string };
  return new CodedError(
    'UPSTREAM_UNAVAILABLE',
    `Dovecot's doveadm protocol cannot be reached (${code ?? message ?? 'unknown'}).`,
    {},
    { cause: error },
  );
}
