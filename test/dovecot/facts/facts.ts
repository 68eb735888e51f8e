import type { Dovecot } from '../dovecot.ts';
import { postCommands, postRaw } from '../http.ts';
import type { Series } from '../install.ts';

/** What Dovecot does with commands, without the gateway. docs/dovecot.md names these. */
export interface Fact {
  readonly name: string;
  /** @default both */
  readonly series?: Series;
  /** What was seen, and what docs/dovecot.md says should be seen. */
  readonly show: (ask: Asker) => Promise<readonly [seen: unknown, said: unknown]>;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The process ended, or the connection broke, before there was an answer. */
export const ENDS = 'ends';

/** Sends commands to one Dovecot as a user of its own. */
export class Asker {
  readonly dovecot: Dovecot;
  readonly user: string;

  constructor(dovecot: Dovecot, user: string) {
    this.dovecot = dovecot;
    this.user = user;
  }

  get is23(): boolean {
    return this.dovecot.series === '2.3';
  }

  /** Rows, an exit code, the type of another error, or that the process ended. */
  async run(command: string, parameters: Parameters = {}): Promise<unknown> {
    return (await this.all([[command, parameters]]))[0];
  }

  /** The same of one envelope. */
  async all(commands: readonly (readonly [command: string, parameters: Parameters])[]): Promise<readonly unknown[]> {
    const envelope = commands.map(([command, parameters], index) => [command, { user: this.user, ...parameters }, `t${String(index)}`]);
    const replies = await postCommands(this.dovecot, envelope as [string, Record<string, unknown>, string][]).catch(() => null);
    if (replies === null) return commands.map(() => ENDS);
    return replies.map(([kind, payload]) => (kind === 'doveadmResponse' ? payload : codeOf(payload)));
  }

  /** The status and the text of an answer to any text; 0 where there was none. */
  async raw(body: string): Promise<{ status: number; body: string }> {
    return postRaw(this.dovecot, body).catch(() => ({ status: 0, body: '' }));
  }

  /** Stores a message in a mailbox that is made where it is missing. */
  async save(mailbox: string, message: string): Promise<void> {
    if (mailbox !== 'INBOX') await this.run('mailboxCreate', { mailbox });
    const saved = await this.run('save', { mailbox, file: message });
    if (JSON.stringify(saved) !== '[]') throw new Error(`The message was not saved: ${JSON.stringify(saved)}`);
  }

  /** The values of one field, row by row. */
  async fetch(field: string, ...query: readonly string[]): Promise<readonly unknown[]> {
    const rows = await this.run('fetch', { field: [field], query });
    return Array.isArray(rows) ? rows.map((row: Parameters) => row[field]) : [rows];
  }

  /** The names of mailboxes that are listed. */
  async mailboxes(parameters: Parameters = {}): Promise<readonly unknown[]> {
    const rows = await this.run('mailboxList', { mailboxMask: ['*', '*'], ...parameters });
    return Array.isArray(rows) ? rows.map(({ mailbox }: { mailbox: string }) => mailbox) : [rows];
  }
}

function codeOf(payload: unknown): unknown {
  const { type, exitCode } = payload as { type: string; exitCode: number };
  return type === 'exitCode' ? exitCode : type;
}
