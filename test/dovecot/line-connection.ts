import { connect, type Socket } from 'node:net';

/** A connection to a server that speaks in lines, such as LMTP and ManageSieve. */
export class LineConnection {
  readonly #socket: Socket;
  readonly #chunks: AsyncIterator<Buffer>;
  #buffer = Buffer.alloc(0);

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#chunks = this.#socket.iterator() as AsyncIterator<Buffer>;
  }

  /** The next line, without its line end. */
  async readLine(): Promise<string> {
    let end: number;
    while ((end = this.#buffer.indexOf('\r\n')) < 0) await this.#readMore();
    const line = this.#take(end).toString('utf8');
    this.#take(2);
    return line;
  }

  /** The next `count` bytes. */
  async readBytes(count: number): Promise<Buffer> {
    while (this.#buffer.length < count) await this.#readMore();
    return this.#take(count);
  }

  write(data: string | Buffer): void {
    this.#socket.write(data);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #readMore(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done) throw new Error('The server closed the connection');
    this.#buffer = Buffer.concat([this.#buffer, value]);
  }

  #take(count: number): Buffer {
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }
}
