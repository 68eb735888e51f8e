import pg from 'pg';

const RECONNECT_MS = 2_000;
const KEEP_ALIVE_MS = 10_000;

/** A connection that waits for notifications, opened again whenever it breaks. */
export class PostgresListener {
  readonly #url: string;
  readonly #channel: string;
  readonly #onNotify: () => void;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param onNotify called for each notification, and when the connection is there again: some may have been missed */
  constructor(url: string, channel: string, onNotify: () => void) {
    this.#url = url;
    this.#channel = channel;
    this.#onNotify = onNotify;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'doveadm-graphql events',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    this.#client = client;
    const broken = (): void => {
      if (this.#client === client) this.#reconnectLater();
    };
    client.on('error', broken);
    client.on('end', broken);
    client.on('notification', this.#onNotify);
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.#channel)}`);
      this.#onNotify();
    } catch {
      broken();
      await client.end().catch(() => undefined);
    }
  }

  #reconnectLater(): void {
    this.#client = null;
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.#connect(), RECONNECT_MS).unref();
  }
}
