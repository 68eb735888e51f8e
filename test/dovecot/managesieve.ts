import type { Dovecot } from './dovecot.ts';
import { LineConnection } from './line-connection.ts';

/** A Sieve script of a user. */
export interface ScriptName {
  name: string;
  active: boolean;
}

/** A ManageSieve client. Every method fails with the server's answer if that is not OK. */
export class ManageSieve {
  readonly #connection: LineConnection;

  private constructor(port: number) {
    this.#connection = new LineConnection(port);
  }

  /** Connects and logs in. */
  static async connect(dovecot: Dovecot, userName: string): Promise<ManageSieve> {
    const client = new ManageSieve(dovecot.ports.sieve);
    await client.#readAnswer();
    const credentials = Buffer.from(`\0${userName}\0${dovecot.user(userName).password}`).toString('base64');
    await client.#command(`AUTHENTICATE "PLAIN" ${quote(credentials)}`);
    return client;
  }

  async listScripts(): Promise<ScriptName[]> {
    const lines = await this.#command('LISTSCRIPTS');
    return lines.map(([name = '', mark]) => ({ name, active: mark === 'ACTIVE' }));
  }

  async getScript(name: string): Promise<string> {
    const lines = await this.#command(`GETSCRIPT ${quote(name)}`);
    return lines[0]?.[0] ?? '';
  }

  async putScript(name: string, script: string): Promise<void> {
    await this.#command(`PUTSCRIPT ${quote(name)} {${Buffer.byteLength(script)}+}\r\n${script}`);
  }

  /** Makes a script the active one; the empty name makes none active. */
  async setActive(name: string): Promise<void> {
    await this.#command(`SETACTIVE ${quote(name)}`);
  }

  async deleteScript(name: string): Promise<void> {
    await this.#command(`DELETESCRIPT ${quote(name)}`);
  }

  close(): void {
    this.#connection.close();
  }

  async #command(line: string): Promise<string[][]> {
    this.#connection.write(`${line}\r\n`);
    return this.#readAnswer();
  }

  /** The lines before OK, each as its words; strings are unquoted. */
  async #readAnswer(): Promise<string[][]> {
    const lines: string[][] = [];
    for (;;) {
      const words = await this.#readWords();
      const [status = ''] = words;
      if (status === 'OK') return lines;
      if (status === 'NO' || status === 'BYE') throw new Error(words.join(' '));
      lines.push(words);
    }
  }

  async #readWords(): Promise<string[]> {
    const words: string[] = [];
    for (;;) {
      const line = await this.#connection.readLine();
      const literal = /\{(\d+)\}$/.exec(line);
      words.push(...splitWords(literal ? line.slice(0, literal.index) : line));
      if (!literal) return words;
      words.push((await this.#connection.readBytes(Number(literal[1]))).toString('utf8'));
    }
  }
}

/** Runs `use` with a logged in ManageSieve client and closes it afterwards. */
export async function withManageSieve<Result>(
  dovecot: Dovecot,
  userName: string,
  use: (client: ManageSieve) => Promise<Result>,
): Promise<Result> {
  const client = await ManageSieve.connect(dovecot, userName);
  try {
    return await use(client);
  } finally {
    client.close();
  }
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function splitWords(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\([^)]*\)|[^\s"]+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  );
}
