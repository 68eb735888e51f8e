import type { CommandClass } from '../command.ts';
import { CodedError } from '../errors.ts';
import { Connection } from '../wire/tcp/connection.ts';
import { connect, isSecure, type TcpEndpoint, type TlsStart } from '../wire/tcp/handshake.ts';

/** An idle connection holds a process of Dovecot. */
const KEPT_MS = 30_000;
/** A process keeps the configuration of when it began, and so does its connection (2.3.19, 2.4.1). */
const MAX_AGE_MS = 60_000;
/** On 2.3.19 each command slows those after it: 1.7 ms a command after 2,000, 2.9 ms after 8,000. */
const MAX_COMMANDS = 1_000;
/** What was idle for longer is not trusted with a write: its end can be under way to us, and then nobody would know whether the write has run. */
const FRESH_MS = 1_000;
/** A listener that did not let us in is tried again after this. */
const RETRY_MS = 5_000;
/** So long may it take then: no command waits for it, and a Dovecot that forks for HTTP in the meantime is slow to answer. */
const RETRY_CONNECT_MS = 30_000;

/** How the doveadm protocol of a host stands. */
export interface LineStatus {
  readonly state: 'UP' | 'DOWN';
  readonly since: Date;
  /** Why it is not up; null where it is. */
  readonly reason: string | null;
  /** Connections that are open. */
  readonly connectionCount: number;
}

/** The connections of one host that speak doveadm's own protocol. Those for mail and for server commands are kept apart: see `CommandClass`. */
export class LineConnections {
  /** Resolves when the first connection has been tried: before that, the status says nothing. */
  readonly tried: Promise<void>;
  readonly #endpoint: TcpEndpoint;
  readonly #connectMs: number;
  readonly #idle: Record<CommandClass, Connection[]> = { mail: [], server: [] };
  readonly #open = new Set<Connection>();
  /** Connections that were opened before this by `performance.now()` are not used any more. */
  #renewedAt = 0;
  #tlsStart: TlsStart = 'connection';
  #reason: string | null = null;
  #since = new Date();
  #retryAt = 0;
  #isRetrying = false;
  #closed = false;

  constructor(endpoint: TcpEndpoint, connectMs: number) {
    this.#endpoint = endpoint;
    this.#connectMs = connectMs;
    // So that the status says how things are before the first command is sent.
    this.tried = this.#retry(connectMs);
  }

  get status(): LineStatus {
    return { state: this.isUsable ? 'UP' : 'DOWN', since: this.#since, reason: this.#reason, connectionCount: this.#open.size };
  }

  /** Whether commands may be sent now. Where the listener did not let us in, it is tried in the background, by nobody's command. */
  get isUsable(): boolean {
    if (this.#reason === null) return !this.#closed;
    if (performance.now() >= this.#retryAt && !this.#isRetrying && !this.#closed) {
      void this.#retry(Math.max(this.#connectMs, RETRY_CONNECT_MS));
    }
    return false;
  }

  /**
   * A connection that nobody else uses: an idle one, or a new one.
   * @param isFresh only one that has answered a moment ago, or is new
   * @throws CodedError when no connection can be opened; no command has been sent
   */
  async take(opens: CommandClass, isFresh: boolean): Promise<Connection> {
    for (let connection = this.#idle[opens].pop(); connection !== undefined; connection = this.#idle[opens].pop()) {
      if (this.#isUsable(connection) && (!isFresh || isFreshlyUsed(connection))) {
        connection.setIdle(false);
        return connection;
      }
      connection.close();
      // The others were idle for longer.
      if (isFresh) break;
    }
    return this.#connect();
  }

  /** Keeps a connection for the next command, or closes it where it has served its time. */
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

  /** Closes what is idle, and what is in use as soon as it is not: it may lead to a server, or to a configuration, of before. */
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
      // A process can end while it greets, which says nothing of the listener.
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

  /** TLS begins with the connection or, where nobody answers to that, after STARTTLS. What works is done from then on. */
  async #handshake(timeoutMs: number): Promise<Connection> {
    const other: TlsStart = this.#tlsStart === 'connection' ? 'starttls' : 'connection';
    try {
      return new Connection(await connect(this.#endpoint, timeoutMs, this.#tlsStart));
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

  /** Connects, for the status alone. */
  async #retry(timeoutMs: number): Promise<void> {
    this.#isRetrying = true;
    try {
      this.giveBack(await this.#connect(timeoutMs), 'mail');
    } catch {
      // The status says why.
    } finally {
      this.#isRetrying = false;
    }
  }
}

/** Whether a connection was accepted, and ended before the handshake did. */
function isLost(error: unknown): boolean {
  const { code, cause } = error as CodedError;
  return code === 'UPSTREAM_UNAVAILABLE' && (cause as { code?: string } | undefined)?.code !== 'ECONNREFUSED' && cause !== undefined;
}

/** Whether a connection has answered a moment ago, so that its end would not have gone unnoticed. */
export function isFreshlyUsed({ usedAt }: Connection): boolean {
  return performance.now() - usedAt < FRESH_MS;
}
