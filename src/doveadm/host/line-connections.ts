import type { CommandClass } from '../command.ts';
import { CodedError } from '../errors.ts';
import { Connection } from '../wire/tcp/connection.ts';
import { connect, isSecure, type TcpEndpoint, type TlsStart } from '../wire/tcp/handshake.ts';

/** An idle connection occupies a process of Dovecot. */
const KEPT_MS = 30_000;
/** A process keeps the configuration that it started with, and so does its connection (2.3.19, 2.4.1). */
const MAX_AGE_MS = 60_000;
/** On 2.3.19 each command slows those after it: 1.7 ms a command after 2,000, 2.9 ms after 8,000. */
const MAX_COMMANDS = 1_000;
/**
 * A write never uses a connection that was idle for longer. Dovecot may have closed it meanwhile, and the outcome of the write would then
 * be unknown.
 */
const FRESH_MS = 1_000;
/** How long to wait before another attempt after a failed connection. */
const RETRY_MS = 5_000;
/** The limit for a connection that no command waits for. Other clients of the HTTP API can keep Dovecot from it: see `EnvelopeSender.makeRoomFor`. */
const PATIENT_CONNECT_MS = 30_000;

/** The state of a host's doveadm protocol. */
export interface LineStatus {
  readonly state: 'UP' | 'DOWN';
  readonly since: Date;
  /** Why it is not up; null when it is. */
  readonly reason: string | null;
  /** Open connections. */
  readonly connectionCount: number;
}

/** The connections of one host that speak doveadm's own protocol. Mail and server commands use separate connections: see `CommandClass`. */
export class LineConnections {
  /** Resolves after the first attempt to connect. Before that, the status says nothing. */
  readonly tried: Promise<void>;
  readonly #endpoint: TcpEndpoint;
  readonly #connectMs: number;
  readonly #onQueued: (attempt: Promise<unknown>) => void;
  readonly #idle: Record<CommandClass, Connection[]> = { mail: [], server: [] };
  readonly #open = new Set<Connection>();
  /** Connections that were opened before this are not used any more, by `performance.now()`. */
  #renewedAt = 0;
  #tlsStart: TlsStart = 'connection';
  #reason: string | null = null;
  #since = new Date();
  #retryAt = 0;
  #isRetrying = false;
  #closed = false;

  /** @param onQueued receives each attempt to open a connection, when a process of Dovecot has to accept it */
  constructor(endpoint: TcpEndpoint, connectMs: number, onQueued: (attempt: Promise<unknown>) => void) {
    this.#endpoint = endpoint;
    this.#connectMs = connectMs;
    this.#onQueued = onQueued;
    // The status is then known before the first command is sent.
    this.tried = this.#retry();
  }

  get status(): LineStatus {
    return { state: this.isUsable ? 'UP' : 'DOWN', since: this.#since, reason: this.#reason, connectionCount: this.#open.size };
  }

  /** Whether commands may be sent now. After a failed connection, a background task tries again; no command does. */
  get isUsable(): boolean {
    if (this.#reason === null) return !this.#closed;
    if (performance.now() >= this.#retryAt && !this.#isRetrying && !this.#closed) {
      void this.#retry();
    }
    return false;
  }

  /**
   * A connection for exclusive use: an idle one, or a new one.
   * @param isFresh whether it must be new or have answered a moment ago
   * @returns null when no connection can be opened; `status` has the reason
   */
  take(opens: CommandClass, isFresh: boolean): Connection | Promise<Connection | null> {
    for (let connection = this.#idle[opens].pop(); connection !== undefined; connection = this.#idle[opens].pop()) {
      if (this.#isUsable(connection) && (!isFresh || isFreshlyUsed(connection))) {
        connection.setIdle(false);
        return connection;
      }
      connection.close();
      // The others were idle for longer.
      if (isFresh) break;
    }
    return this.#connect().catch(() => null);
  }

  /** Keeps a connection for the next command, or closes it at the end of its life. */
  giveBack(connection: Connection, opens: CommandClass): void {
    if (!this.#isUsable(connection)) {
      connection.close();
      return;
    }
    connection.setIdle(true);
    this.#idle[opens].push(connection);
    const { usedAt } = connection;
    setTimeout(() => {
      if (connection.usedAt === usedAt && this.#idle[opens].includes(connection)) connection.close();
    }, KEPT_MS).unref();
  }

  /** Closes idle connections now, and those in use as soon as they are idle. They may lead to an old server or an old configuration. */
  startAfresh(): void {
    this.#renewedAt = performance.now();
    for (const connection of Object.values(this.#idle).flat()) connection.close();
  }

  close(): void {
    this.#closed = true;
    for (const connection of this.#open) connection.close();
  }

  #isUsable({ isOpen, openedAt, commands }: Connection): boolean {
    return isOpen && !this.#closed && openedAt > this.#renewedAt && performance.now() - openedAt < MAX_AGE_MS && commands < MAX_COMMANDS;
  }

  async #connect(timeoutMs = this.#connectMs): Promise<Connection> {
    try {
      // A process can end during the greeting, which says nothing about the listener.
      const connection = await this.#handshake(timeoutMs).catch((error: unknown) => {
        if (!isLost(error)) throw error;
        return this.#handshake(timeoutMs);
      });
      if (this.#closed) {
        connection.close();
        throw new CodedError('UPSTREAM_UNAVAILABLE', 'The gateway is shutting down; nothing was sent.');
      }
      this.#open.add(connection);
      connection.onceClosed(() => {
        this.#open.delete(connection);
        for (const idle of Object.values(this.#idle)) if (idle.includes(connection)) idle.splice(idle.indexOf(connection), 1);
      });
      this.#become(null);
      return connection;
    } catch (error) {
      this.#retryAt = performance.now() + RETRY_MS;
      this.#become((error as Error).message);
      throw error;
    }
  }

  #become(reason: string | null): void {
    if ((reason === null) !== (this.#reason === null)) this.#since = new Date();
    this.#reason = reason;
  }

  /** TLS begins with the connection or, if the server does not answer that, after STARTTLS. Later connections use the way that worked. */
  async #handshake(timeoutMs: number): Promise<Connection> {
    const other: TlsStart = this.#tlsStart === 'connection' ? 'starttls' : 'connection';
    const attempt = connect(this.#endpoint, timeoutMs, this.#tlsStart, () => {
      this.#onQueued(attempt);
    });
    try {
      return new Connection(await attempt);
    } catch (error) {
      const isRefused = (error as CodedError).code === 'UPSTREAM_UNAUTHORIZED';
      if (isRefused || !isSecure(this.#endpoint.url)) throw error;
      const connection = await connect(this.#endpoint, timeoutMs, other).catch(() => {
        throw error;
      });
      this.#tlsStart = other;
      return new Connection(connection);
    }
  }

  /** Connects, only to update the status. */
  async #retry(): Promise<void> {
    this.#isRetrying = true;
    try {
      this.giveBack(await this.#connect(Math.max(this.#connectMs, PATIENT_CONNECT_MS)), 'mail');
    } catch {
      // The status has the reason.
    } finally {
      this.#isRetrying = false;
    }
  }
}

/** Whether a connection was accepted and ended before the handshake did. */
function isLost(error: unknown): boolean {
  const { code, cause } = error as CodedError;
  return code === 'UPSTREAM_UNAVAILABLE' && (cause as { code?: string } | undefined)?.code !== 'ECONNREFUSED' && cause !== undefined;
}

/** Whether a connection answered a moment ago, so that the gateway would have noticed its end. */
export function isFreshlyUsed({ usedAt }: Connection): boolean {
  return performance.now() - usedAt < FRESH_MS;
}
